import { strikeKind } from '@counterweight/domain/kinds';
import type { ViewId } from '@counterweight/domain/rows';
import { describe, expect, test } from 'vitest';
import { rebuild } from '../operate/rebuild.ts';
import { redact } from '../operate/redact.ts';
import { verify } from '../replay/verify.ts';
import type { Gate } from '../testing/memory/gate.ts';
import { sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleName } from '../testing/samples/sample-ledger.ts';
import { handleStreamBatch } from './stream-batch.ts';

const VIEW: ViewId = strikeKind.views[0] ?? 'none@0';

/** A batch of these entities, in this order, of which some cannot be read. */
async function failuresOf(locals: readonly string[], unreadable: readonly string[]) {
  const ledger = createSampleLedger();
  await ledger.accept(...[...new Set(locals)].map((local) => sampleReport({ local })));
  const deps = ledger.through({
    gate: async ({ method, args }) =>
      (method === 'entity' || method === 'entries') &&
      unreadable.some((local) => JSON.stringify(args).includes(`desk:${local}"`))
        ? { type: 'throws', message: 'no' }
        : undefined,
  });
  const records = locals.map((local, index) => ({ sequenceNumber: `${900 + index * 50}`, name: sampleName(local) }));
  const { batchItemFailures } = await handleStreamBatch(records, deps);
  return { failures: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), journal: await ledger.journal() };
}

test('a batch without failures reports none', async () => {
  expect(await failuresOf(['s1', 's2', 's1'], [])).toMatchObject({ failures: [] });
});

test('of several failures only the lowest sequence number is reported, in the stream’s order', async () => {
  const { failures } = await failuresOf(['s1', 's3', 's2', 's3', 's2'], ['s2', 's3']);
  expect(failures).toEqual(['950']);
});

test('what did not fail is projected, before and after the failure', async () => {
  const { failures, journal } = await failuresOf(['s1', 's2', 's3'], ['s2']);
  expect(failures).toEqual(['950']);
  expect(journal).toEqual(['1 2024-01-10: desk:s1 1 created, desk:s3 1 created']);
});

describe('what came next of its entity', () => {
  /** The calls by which a batch of these records is projected, and the journal after it. */
  async function callsOf(
    ledger: ReturnType<typeof createSampleLedger>,
    ...came: readonly (readonly [string, number])[]
  ) {
    const calls: string[] = [];
    const gate: Gate = async ({ method, moment }) => {
      if (moment === 'before' && method !== 'head') calls.push(method);
      return undefined;
    };
    const records = came.map(([local, revision], index) => {
      return { sequenceNumber: `${index}`, name: sampleName(local, revision) };
    });
    const { batchItemFailures } = await handleStreamBatch(records, ledger.through({ gate }));
    expect(batchItemFailures).toEqual([]);
    expect((await verify(ledger.deps)).differences).toEqual([]);
    return { calls, journal: await ledger.journal() };
  }

  test('is read together with that of others, whether the entities are new or not', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport({ local: 's1' }), sampleReport({ local: 's2' }));
    expect(await callsOf(ledger, ['s1', 1], ['s2', 1])).toEqual({
      calls: ['states', 'entries', 'commit'],
      journal: ['1 2024-01-10: desk:s1 1 created, desk:s2 1 created'],
    });
    await ledger.accept(sampleReport({ local: 's2', revision: 2 }), sampleReport({ local: 's2', revision: 3 }));
    await ledger.accept(sampleReport({ local: 's3' }));
    expect(await callsOf(ledger, ['s2', 2], ['s2', 3], ['s3', 1])).toMatchObject({
      calls: ['states', 'entries', 'commit'],
      journal: [expect.any(String), '2 2024-01-10: desk:s2 2 superseded, desk:s2 3 corrected, desk:s3 1 created'],
    });
  });

  test('and is known already, is not even read', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport());
    await callsOf(ledger, ['s1', 1]);
    expect((await callsOf(ledger, ['s1', 1], ['s1', 1])).calls).toEqual(['states']);
    expect(await ledger.journal()).toHaveLength(1);
  });

  test('is not all of it where a revision before it is not known: the entity is looked through', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport(), sampleReport({ revision: 2 }));
    expect(await callsOf(ledger, ['s1', 2])).toEqual({
      calls: ['states', 'entity', 'commit'],
      journal: ['1 2024-01-10: desk:s1 1 superseded, desk:s1 2 created'],
    });
  });

  test('is not all of it once a payload was redacted or a view was switched: the rows of before are there', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport());
    await callsOf(ledger, ['s1', 1]);
    await rebuild(VIEW, ledger.deps);
    await ledger.accept(sampleReport({ revision: 2 }));
    expect((await callsOf(ledger, ['s1', 2])).calls).toContain('entity');
    await redact({ ...sampleName('s1'), reason: 'an address', answer: 451 }, ledger.deps);
    await ledger.accept(sampleReport({ revision: 3 }));
    expect((await callsOf(ledger, ['s1', 3])).calls).toContain('entity');
    expect((await ledger.journal()).at(-1)).toBe('5 2024-01-10: desk:s1 3 corrected');
  });
});
