import type { SupportNumbers } from '@counterweight/contracts/http';
import type { SupportRow } from '@counterweight/domain/answers';
import { fixedText } from '@counterweight/domain/values';
import { showKey } from '../show-key.ts';

const SHOWN_PLACES = 2;

/** A sum as it is shown, its amount to two decimals. */
export function showSums(row: SumsOfStage, currency: string): SupportNumbers {
  return showNumbers(row, row.amount === null ? null : fixedText(row.amount, SHOWN_PLACES), currency);
}

/** The same with an amount that is not rounded, so that entries re-add to the row they are behind. */
export function showExactSums(row: SumsOfStage, currency: string): SupportNumbers {
  return showNumbers(row, row.amount, currency);
}

type SumsOfStage = Omit<SupportRow, 'key'>;

function showNumbers(row: SumsOfStage, amount: string | null, currency: string): SupportNumbers {
  const { stage, native, unconverted } = row;
  return {
    stage,
    amount,
    currency,
    native: { ...native },
    packages: row.packages,
    transactions: row.transactions,
    undisclosed: row.undisclosed,
    included_elsewhere: row.included_elsewhere,
    unpriced: row.unpriced,
    qualified: row.qualified,
    undated: row.undated,
    unconverted: { transactions: unconverted.transactions, native: { ...unconverted.native } },
  };
}

/** A row of the view: what it is of under the groupings' names, the donor's name beside its code, and its numbers. */
export function showRow(row: SupportRow, currency: string): Record<string, unknown> & SupportNumbers {
  return { ...showKey(row.key), ...showSums(row, currency) };
}
