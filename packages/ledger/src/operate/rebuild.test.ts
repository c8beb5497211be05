import { countIn, type ViewId } from '@counterweight/domain/rows';
import { seqSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { compact } from '../compact/compact.ts';
import { recordNameText } from '../ports/ledger.ts';
import { project } from '../project/project.ts';
import { createLedgerMemory } from '../read/ledger-memory.ts';
import { verify } from '../replay/verify.ts';
import type { Gate } from '../testing/memory/gate.ts';
import { recordKey } from '../testing/memory/memory-store.ts';
import { sampleReport, sampleRetraction } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleRef } from '../testing/samples/sample-ledger.ts';
import { rebuild } from './rebuild.ts';

const VIEW: ViewId = 'strikes@3';
const DAY_MS = 86_400_000;
const counts = (launched: number) => ({ strike: { counts: { launched } } });

/** Two entities over three known days. */
async function livedIn() {
  const ledger = createSampleLedger();
  const { accept, deps } = ledger;
  await accept(sampleReport({ local: 's1', ...counts(10) }), sampleReport({ local: 's2', ...counts(5) }));
  await ledger.project('s1', 's2');
  deps.clock.nowMs += DAY_MS;
  await accept(sampleReport({ local: 's1', revision: 2, ...counts(7) }));
  await ledger.project('s1');
  deps.clock.nowMs += DAY_MS;
  await accept(sampleRetraction('s2', 2));
  await ledger.project('s2');
  return ledger;
}

type Ledger = ReturnType<typeof createSampleLedger>;

/** What stands at each position, as a reader who begins now gets it: launched, by axis and day. */
async function answers({ deps }: Ledger, through = Number.POSITIVE_INFINITY): Promise<readonly string[]> {
  const reading = await createLedgerMemory(deps).read();
  if (!reading.ok) throw new Error(reading.code);
  const positions = Array.from({ length: Math.min(reading.at.seq, through) }, (_, index) => seqSchema.parse(index + 1));
  return positions.flatMap((seq) =>
    [...reading.at.at(seq).rows(VIEW)]
      .map(({ axis, day, entity, measures }) => `${seq} ${axis} ${day} ${entity} ${countIn(measures, 'launched')}`)
      .sort(),
  );
}

/** Runs `act` at the n-th step; answers how many there were. */
function atStep(n: number, act: () => Promise<unknown> | 'kill') {
  let steps = 0;
  const gate: Gate = async () => {
    steps += 1;
    if (steps !== n) return undefined;
    const acted = act();
    if (acted === 'kill') return new Promise(() => {});
    await acted;
    return undefined;
  };
  return { gate, steps: () => steps };
}

describe('a rebuild', () => {
  test('gives the rows there were, at every position, and says what it came to', async () => {
    const ledger = await livedIn();
    const before = await answers(ledger);
    expect(await rebuild(VIEW, ledger.deps)).toEqual({ view: VIEW, seq: 4, rows: 6, entities: 2, catchUps: 0 });
    expect(await answers(ledger, 3)).toEqual(before);
    expect((await ledger.deps.ledger.head()).views[VIEW]).toBe(4);
    expect(await ledger.journal()).toHaveLength(4);
    expect((await verify(ledger.deps)).differences).toEqual([]);
  });

  test('repairs rows that the states have wrong', async () => {
    const ledger = await livedIn();
    const before = await answers(ledger);
    for (const [key, state] of ledger.deps.store.states.page(undefined, 10)) {
      ledger.deps.store.states.put(key, { ...state, rows: { ...state.rows, 'strikes@3/0': [] } });
    }
    expect((await verify(ledger.deps)).differences).not.toEqual([]);
    await rebuild(VIEW, ledger.deps);
    expect(await answers(ledger, 3)).toEqual(before);
    expect((await verify(ledger.deps)).differences).toEqual([]);
  });

  test('is moved by what comes in afterwards, and can be done again', async () => {
    const ledger = await livedIn();
    await rebuild(VIEW, ledger.deps);
    await ledger.accept(sampleReport({ local: 's1', revision: 3, ...counts(1) }), sampleReport({ local: 's3' }));
    expect(await ledger.project('s1', 's3')).toEqual(['desk:s1 projected', 'desk:s3 projected']);
    const moved = await answers(ledger);
    expect(moved.filter((line) => line.startsWith('5 end'))).toHaveLength(2);
    expect((await verify(ledger.deps)).differences).toEqual([]);
    await rebuild(VIEW, ledger.deps);
    expect(await answers(ledger, 5)).toEqual(moved);
    expect((await verify(ledger.deps)).differences).toEqual([]);
  });

  test('of an empty ledger is empty', async () => {
    const { deps } = createSampleLedger();
    expect(await rebuild(VIEW, deps)).toMatchObject({ rows: 0, entities: 0 });
    expect((await verify(deps)).differences).toEqual([]);
    expect(await createLedgerMemory(deps).read()).toMatchObject({ ok: true });
  });

  test('of a view that no code has is refused', async () => {
    await expect(rebuild('rumours@1', createSampleLedger().deps)).rejects.toThrow('no view is called rumours@1');
  });

  test('stops at a payload that is not what its hash says, and leaves the live rows', async () => {
    const ledger = await livedIn();
    const { records } = ledger.deps.store;
    const record = [
      ...(await ledger.deps.ledger.records(await ledger.deps.ledger.entity(sampleRef('s1')))).values(),
    ][0];
    if (record === undefined) throw new Error('no record');
    records.put(recordKey(record), { ...record, payload: { kept: true, data: { forged: true }, salt: '5a' } });
    await expect(rebuild(VIEW, ledger.deps)).rejects.toThrow(
      `${recordNameText(record)}: the payload is not what its hash says`,
    );
    expect((await ledger.deps.ledger.head()).views[VIEW]).toBe(0);
  });
});

describe('while events come in', () => {
  test('at any moment: the record is in the rebuilt view once', async () => {
    for (let moment = 1; moment < 300; moment += 1) {
      const ledger = await livedIn();
      const { gate, steps } = atStep(moment, async () => {
        await ledger.accept(sampleReport({ local: 's1', revision: 3, ...counts(1) }), sampleReport({ local: 's3' }));
        await ledger.project('s1', 's3');
      });
      await rebuild(VIEW, ledger.through({ gate, pageSize: 1 }));
      if (steps() < moment) return;
      expect((await verify(ledger.deps)).differences, `at step ${moment}`).toEqual([]);
      expect((await answers(ledger, 4)).filter((line) => line.startsWith('4 end')).length).toBeLessThanOrEqual(2);
      await ledger.accept(sampleReport({ local: 's4' }));
      await ledger.project('s4', 's1');
      expect((await verify(ledger.deps)).differences, `after step ${moment}`).toEqual([]);
    }
    throw new Error('it never ended');
  });

  test('a projection that is under way at any moment of it lands in the rows that are read', async () => {
    for (let moment = 1; moment < 100; moment += 1) {
      const ledger = await livedIn();
      await ledger.accept(sampleReport({ local: 's1', revision: 3, ...counts(1) }), sampleReport({ local: 's3' }));
      const { gate, steps } = atStep(moment, () => rebuild(VIEW, ledger.deps));
      await project([sampleRef('s1'), sampleRef('s3')], ledger.through({ gate }));
      if (steps() < moment) return;
      expect((await verify(ledger.deps)).differences, `at step ${moment}`).toEqual([]);
      expect((await answers(ledger)).at(-1), `at step ${moment}`).toMatch(/start .* desk:s3 10$/);
    }
    throw new Error('it never ended');
  });
});

test('killed at any moment leaves rows that are right, and can be done again', async () => {
  for (let moment = 1; moment < 300; moment += 1) {
    const ledger = await livedIn();
    const before = await answers(ledger);
    let ended = false;
    const { gate } = atStep(moment, () => 'kill');
    void rebuild(VIEW, ledger.through({ gate, pageSize: 1 })).then(() => {
      ended = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    if (ended) return;
    expect(await answers(ledger, 3), `killed at step ${moment}`).toEqual(before);
    await rebuild(VIEW, ledger.deps);
    expect(await answers(ledger, 3), `killed at step ${moment}`).toEqual(before);
    expect((await verify(ledger.deps)).differences).toEqual([]);
  }
  throw new Error('it never ended');
});

test('a snapshot that is lost with rows made anew is made again by a compaction', async () => {
  const ledger = await livedIn();
  const before = await answers(ledger);
  const { seq } = await rebuild(VIEW, ledger.deps);
  await ledger.accept(sampleReport({ local: 's1', revision: 3, ...counts(1) }));
  await ledger.project('s1');
  const { objects } = ledger.deps;
  for (const key of await objects.list('views/strikes@3/', 100)) await objects.delete(key);
  await expect(answers(ledger, seq - 1)).rejects.toThrow('waits for');
  const deps = { ...ledger.deps, memory: createLedgerMemory(ledger.deps) };
  expect(await compact(deps)).toMatchObject({ outcome: 'compacted' });
  expect(await answers(ledger, seq - 1)).toEqual(before);
  expect((await verify(ledger.deps)).differences).toEqual([]);
  expect(await compact(deps)).toEqual({ outcome: 'not_due' });
});

test('beside a compaction that writes its manifest last, the rows made anew are in a snapshot', async () => {
  const ledger = await livedIn();
  const before = await answers(ledger);
  const { objects } = ledger.deps;
  const isManifest = (key: string) => key.startsWith('manifests/');
  let proceed = () => {};
  const written = new Promise<void>((resolve) => {
    proceed = resolve;
  });
  const late = async (key: string, bytes: Uint8Array) => {
    if (isManifest(key)) await written;
    await objects.put(key, bytes);
  };
  const slow = { ...ledger.deps, objects: { ...objects, put: late } };
  const compaction = compact({ ...slow, memory: createLedgerMemory(slow) });
  await new Promise((resolve) => setImmediate(resolve));
  const put = async (key: string, bytes: Uint8Array) => {
    await objects.put(key, bytes);
    if (!isManifest(key)) return;
    proceed();
    await compaction;
  };
  const { seq } = await rebuild(VIEW, { ...ledger.deps, objects: { ...objects, put } });
  expect(await answers(ledger, seq - 1)).toEqual(before);
  expect((await verify(ledger.deps)).differences).toEqual([]);
});
