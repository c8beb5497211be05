import { breaksOf } from '../../values/reporting/reporting-breaks.ts';
import type { Day } from '../../values/time/day.ts';
import { type ConversionGrouping, hasMoney, untilOf } from './conversion.ts';
import { type ConversionFilter, selectLines } from './conversion-lines.ts';
import { type MoneyMoved, type MoneyRule, moneyMoved } from './conversion-money.ts';
import { followLine } from './delivery-curve.ts';
import type { ConversionLine } from './line-status.ts';
import type { PledgeItem, StoredPledges } from './pledge-items.ts';
import { orderText } from './promised-lines.ts';
import { isSeen } from './status-curve.ts';

/** One line behind an answer, in the order that pages follow. */
export interface ExplainedPromiseLine {
  readonly order: string;
  readonly row: PledgeItem;
  /** What it is counted as, or why it is left out. */
  readonly is: ConversionLine['status'] | 'umbrella' | 'undated' | 'unmatched';
  /** Undefined of what came without a promise. */
  readonly line: ConversionLine | undefined;
  /** Units that the curve follows, and until when. */
  readonly followed: number;
  readonly until: Day | undefined;
  /** Whether it is in the shares by age. */
  readonly seen: boolean;
}

/** What a package committed or delivered in money behind an answer, in the order that pages follow, after the lines. */
export interface ExplainedMoney extends MoneyMoved {
  readonly order: string;
}

/** The money behind an answer: it re-adds to what each row committed and delivered. Nothing where rows have no money. */
export function explainMoney(
  stored: StoredPledges,
  filter: ConversionFilter,
  by: readonly ConversionGrouping[],
  rule: MoneyRule,
): readonly ExplainedMoney[] {
  const { cut } = selectLines(stored, filter);
  if (cut === undefined || !hasMoney(filter, by)) return [];
  const moved = [...moneyMoved(stored.support, filter, cut, rule)].map((each) => ({ each, text: moneyText(each) }));
  return moved
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ each, text }, index) => ({ ...each, order: `4\t${text}\t${String(index).padStart(7, '0')}` }));
}

function moneyText({ row: { day, pledge, stage, currency = '', measures } }: MoneyMoved): string {
  return [day, pledge, stage, currency, JSON.stringify(measures)].join('\t');
}

/**
 * Every line that an answer is made of or leaves out, and as what. Those with the status of a line re-add to the counts and
 * units of the data and of the total; the units followed re-add to the curve where it is not stopped.
 */
export function explainConversion(stored: StoredPledges, filter: ConversionFilter): readonly ExplainedPromiseLine[] {
  const { lines, umbrella, undated, unmatched, cut } = selectLines(stored, filter);
  if (cut === undefined) return [];
  const untilLast = untilOf(cut.day, breaksOf('delivered', 'all'));
  const explained = (place: number, line: ConversionLine, is: ExplainedPromiseLine['is']): ExplainedPromiseLine => {
    const followed = place === 0 ? followLine(line, untilLast).reduce((sum, { weight }) => sum + weight, 0) : 0;
    const seen = place === 0 && isSeen(line);
    const until = followed > 0 ? untilLast(line) : undefined;
    return { order: `${place}\t${orderText(line.row)}`, row: line.row, is, line, followed, until, seen };
  };
  const left = { line: undefined, followed: 0, until: undefined, seen: false };
  const all = [
    ...lines.map((line) => explained(0, line, line.status)),
    ...umbrella.map((line) => explained(1, line, 'umbrella')),
    ...undated.map((line) => explained(2, line, 'undated')),
    ...unmatched.map((row) => ({ order: `3\t${orderText(row)}`, row, is: 'unmatched' as const, ...left })),
  ];
  return all.sort((a, b) => (a.order < b.order ? -1 : 1));
}
