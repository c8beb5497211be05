import { recordIdSchema, revisionSchema, sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { MAX_ENTITY_REVISIONS, MAX_PROJECTED_REVISIONS, RESERVED_FOR_RETRACTIONS } from '../ports/ledger.ts';
import { nameOf, recordOf } from '../testing/conformance/sample-records.ts';
import {
  createSampleDeps,
  type SampleEvent,
  sampleDelivery,
  sampleReport,
  sampleRetraction,
} from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger } from '../testing/samples/sample-ledger.ts';
import { ingest } from './ingest.ts';

const MOST_LIVE = MAX_ENTITY_REVISIONS - RESERVED_FOR_RETRACTIONS;
const source = sourceSchema.parse('desk');

/** An entity that holds so many revisions, from `first` on; projected or still to be. */
async function holding(count: number, { first = 1, projected = false } = {}) {
  const sample = createSampleLedger();
  await sample.accept(sampleReport({ id: 'e1', revision: first }));
  const [one] = await sample.deps.ledger.entity(nameOf('desk:s1'));
  if (one === undefined || one.payload.kept === 'apart') throw new Error('not there');
  for (let n = 1; n < count; n += 1) {
    await sample.deps.ledger.putRecord({ ...one, payload: one.payload, revision: revisionSchema.parse(first + n) });
  }
  if (projected) await sample.project('s1');
  const { deps } = sample;
  const deliver = async (event: SampleEvent) => (await ingest([sampleDelivery(event)], deps))[0];
  return { sample, deps, deliver };
}

describe.each([
  ['projected', true],
  ['accepted, of which none is projected', false],
])('an entity of as many revisions as it may have, %s', (_, projected) => {
  test('is given no more, and the sender is told how many there may be', async () => {
    const { deps, deliver } = await holding(MOST_LIVE, { projected });
    const more = sampleReport({ id: 'more', revision: MOST_LIVE + 1 });
    expect(await deliver(more)).toMatchObject({ outcome: 'quarantined', code: 'entity_full' });
    expect((await deps.quarantine.get('bus-more'))?.reason).toBe(
      'data.entity: desk:s1 holds 950 revisions or more; 1000 revisions are the most that an entity may have, and the last 50 of them are for retractions; report what is new as another entity',
    );
    expect((await deps.ledger.receipts([{ source, id: 'more' }])).size).toBe(0);
  });

  test('can be taken back, in the room that is kept for it', async () => {
    const { sample, deliver } = await holding(MOST_LIVE, { projected });
    expect(await deliver(sampleRetraction('s1', MOST_LIVE + 1))).toMatchObject({ outcome: 'accepted' });
    expect(await sample.project('s1')).toEqual(['desk:s1 projected']);
    expect(await sample.launched()).toEqual({});
  });

  test('leaves other entities room, and its own events are recognized when they come again', async () => {
    const { deliver } = await holding(MOST_LIVE, { projected });
    expect(await deliver(sampleReport({ local: 's2' }))).toMatchObject({ outcome: 'accepted' });
    expect(await deliver(sampleReport({ id: 'e1' }))).toMatchObject({ outcome: 'accepted' });
    const again = sampleReport({ id: 'again', revision: MOST_LIVE });
    expect(await deliver(again)).toMatchObject({ outcome: 'conflict', code: 'conflict' });
  });
});

test('an entity that is full to the last revision takes no retraction either, which says so', async () => {
  const { deps, deliver } = await holding(MAX_ENTITY_REVISIONS);
  const last = sampleRetraction('s1', MAX_ENTITY_REVISIONS + 1);
  expect(await deliver(last)).toMatchObject({ outcome: 'quarantined', code: 'entity_full' });
  const [item] = (await deps.quarantine.list({}, undefined, 1)).items;
  expect(item?.reason).toContain('can no longer be taken back');
});

test('low revisions that come late fill no more than the reserve', async () => {
  const { sample, deliver } = await holding(MOST_LIVE, { first: 101 });
  const outcomes: (string | undefined)[] = [];
  for (let revision = 1; revision <= 30; revision += 1)
    outcomes.push((await deliver(sampleReport({ revision })))?.outcome);
  expect(outcomes.filter((outcome) => outcome === 'accepted').length).toBeLessThanOrEqual(RESERVED_FOR_RETRACTIONS / 2);
  expect(await sample.project('s1')).toEqual(['desk:s1 projected']);
});

test('a burst of more revisions than there may be is refused beyond them, and what was taken is projected', async () => {
  const sample = createSampleLedger();
  const events = Array.from({ length: MAX_ENTITY_REVISIONS + 100 }, (_, n) => sampleReport({ revision: n + 1 }));
  const results = await ingest(
    events.map((event) => sampleDelivery(event)),
    sample.deps,
  );
  const accepted = results.filter(({ outcome }) => outcome === 'accepted').length;
  expect(accepted).toBeGreaterThanOrEqual(MOST_LIVE);
  expect(accepted).toBeLessThan(MAX_PROJECTED_REVISIONS);
  expect(results.filter(({ code }) => code === 'entity_full')).toHaveLength(results.length - accepted);
  expect(await sample.project('s1')).toEqual(['desk:s1 projected']);
});

test('a pledge’s transactions are counted, whatever each is called', async () => {
  const deps = createSampleDeps();
  const record = recordOf(nameOf('desk:p', 1, 't0', 'pledge'));
  for (let n = 0; n < MOST_LIVE; n += 1) {
    await deps.ledger.putRecord({ ...record, record: recordIdSchema.parse(`t${n}`) });
  }
  const transaction = {
    type: 'committed',
    when: { precision: 'day', day: '2024-01-10' },
    value: { known: 'money', money: { amount: '1', currency: 'USD' } },
  };
  const event: SampleEvent = {
    id: 'more',
    source: 'desk',
    type: 'counterweight.pledge.transaction_recorded.v1',
    data: {
      entity: 'desk:p',
      revision: 1,
      sources: [{ publisher: 'A desk', title: 'A report' }],
      transaction_id: 'more',
      transaction,
    },
  };
  expect(await ingest([sampleDelivery(event)], deps)).toMatchObject([{ code: 'entity_full' }]);
});
