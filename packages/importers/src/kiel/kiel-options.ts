import type { ReadOptions } from '../read-options.ts';

export interface KielOptions extends ReadOptions {
  /** The file is a part of the sheet: a package whose value row is elsewhere is refused, not taken for one without a value. */
  readonly partial?: boolean;
  /** Take the values that the publisher spread over other rows (`.._redistr`) where a sheet has them. */
  readonly redistributed?: boolean;
  /** Take the total of every activity as what was committed, as the tracker's own totals do, not the rows of measure Commitment. */
  readonly activityTotals?: boolean;
}
