import type { RowCondition } from '../../rows/row-sums.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { TableRows } from '../../rows/table-rows.ts';
import { tableRowsOf } from '../../rows/table-rows-of.ts';
import type { DisplayCurrency, FxPolicy } from '../../values/money/conversion.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import { UsedQuotes, type UsedRates } from '../../values/money/used-quotes.ts';
import { type Display, sumSupport } from './sum-support.ts';
import { pledgeIn, pledgesAskedFor, type SupportConditions, supportConditions } from './support-conditions.ts';
import type { SupportFilter } from './support-filter.ts';
import { RowSums, type SupportGrouping, type SupportRow } from './support-rows.ts';
import { type Umbrellas, umbrellasOf } from './support-umbrellas.ts';

export interface SupportAnswer {
  /** In order of key, then of stage. */
  readonly rows: readonly SupportRow[];
  /** One a stage, in order of stage. */
  readonly totals: readonly SupportRow[];
  /** Undated money by stage: in the totals when no days were asked for, else left out of them. */
  readonly undated: readonly SupportRow[];
  /** Month-precise money that only overlaps the days asked for; left out. */
  readonly straddling: readonly SupportRow[];
  readonly umbrellas: {
    /** Promises of tranches whose umbrella counts instead, and deliveries of umbrellas whose tranches do. */
    readonly tranche_transactions: number;
    readonly umbrella_transactions: number;
    /** Umbrellas that tranches name and that are not there; those tranches count for themselves. */
    readonly missing: readonly string[];
    readonly cycles: readonly string[];
  };
  /** Adjustments of a transaction that is not there, of any stage and day: they count nothing. */
  readonly withoutTarget: number;
  readonly rates: readonly UsedRates[];
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
}

/**
 * Adds up what a filter asks for, each amount converted under the policy, and rounded once at the end. `rows` are all
 * of the view's. Pure; the order of the rows does not matter.
 */
export function answerSupport(
  stored: StoredRows,
  rates: RateBook,
  filter: SupportFilter,
  by: readonly SupportGrouping[],
  currency: DisplayCurrency,
  policy: FxPolicy,
): SupportAnswer {
  const rows = tableRowsOf(stored);
  const umbrellas = umbrellasOf(rows, filter.sources);
  const conditions = supportConditions(filter, umbrellas);
  const display = { currency, policy, rates };
  const leftOut = (some: SupportConditions['tranche']) =>
    some.reduce((sum, where) => sum + transactionsOf(rows, where), 0);
  return {
    ...sumCounted(rows, conditions.counted, by, display),
    undated: sumApart(rows, conditions.undated, true, display),
    straddling: sumApart(rows, conditions.straddling, false, display),
    umbrellas: {
      tranche_transactions: leftOut(conditions.tranche),
      umbrella_transactions: leftOut(conditions.umbrella),
      missing: missingUmbrellas(rows, conditions, umbrellas),
      cycles: umbrellas.cycles,
    },
    withoutTarget: withoutTarget(rows, filter),
  };
}

/** Which stage such an adjustment is of, and with it on which day it would count, nobody can say. */
function withoutTarget(rows: TableRows, filter: SupportFilter): number {
  const query = { axis: 'list', where: pledgesAskedFor(filter), measures: ['without_target'] };
  return rows.sum(query).counts('without_target')[0] ?? 0;
}

/** What counts by key, and all of it. */
function sumCounted(
  rows: TableRows,
  counted: SupportConditions['counted'],
  by: readonly SupportGrouping[],
  display: Display,
): Pick<SupportAnswer, 'rows' | 'totals' | 'rates' | 'firstDay' | 'lastDay'> {
  const [keyed, totals] = [new RowSums(), new RowSums()];
  const quotes = new UsedQuotes();
  const days: string[] = [];
  for (const each of counted) {
    const { parts, used, firstDay, lastDay } = sumSupport(rows, each, by, display);
    for (const { key, stage, part } of parts) {
      keyed.add(key, stage, part);
      totals.add({}, stage, part);
    }
    for (const rate of used) for (const quote of rate.quotes) quotes.add(quote);
    days.push(...[firstDay, lastDay].filter((day) => day !== undefined));
  }
  days.sort();
  return {
    rows: keyed.read(),
    totals: totals.read(),
    rates: quotes.read(),
    firstDay: days[0],
    lastDay: days.at(-1),
  };
}

/** What is shown apart, by stage. */
function sumApart(
  rows: TableRows,
  some: SupportConditions['undated'],
  undated: boolean,
  display: Display,
): readonly SupportRow[] {
  const sums = new RowSums();
  for (const where of some) {
    for (const { stage, part } of sumSupport(rows, { undated, where }, [], display).parts) sums.add({}, stage, part);
  }
  return sums.read();
}

function transactionsOf(rows: TableRows, where: readonly RowCondition[]): number {
  return rows.sum({ axis: 'day', where, measures: ['transactions'] }).counts('transactions')[0] ?? 0;
}

/** Those that counted rows name. */
function missingUmbrellas(rows: TableRows, { counted }: SupportConditions, { missing }: Umbrellas): readonly string[] {
  if (missing.size === 0) return [];
  const named = new Set<string>();
  for (const { where } of counted) {
    for (const pledge of rows.valuesAmong({ axis: 'day', where: [...where, pledgeIn(missing, true)] }, 'pledge')) {
      named.add(missing.get(pledge) ?? '');
    }
  }
  return [...named].sort();
}
