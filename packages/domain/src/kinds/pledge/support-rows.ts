import { code, flag, optional, text } from '../../rows/column.ts';
import { defineRows, type RowFrom } from '../../rows/define-rows.ts';
import { precisions } from '../../values/time/when.ts';
import { pledgeCategories } from './categories.ts';
import { pledgeStatuses } from './pledge-status.ts';
import { stages } from './transaction.ts';

/** Each pledge once, and each transaction that counts. */
export const supportRows = defineRows({
  list: {
    dimensions: {
      pledge: text,
      status: code(pledgeStatuses),
      /** This and the next two are absent of a pledge without a live header. */
      donor: optional(text, []),
      category: optional(code(pledgeCategories), []),
      subcategory: optional(text, []),
      umbrella: optional(text),
      replenishment: flag,
    },
    /** Adjustments of a transaction that is not there: they count nothing. */
    counts: ['pledges', 'without_target'],
  },
  day: {
    dimensions: {
      pledge: text,
      donor: text,
      category: code(pledgeCategories),
      subcategory: text,
      umbrella: optional(text),
      stage: code(stages),
      precision: code(precisions),
      /** Absent where no money is given. */
      currency: optional(text, 'none'),
      /** The currency of the publisher's own conversion. */
      reported: optional(text),
    },
    counts: ['transactions', 'packages', 'undisclosed', 'included_elsewhere', 'unpriced', 'qualified'],
    amounts: ['amount', 'reported'],
  },
});

/** A pledge as the view `support` lists it. */
export type PledgeRow = RowFrom<typeof supportRows, 'list'>;
/** What a pledge adds on one day of one stage and currency. */
export type TransactionRow = RowFrom<typeof supportRows, 'day'>;

const notLive: readonly PledgeRow['status'][] = ['awaiting_header', 'withdrawn', 'redacted'];

/** Whether a pledge has a live header; what has none counts nothing. */
export function isLivePledge({ status }: PledgeRow): boolean {
  return !notLive.includes(status);
}
