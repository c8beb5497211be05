import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { supportRows, type TransactionRow } from '../../kinds/pledge/support-rows.ts';
import { stages } from '../../kinds/pledge/transaction.ts';
import type { StoredRow } from '../../rows/stored-row.ts';
import { displayCurrencies, fxPolicySchema } from '../../values/money/conversion.ts';
import { decimalSchema } from '../../values/money/decimal.ts';
import { UsedQuotes } from '../../values/money/used-quotes.ts';
import { daySchema } from '../../values/time/day.ts';
import { sampleRates } from './sample-support.ts';
import { answerSupport } from './support-answer.ts';
import { matchesPledgeFilter, type SupportFilter } from './support-filter.ts';
import { conversionOf, RowSums, type SupportGrouping, supportGroupings } from './support-rows.ts';
import { selectSupport } from './support-selection.ts';
import { partOfRow } from './support-sums.ts';

const rates = sampleRates({
  '2024-01-05': { USD: '1.0921', GBP: '0.86095', IDR: '17000.123456', KRW: '1450.12' },
  '2024-01-08': { USD: '1.1', GBP: '0.8', AUD: '1.6391' },
  '2024-02-01': { USD: '1.0814', GBP: '0.8543', AUD: '1.64' },
});
const days = ['2024-01-01', '2024-01-05', '2024-01-08', '2024-01-31', '2024-02-01', '2024-05-01'].map((day) =>
  daySchema.parse(day),
);
const pledges = ['desk:a', 'desk:b', 'desk:c', 'desk:d'];

const cents = fc.oneof(
  fc.bigInt({ min: -(10n ** 6n), max: 10n ** 9n }),
  fc.bigInt({ min: 0n, max: 10n ** 20n }),
  fc.constant(0n),
);
const amounts = fc.tuple(cents, fc.constantFrom(0, 1, 2, 5, 12)).map(([units, places]) => {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const text = `${digits.slice(0, digits.length - places)}.${digits.slice(digits.length - places)}`.replace(
    /\.?0*$/,
    '',
  );
  return decimalSchema.parse(`${units < 0n && text !== '0' ? '-' : ''}${text}`);
});
const transactions: fc.Arbitrary<TransactionRow> = fc.record({
  axis: fc.constant('day' as const),
  day: fc.constantFrom(...days, 'undated' as const),
  source: fc.constantFrom('desk', 'other'),
  pledge: fc.constantFrom(...pledges),
  donor: fc.constantFrom('USA', 'DEU'),
  category: fc.constantFrom('military' as const, 'energy' as const),
  subcategory: fc.constantFrom('unspecified', 'grid'),
  umbrella: fc.constant(undefined),
  stage: fc.constantFrom(...stages),
  precision: fc.constantFrom('day' as const, 'month' as const),
  currency: fc.constantFrom('EUR', 'USD', 'GBP', 'IDR', 'KRW', 'UAH', undefined),
  reported: fc.constantFrom('EUR', 'USD', undefined),
  measures: fc.record(
    { transactions: fc.nat(3), packages: fc.nat(2), unpriced: fc.nat(2), amount: amounts, reported: amounts },
    { requiredKeys: [] },
  ),
});
const headers = fc.record({
  axis: fc.constant('list' as const),
  day: fc.constantFrom(...days),
  source: fc.constantFrom('desk', 'other'),
  status: fc.constantFrom('committed' as const, 'withdrawn' as const),
  donor: fc.constantFrom('USA', 'DEU', undefined),
  category: fc.constantFrom('military' as const, undefined),
  subcategory: fc.constantFrom('grid', undefined),
  umbrella: fc.constantFrom(...pledges, 'desk:gone', undefined),
  replenishment: fc.boolean(),
  measures: fc.record({ pledges: fc.constant(1), without_target: fc.nat(3) }, { requiredKeys: ['pledges'] }),
});
const tables: fc.Arbitrary<readonly StoredRow[]> = fc
  .tuple(fc.array(transactions, { maxLength: 40 }), fc.array(headers, { minLength: 4, maxLength: 4 }))
  .map(([some, all]) => [
    ...all.map((header, index) => supportRows.write({ ...header, pledge: pledges[index] ?? '' })),
    ...some.map(supportRows.write),
  ]);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const filters: fc.Arbitrary<SupportFilter> = fc
  .record({
    sources: fc.constantFrom(['desk'], ['desk', 'other']),
    donors: optional(fc.constant(['USA'])),
    categories: optional(fc.constant(['military'])),
    stages: optional(fc.constant(['committed', 'delivered'])),
    from: optional(fc.constantFrom(...days)),
    to: optional(fc.constantFrom(...days)),
  })
  .map(({ sources, ...some }) => {
    const given = Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined));
    return { sources, ...given };
  });
const policies = fc.constantFrom(
  ...['announcement_day', 'announcement_month_avg', 'as_reported', 'fixed:2024-01-05'].map((policy) =>
    fxPolicySchema.parse(policy),
  ),
);
const groupings = fc.uniqueArray(fc.constantFrom(...supportGroupings), { maxLength: 2 });

property.prop([tables, filters, groupings, fc.constantFrom(...displayCurrencies), policies], { numRuns: 300 })(
  'sums by column are those of the rows added one by one, to the last digit',
  (stored, filter, by, currency, policy) => {
    const { inclusionOf, umbrellas } = selectSupport(stored, filter);
    const sums = { rows: new RowSums(), totals: new RowSums(), undated: new RowSums(), straddling: new RowSums() };
    const leftOut = { tranche: 0, umbrella: 0 };
    const missing = new Set<string>();
    const quotes = new UsedQuotes();
    const counted: string[] = [];
    for (const row of supportRows.on('day', stored, filter.sources)) {
      const is = inclusionOf(row);
      if (is === undefined) continue;
      if (is === 'tranche' || is === 'umbrella') {
        leftOut[is] += row.measures.transactions ?? 0;
        continue;
      }
      const conversion = conversionOf(row, currency, policy, rates);
      const part = partOfRow(row, conversion);
      if (row.day === 'undated') sums.undated.add({}, row.stage, part);
      if (is === 'straddling') sums.straddling.add({}, row.stage, part);
      if (is !== 'counted') continue;
      sums.rows.add(keyOf(by, row), row.stage, part);
      sums.totals.add({}, row.stage, part);
      if (conversion?.converted === true) for (const quote of conversion.quotes) quotes.add(quote);
      missing.add(umbrellas.missing.get(row.pledge) ?? '');
      if (row.day !== 'undated') counted.push(row.day);
    }
    missing.delete('');
    counted.sort();
    const { withoutTarget, ...answer } = answerSupport(stored, rates, filter, by, currency, policy);
    expect(answer).toEqual({
      rows: sums.rows.read(),
      totals: sums.totals.read(),
      undated: sums.undated.read(),
      straddling: sums.straddling.read(),
      umbrellas: {
        tranche_transactions: leftOut.tranche,
        umbrella_transactions: leftOut.umbrella,
        missing: [...missing].sort(),
        cycles: umbrellas.cycles,
      },
      rates: quotes.read(),
      firstDay: counted[0],
      lastDay: counted.at(-1),
    });
    const listed = [...supportRows.on('list', stored, filter.sources)].filter((row) =>
      matchesPledgeFilter(filter, row),
    );
    expect(withoutTarget).toBe(listed.reduce((sum, { measures }) => sum + (measures.without_target ?? 0), 0));
  },
);

function keyOf(by: readonly SupportGrouping[], row: TransactionRow) {
  return Object.fromEntries(
    by.map((grouping) => {
      if (grouping !== 'month' && grouping !== 'year') return [grouping, row[grouping]];
      return [grouping, row.day === 'undated' ? row.day : row.day.slice(0, grouping === 'month' ? 7 : 4)];
    }),
  );
}
