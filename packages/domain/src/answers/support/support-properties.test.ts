import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import type { RecordContent } from '../../kinds/kind.ts';
import { foldPledge } from '../../kinds/pledge/pledge-state.ts';
import {
  headerRecord,
  money,
  onDay,
  retractedTransaction,
  samplePledge,
  transactionRecordOf,
  withdrawnHeader,
} from '../../kinds/pledge/sample-pledges.ts';
import { supportView } from '../../kinds/pledge/support-view.ts';
import { stages } from '../../kinds/pledge/transaction.ts';
import { mergeRows } from '../../rows/merge-rows.ts';
import type { StoredRow } from '../../rows/stored-row.ts';
import type { EntityId } from '../../values/ids.ts';
import { add, type Decimal, ZERO } from '../../values/money/decimal.ts';
import { sampleRates } from './sample-support.ts';
import { answerSupport } from './support-answer.ts';
import { type SupportGrouping, supportGroupings } from './support-rows.ts';
import { selectSupport } from './support-selection.ts';
import { shareOfSupport } from './support-share.ts';

const entities = ['a', 'b', 'c'].map(samplePledge);
const rates = sampleRates({
  '2024-01-05': { USD: '1.0921', GBP: '0.86095' },
  '2024-02-01': { USD: '1.0814', GBP: '0.8543' },
});
const filter = { sources: ['desk'] };

const whens = [
  onDay('2024-01-05'),
  onDay('2024-02-01'),
  { precision: 'month', month: '2024-02' },
  { precision: 'undated' },
] as const;
const amounts = fc.tuple(fc.integer({ min: 0, max: 10 ** 12 }), fc.constantFrom('EUR', 'USD', 'GBP', 'UAH'));
const values = amounts.map(([cents, currency]) =>
  money(`${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`, currency),
);
const stageBodies = fc.record({ type: fc.constantFrom(...stages), when: fc.constantFrom(...whens), value: values });
const negatives = values.map(({ known, money: { amount, currency } }) => ({
  known,
  money: { amount: `-${amount}`, currency },
}));
const adjustmentBodies = fc.record({
  type: fc.constantFrom('reduced', 'revalued'),
  applies_to: fc.constantFrom('t1', 't2', 't3'),
  when: fc.constantFrom(...whens),
  value: negatives,
});

/** What a source may send of one record: of one pledge, with a revision of its own. */
const headers = fc.record({
  donor: fc.constantFrom('USA', 'DEU', 'EU'),
  category: fc.constantFrom('military', 'financial'),
  part_of: fc.option(fc.constantFrom('desk:a', 'desk:b', 'desk:z'), { nil: undefined }),
});
type Recording = readonly [EntityId, RecordContent];
const recordings: fc.Arbitrary<Recording> = fc
  .tuple(
    fc.constantFrom(...entities),
    fc.integer({ min: 1, max: 5 }),
    fc.nat(9),
    headers,
    stageBodies,
    adjustmentBodies,
  )
  .map(([entity, revision, choice, header, body, adjustment]) => {
    if (choice < 3)
      return [
        entity,
        headerRecord(entity, header.part_of === entity ? { ...header, part_of: undefined } : header, revision),
      ];
    if (choice === 3) return [entity, withdrawnHeader(entity, revision)];
    const id = `t${(choice % 4) + 1}`;
    if (choice === 4) return [entity, retractedTransaction(entity, id, revision)];
    if (choice < 6 && adjustment.applies_to !== id)
      return [entity, transactionRecordOf(entity, id, adjustment, revision)];
    return [entity, transactionRecordOf(entity, id, body, revision)];
  });

/** The ledger takes a record's revision once: what comes later under the same name is a conflict. */
const histories = fc.array(recordings, { maxLength: 30 }).map((all) => {
  const names = new Map(all.toReversed().map((each) => [`${each[0]} ${each[1].record} ${each[1].revision}`, each]));
  return [...names.values()];
});

/** Rows as they stand after each delivery. */
function deliver(deliveries: readonly Recording[]) {
  const held = new Map<EntityId, RecordContent[]>();
  const applied = new Map<EntityId, readonly StoredRow[]>();
  for (const [entity, record] of deliveries) {
    held.set(entity, [...(held.get(entity) ?? []), record]);
    applied.set(entity, mergeRows(supportView.contributions(foldPledge(entity, held.get(entity) ?? []))));
  }
  return { rows: [...applied.values()].flat(), contributions: [...applied.values()] };
}

function answer(rows: readonly StoredRow[], by: readonly SupportGrouping[] = ['donor']) {
  return answerSupport(rows, rates, filter, by, 'EUR', 'announcement_day');
}

property.prop([histories, fc.infiniteStream(fc.nat())])(
  'any order, any duplication and any revisions leave the same answer, headers that go and come back included',
  (history, dice) => {
    const once = deliver(history);
    const twice = [...history, ...history]
      .map((each) => ({ each, at: dice.next().value ?? 0 }))
      .sort((a, b) => a.at - b.at)
      .map(({ each }) => each);
    expect(answer(deliver(twice).rows, ['donor', 'month'])).toEqual(answer(once.rows, ['donor', 'month']));
    expect(answer(once.rows.toReversed(), ['category', 'year'])).toEqual(answer(once.rows, ['category', 'year']));
  },
);

const groupings = fc.uniqueArray(fc.constantFrom(...supportGroupings), { minLength: 1, maxLength: 2 });

property.prop([histories, groupings])(
  'under any grouping the rows add up to the totals, to the last digit',
  (history, by) => {
    const { rows: stored } = deliver(history);
    const grouped = answer(stored, by);
    const plain = answer(stored, []);
    expect(grouped.totals).toEqual(plain.totals);
    for (const total of grouped.totals) {
      const rows = grouped.rows.filter(({ stage }) => stage === total.stage);
      expect(natives(rows.map(({ native }) => native))).toEqual(natives([total.native]));
      expect(sumOf(rows, ({ transactions }) => transactions)).toBe(total.transactions);
      expect(sumOf(rows, ({ packages }) => packages)).toBe(total.packages);
    }
  },
);

property.prop([histories])('what each pledge adds re-adds to the total exactly, before the one rounding', (history) => {
  const { rows, contributions } = deliver(history);
  const selection = selectSupport(rows, filter);
  const shares = contributions.flatMap((each) => shareOfSupport(each, selection, rates, 'EUR', 'announcement_day'));
  const exact = shareOfSupport(contributions.flat(), selection, rates, 'EUR', 'announcement_day');
  for (const { stage, amount } of exact) {
    const added = shares
      .filter((share) => share.stage === stage)
      .reduce((sum, share) => add(sum, share.amount ?? ZERO), ZERO);
    expect(added).toBe(amount ?? ZERO);
  }
});

function natives(all: readonly Readonly<Record<string, Decimal>>[]) {
  const sums = new Map<string, Decimal>();
  for (const native of all) {
    for (const [currency, amount] of Object.entries(native))
      sums.set(currency, add(sums.get(currency) ?? ZERO, amount));
  }
  return Object.fromEntries([...sums].sort());
}

function sumOf<Row>(rows: readonly Row[], count: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + count(row), 0);
}
