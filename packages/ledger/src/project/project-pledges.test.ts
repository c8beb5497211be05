import { addMeasures, type Measures } from '@counterweight/domain/rows';
import { addDays, daySchema, entityIdSchema, seqSchema } from '@counterweight/domain/values';
import { expect, test } from 'vitest';
import { ingest } from '../ingest/ingest.ts';
import { MAX_ENTITY_ROWS } from '../ports/ledger.ts';
import { verify } from '../replay/verify.ts';
import {
  createSampleDeps,
  type SampleEvent,
  sampleDelivery,
  sampleReport,
} from '../testing/samples/sample-deliveries.ts';
import { sampleRef } from '../testing/samples/sample-ledger.ts';
import { project } from './project.ts';

const entity = entityIdSchema.parse('desk:p');
const sources = [{ publisher: 'A desk', title: 'A report' }];

function event(type: string, id: string, revision: number, content: Record<string, unknown>): SampleEvent {
  return {
    id,
    source: 'desk',
    type: `counterweight.pledge.${type}.v1`,
    data: { entity, revision, sources, ...content },
  };
}

function header(revision: number): SampleEvent {
  const pledge = { donor: 'USA', title: 'A package', category: 'military', new_money: 'unknown' };
  return event('announced', `header-${revision}`, revision, { pledge });
}

function withdrawal(revision: number): SampleEvent {
  return event('withdrawn', `header-${revision}`, revision, { reason: 'entered twice' });
}

function transaction(id: string, amount: string, revision = 1): SampleEvent {
  const value = { known: 'money', money: { amount, currency: 'USD' } };
  const body = { type: 'committed', when: { precision: 'day', day: '2024-01-05' }, value };
  return event('transaction_recorded', `${id}-${revision}`, revision, { transaction_id: id, transaction: body });
}

/** A ledger that takes one event after the other, each projected; `amounts` adds up the support view's rows by day. */
function createPledgeLedger() {
  const deps = createSampleDeps();
  return {
    deps,
    async take(...events: readonly SampleEvent[]): Promise<void> {
      for (const each of events) {
        await ingest([sampleDelivery(each)], deps);
        await project([{ kind: 'pledge', entity }], deps);
      }
    },
    /** The sum of the rows that stand; nothing where there are none. */
    async amounts(): Promise<readonly unknown[]> {
      const state = (await deps.ledger.states([{ kind: 'pledge', entity }])).get(`pledge ${entity}`);
      const rows = (state?.rows['support@2/0'] ?? []).filter(({ row }) => row.axis === 'day');
      const sum = rows.reduce<Measures>((total, { row }) => addMeasures(total, row.measures), {});
      return sum.amount === undefined ? [] : [sum.amount];
    },
  };
}

test('money is added exactly, whether its header comes first or last', async () => {
  for (const events of [
    [header(1), transaction('a', '0.1'), transaction('b', '0.2')],
    [transaction('b', '0.2'), transaction('a', '0.1'), header(1)],
  ]) {
    const ledger = createPledgeLedger();
    await ledger.take(...events);
    expect(await ledger.amounts()).toEqual(['0.3']);
    expect((await verify(ledger.deps)).differences).toEqual([]);
  }
});

test('a header that is withdrawn takes its money out, and a later one brings it back', async () => {
  const ledger = createPledgeLedger();
  await ledger.take(header(1), transaction('a', '90071992547409930.07'), withdrawal(2));
  expect(await ledger.amounts()).toEqual([]);
  await ledger.take(header(3));
  expect(await ledger.amounts()).toEqual(['90071992547409930.07']);
  await ledger.take(withdrawal(2), header(1), transaction('a', '5', 2));
  expect(await ledger.amounts()).toEqual(['5']);
  expect((await verify(ledger.deps)).differences).toEqual([]);
});

test('a pledge of many days, all dated anew at once, moves in one transaction', async () => {
  const { deps, take } = createPledgeLedger();
  const value = { known: 'none' };
  const dated = (id: string, when: unknown, revision: number) => {
    const units = [{ item: 'Patriot battery', count: 1 }];
    const body = { type: 'delivered', when, value, units };
    return event('transaction_recorded', `${id}-${revision}`, revision, { transaction_id: id, transaction: body });
  };
  const payments = (first: string, revision: number) =>
    Array.from({ length: 16 }, (_, n) =>
      dated(`t${n}`, { precision: 'day', day: addDays(daySchema.parse(first), n) }, revision),
    );
  await take(header(1), dated('u', { precision: 'undated' }, 1), ...payments('2023-01-05', 1));
  const revised = [header(2), dated('u', { precision: 'undated', text: 'later' }, 2), ...payments('2023-06-05', 2)];
  await ingest(
    revised.map((each) => sampleDelivery(each)),
    deps,
  );
  expect(await project([{ kind: 'pledge', entity }], deps)).toMatchObject([
    { outcome: 'projected', events: { length: 18 } },
  ]);
  expect((await verify(deps)).differences).toEqual([]);
});

test('a burst of many records becomes known at once, none of it left waiting', async () => {
  const { deps } = createPledgeLedger();
  const burst = [header(1), ...Array.from({ length: 150 }, (_, n) => transaction(`t${n}`, '1'))];
  await ingest(
    burst.map((each) => sampleDelivery(each)),
    deps,
  );
  const [result] = await project([{ kind: 'pledge', entity }], deps);
  expect(result).toMatchObject({ outcome: 'projected', events: { length: 151 } });
  const { differences, records } = await verify(deps);
  expect({ differences, records }).toMatchObject({ differences: [], records: 151 });
  expect(await project([{ kind: 'pledge', entity }], deps)).toMatchObject([{ outcome: 'unchanged' }]);
});

test('a pledge of more rows than an entity may have waits in quarantine, which says how many', async () => {
  const { deps } = createPledgeLedger();
  const many = [header(1), ...Array.from({ length: MAX_ENTITY_ROWS + 1 }, (_, n) => datedOn(n))];
  await ingest(
    many.map((each) => sampleDelivery(each)),
    deps,
  );
  expect(await project([{ kind: 'pledge', entity }], deps)).toMatchObject([
    { outcome: 'quarantined', error: expect.stringContaining(`at most ${MAX_ENTITY_ROWS}`) },
  ]);
  expect((await deps.ledger.head()).seq).toBe(0);
});

test('a pledge with several large payloads comes after others, alone', async () => {
  const { deps } = createPledgeLedger();
  const text = 'x'.repeat(1500);
  const large = (n: number): SampleEvent => {
    const each = datedOn(n);
    return { ...each, data: { ...each.data, sources: Array(4).fill({ ...sources[0], quote: text }) } };
  };
  const light = sampleReport({ local: 'light' });
  await ingest(
    [header(1), ...[0, 1, 2, 3].map(large), light].map((each) => sampleDelivery(each)),
    deps,
  );
  await project([{ kind: 'pledge', entity }, sampleRef('light')], deps);
  const items = await deps.ledger.journal(seqSchema.parse(0), 10);
  expect(items.map(({ records }) => records[0]?.kind)).toEqual(['strike', 'pledge']);
  expect((await verify(deps)).differences).toEqual([]);
});

/** A transaction on a day of its own. */
function datedOn(n: number): SampleEvent {
  const when = { precision: 'day', day: addDays(daySchema.parse('2022-03-01'), n) };
  const value = { known: 'money', money: { amount: '1', currency: 'USD' } };
  const body = { type: 'committed', when, value };
  return event('transaction_recorded', `d${n}-1`, 1, { transaction_id: `d${n}`, transaction: body });
}
