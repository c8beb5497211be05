import { describe, expect, test } from 'vitest';
import { ingest } from '../ingest/ingest.ts';
import { sendersOf } from '../ingest/senders.ts';
import { project } from '../project/project.ts';
import type { Gate } from '../testing/memory/gate.ts';
import { type SampleEvent, sampleDelivery, sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleRef } from '../testing/samples/sample-ledger.ts';
import { retryAllQuarantined, retryQuarantined } from './retry-quarantined.ts';

const STRANGER = { envelope: { account: '222222222222' } };
const unknownType = (id: string): SampleEvent => ({ ...sampleReport({ id }), type: 'counterweight.rumour.told.v1' });

/** Quarantines each, under its own bus id. */
async function refusing(...refused: readonly (readonly [SampleEvent, Parameters<typeof sampleDelivery>[1]?])[]) {
  const ledger = createSampleLedger();
  for (const [event, change] of refused) {
    ledger.deps.clock.nowMs += 1000;
    await ingest([sampleDelivery(event, { busId: event.id, ...change })], ledger.deps);
  }
  const accounts = [
    { account: '111111111111', sources: ['desk'] },
    { account: '222222222222', sources: ['desk'] },
  ];
  return { ...ledger, permitting: { ...ledger.deps, senders: sendersOf({ apiAccount: '999999999999', accounts }) } };
}

describe('one item', () => {
  test('that would be taken now is recorded as its sender sent it, and stays with what came of it', async () => {
    const { deps, permitting } = await refusing([sampleReport(), STRANGER]);
    expect(await retryQuarantined('s1-1', permitting)).toEqual({ id: 's1-1', outcome: 'accepted' });
    const [record] = await deps.ledger.entity(sampleRef('s1'));
    expect(record?.sender).toBe('account:222222222222/desk');
    expect(await deps.quarantine.get('s1-1')).toMatchObject({
      code: 'not_permitted',
      retries: [{ at: '2024-01-10T12:00:01.000Z', outcome: 'accepted' }],
    });
  });

  test('that is refused again keeps its first reason and gets the new one beside it', async () => {
    const { deps } = await refusing([sampleReport(), STRANGER]);
    const before = await deps.quarantine.get('s1-1');
    expect(await retryQuarantined('s1-1', deps)).toEqual({ id: 's1-1', outcome: 'quarantined', code: 'not_permitted' });
    await retryQuarantined('s1-1', deps);
    const retry = { at: '2024-01-10T12:00:01.000Z', outcome: 'quarantined', code: 'not_permitted' };
    expect(await deps.quarantine.get('s1-1')).toEqual({ ...before, retries: [retry, retry] });
  });

  test('that its sender has sent again in the meantime is a duplicate', async () => {
    const { accept, permitting } = await refusing([sampleReport({ id: 'first' }), STRANGER]);
    await accept(sampleReport({ id: 'second' }));
    expect(await retryQuarantined('first', permitting)).toMatchObject({ outcome: 'duplicate' });
  });

  test('of which only a part was kept is not sent, and says so', async () => {
    const long = sampleReport();
    const data = { ...long.data, sources: [{ publisher: 'P', title: 'x'.repeat(70_000) }] };
    const { deps, permitting } = await refusing([{ ...long, data }, STRANGER]);
    expect(await retryQuarantined('s1-1', permitting)).toMatchObject({
      outcome: 'not_retried',
      reason: expect.stringMatching(/^only a part of its 7\d{4} bytes was kept/),
    });
    expect(await deps.quarantine.get('s1-1')).not.toHaveProperty('retries');
  });

  test('that was redacted is not sent', async () => {
    const { deps, permitting } = await refusing([sampleReport(), STRANGER]);
    await deps.quarantine.redact('s1-1', 'names a person');
    expect(await retryQuarantined('s1-1', permitting)).toMatchObject({
      outcome: 'not_retried',
      reason: 'it was redacted: names a person',
    });
  });

  test('that could not be projected is projected once it can be', async () => {
    const { deps, accept, through } = await refusing();
    await accept(sampleReport());
    const gate: Gate = async ({ method, moment }) =>
      method === 'commit' && moment === 'before'
        ? { type: 'cancels', reasons: [{ item: { type: 'transaction' }, code: 'invalid' }] }
        : undefined;
    await project([sampleRef('s1')], through({ gate }));
    const [item] = (await deps.quarantine.list({}, undefined, 5)).items;
    if (item === undefined) throw new Error('nothing was quarantined');
    expect(await retryQuarantined(item.id, { ...deps, ...through({ gate }) })).toMatchObject({
      outcome: 'quarantined',
    });
    expect(await retryQuarantined(item.id, deps)).toEqual({ id: item.id, outcome: 'projected' });
    expect((await deps.quarantine.get(item.id))?.retries?.map(({ outcome }) => outcome)).toEqual([
      'quarantined',
      'projected',
    ]);
  });

  test('that is not there is not there', async () => {
    expect(await retryQuarantined('none', (await refusing()).deps)).toBeUndefined();
  });
});

describe('all of them', () => {
  test('are retried page by page, those of one code alone when it is given, and none that has come through', async () => {
    const locals = Array.from({ length: 30 }, (_, n) => `s${n}`);
    const { permitting } = await refusing(...locals.map((local) => [sampleReport({ local }), STRANGER] as const), [
      unknownType('odd'),
    ]);
    const retryAll = async (code?: 'not_permitted') => {
      const outcomes: string[] = [];
      let after: string | undefined;
      do {
        const page = await retryAllQuarantined({ ...(code && { code }), ...(after && { after }) }, permitting);
        outcomes.push(...page.retried.map(({ outcome }) => outcome));
        after = page.next;
      } while (after !== undefined);
      return outcomes;
    };
    expect(await retryAll('not_permitted')).toEqual(locals.map(() => 'accepted'));
    expect(await retryAll()).toEqual(['quarantined']);
  });
});
