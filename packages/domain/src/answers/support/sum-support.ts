import { type Stage, stages } from '../../kinds/pledge/transaction.ts';
import { code, dayOrUndated, type StoredDimension } from '../../rows/column.ts';
import { Ratios } from '../../rows/ratios.ts';
import type { RatioSums, RowCondition, RowGrouping } from '../../rows/row-sums.ts';
import type { TableRows } from '../../rows/table-rows.ts';
import {
  type ConversionRate,
  conversionRate,
  type DisplayCurrency,
  type FxPolicy,
} from '../../values/money/conversion.ts';
import { ZERO } from '../../values/money/decimal.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import type { SupportGrouping, SupportRow } from './support-rows.ts';
import { type SupportPart, supportCounts } from './support-sums.ts';

/** In which currency, under which policy and by which rates money is shown. */
export interface Display {
  readonly currency: DisplayCurrency;
  readonly policy: FxPolicy;
  readonly rates: RateBook;
}

/** What rows that are alike in key, stage and currency add together. */
export interface KeyedPart {
  readonly key: SupportRow['key'];
  readonly stage: Stage;
  readonly part: SupportPart;
}

export interface SummedSupport {
  readonly parts: readonly KeyedPart[];
  /** The rates that money was converted by. */
  readonly used: readonly ConversionRate[];
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
}

/** Sums by column the rows that fulfil conditions, either all undated or all dated. Equal to adding `partOfRow` of each. */
export function sumSupport(
  rows: TableRows,
  { undated, where }: { readonly undated: boolean; readonly where: readonly RowCondition[] },
  by: readonly SupportGrouping[],
  display: Display,
): SummedSupport {
  const asReported = display.policy === 'as_reported';
  const query = {
    ...{ axis: 'day', where, measures: asReported ? [...measures, 'reported'] : measures },
    by: [
      ...by.map((grouping) => groupings[grouping]),
      groupings.stage,
      ...[{ dimension: 'currency' }, ...(asReported ? [{ dimension: 'reported' }] : [])],
    ],
  };
  const sums = rows.sumRatios(query, ratiosOf(display));
  const conversions = asReported ? reportedParts(sums, display.currency) : ratedParts(sums);
  const counts = supportCounts.map((name) => [name, sums.counts(name)] as const);
  const [transactions, native] = [sums.counts('transactions'), sums.amounts('amount')];
  const parts = sums.groups.map((values, group): KeyedPart => {
    const currency = givenText(values[by.length + 1]);
    const money =
      currency === undefined ? undefined : { currency, native: native[group] ?? ZERO, ...conversions(group) };
    return {
      key: Object.fromEntries(by.map((grouping, place) => [grouping, String(values[place])])),
      stage: stageColumn.read(values[by.length]),
      part: {
        counts: Object.fromEntries(counts.map(([name, count]) => [name, count[group] ?? 0])),
        undated: undated ? (transactions[group] ?? 0) : 0,
        money,
      },
    };
  });
  return { parts, used: sums.used, firstDay: sums.firstDay, lastDay: sums.lastDay };
}

const measures = [...supportCounts, 'amount'];
const stageColumn = code(stages);

type Converted = Pick<NonNullable<SupportPart['money']>, 'converted' | 'unconverted'>;

/** What each group's money is by the rates of its rows. */
function ratedParts({ quotients, without }: RatioSums<ConversionRate>): (group: number) => Converted {
  const [transactions, amounts] = [without.counts('transactions'), without.amounts('amount')];
  return (group) => {
    const native = amounts[group] ?? ZERO;
    const some = (without.rows[group] ?? 0) > 0;
    return {
      converted: quotients[group],
      unconverted: some ? { transactions: transactions[group] ?? 0, native } : undefined,
    };
  };
}

/** What each group's money is by the publisher's own conversions, else in its own currency. */
function reportedParts(sums: RatioSums<ConversionRate>, target: DisplayCurrency): (group: number) => Converted {
  const [transactions, amounts, reported] = [
    sums.counts('transactions'),
    sums.amounts('amount'),
    sums.amounts('reported'),
  ];
  return (group) => {
    const [currency, reportedIn] = (sums.groups[group] ?? []).slice(-2);
    const native = amounts[group] ?? ZERO;
    if (reportedIn === target) return { converted: reported[group] ?? ZERO, unconverted: undefined };
    if (currency === target) return { converted: native, unconverted: undefined };
    return { converted: undefined, unconverted: { transactions: transactions[group] ?? 0, native } };
  };
}

/** Rates are kept with their book, but for fixed ones: of those there are as many as days. */
const kept = new WeakMap<RateBook, Map<string, Ratios<ConversionRate>>>();

function ratiosOf({ currency, policy, rates }: Display): Ratios<ConversionRate> {
  const own = kept.get(rates) ?? new Map<string, Ratios<ConversionRate>>();
  kept.set(rates, own);
  const name = `${currency} ${policy}`;
  const ratios = own.get(name) ?? new Ratios('amount', ['currency', 'day', 'precision'], rateOf);
  if (!policy.startsWith('fixed:')) own.set(name, ratios);
  return ratios;

  function rateOf(
    given: StoredDimension,
    day: StoredDimension,
    precision: StoredDimension,
  ): ConversionRate | undefined {
    const from = givenText(given);
    if (from === undefined || policy === 'as_reported') return undefined;
    const dated = { currency: from, day: dayOrUndated.read(day), monthOnly: precision === 'month' };
    const rate = conversionRate(dated, currency, policy, rates);
    return 'reason' in rate ? undefined : rate;
  }
}

/** A text that is absent is stored as `none`. */
function givenText(stored: StoredDimension): string | undefined {
  return typeof stored === 'string' && stored !== 'none' ? stored : undefined;
}

const groupings: Readonly<Record<SupportGrouping, RowGrouping>> = {
  donor: { dimension: 'donor' },
  category: { dimension: 'category' },
  subcategory: { dimension: 'subcategory' },
  stage: { dimension: 'stage' },
  month: { dimension: 'day', as: (day) => (day === 'undated' ? day : day?.slice(0, 7)) },
  year: { dimension: 'day', as: (day) => (day === 'undated' ? day : day?.slice(0, 4)) },
};
