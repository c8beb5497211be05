import { code, leftOut, text } from '../../rows/column.ts';
import { adjustments, stages } from './transaction.ts';

/** What a row of an item says of the transaction that moved it. */
export const movedItem = {
  pledge: text,
  donor: text,
  transaction: text,
  /** Of an adjustment: the transaction that it changes. */
  applies_to: leftOut(text),
  type: code([...stages, ...adjustments]),
  stage: code(stages),
};

/** `units` are signed; `unknown` counts items that do not say how many. */
export const itemCounts = ['lines', 'units', 'unknown'] as const;
