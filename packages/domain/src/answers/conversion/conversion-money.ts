import { supportRows, type TransactionRow } from '../../kinds/pledge/support-rows.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { DisplayCurrency, FxPolicy } from '../../values/money/conversion.ts';
import { isZero } from '../../values/money/decimal.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import type { Day } from '../../values/time/day.ts';
import { conversionOf } from '../support/support-rows.ts';
import { selectSupport } from '../support/support-selection.ts';
import { partOfRow, SumsInProgress, type SupportPart, type SupportSums } from '../support/support-sums.ts';
import { type ConversionFilter, isPromisedIn } from './conversion-lines.ts';
import { type Cut, countsAt } from './line-status.ts';

/** By which rates, to which currency. */
export interface MoneyRule {
  readonly rates: RateBook;
  readonly currency: DisplayCurrency;
  readonly policy: FxPolicy;
}

/** What packages committed and delivered in money. */
export interface ConversionMoney {
  readonly committed: SupportSums;
  readonly delivered: SupportSums;
  /** Delivered of committed: at least so much, since much that was delivered is undisclosed. None where either is not known. */
  readonly share: number | undefined;
}

/** A package in the terms that money is grouped by. */
export type MoneyPackage = Pick<TransactionRow, 'donor' | 'category'> & { readonly day: Day | 'undated' };

/** Up to when money counts, how it is converted, and which sums a package's money is added to. */
interface MoneyGrouping {
  readonly cut: Cut;
  readonly rule: MoneyRule;
  keysOf(of: MoneyPackage): readonly string[];
}

/** What a package committed or delivered on one day in one currency, counted under the day of the package. */
export interface MoneyMoved {
  readonly row: TransactionRow;
  readonly of: MoneyPackage;
  readonly part: SupportPart;
}

/** Money committed and delivered up to the cut by group: the sums of what moved. */
export function conversionMoney(
  support: StoredRows,
  filter: ConversionFilter,
  { cut, rule, keysOf }: MoneyGrouping,
): ReadonlyMap<string, ConversionMoney> {
  const sums = new Map<string, { readonly committed: SumsInProgress; readonly delivered: SumsInProgress }>();
  for (const { row, of, part } of moneyMoved(support, filter, cut, rule)) {
    for (const key of keysOf(of)) {
      const held = sums.get(key) ?? { committed: new SumsInProgress(), delivered: new SumsInProgress() };
      sums.set(key, held);
      held[row.stage === 'delivered' ? 'delivered' : 'committed'].add(part);
    }
  }
  return new Map([...sums].map(([key, held]) => [key, moneyOf(held.committed.read(), held.delivered.read())]));
}

/**
 * What moved up to the cut of what a filter asks for. A package belongs to the day of its first commitment, whenever what
 * it delivered came; where there is none, to its first day of any stage.
 */
export function* moneyMoved(
  support: StoredRows,
  filter: ConversionFilter,
  cut: Cut,
  { rates, currency, policy }: MoneyRule,
): Generator<MoneyMoved> {
  const { donors, categories, sources } = filter;
  const stages = ['committed', 'delivered'];
  const { inclusionOf } = selectSupport(support, {
    ...{ sources, stages },
    ...(donors && { donors }),
    ...(categories && { categories }),
  });
  const packageDays = firstDays(support, sources);
  for (const row of supportRows.on('day', support, sources)) {
    const day = packageDays.get(row.pledge) ?? 'undated';
    if (inclusionOf(row) !== 'counted' || !countsAt(row.day, cut) || !isPromisedIn(day, filter)) continue;
    const part = partOfRow(row, conversionOf(row, currency, policy, rates));
    yield { row, of: { donor: row.donor, category: row.category, day }, part };
  }
}

function moneyOf(committed: SupportSums, delivered: SupportSums): ConversionMoney {
  const known = committed.amount !== null && delivered.amount !== null && !isZero(committed.amount);
  return { committed, delivered, share: known ? Number(delivered.amount) / Number(committed.amount) : undefined };
}

function firstDays(support: StoredRows, sources: readonly string[]): ReadonlyMap<string, Day | 'undated'> {
  const first = new Map<string, { readonly day: Day | 'undated'; readonly committed: boolean }>();
  for (const { pledge, day, stage } of supportRows.on('day', support, sources)) {
    const held = first.get(pledge);
    const committed = stage === 'committed';
    const isBetter = held === undefined || (committed === held.committed ? day < held.day : committed);
    if (isBetter) first.set(pledge, { day, committed });
  }
  return new Map([...first].map(([pledge, { day }]) => [pledge, day]));
}
