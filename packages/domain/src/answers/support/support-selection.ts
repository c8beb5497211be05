import type { TransactionRow } from '../../kinds/pledge/support-rows.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import { inclusionInRange, matchesSupportFilter, type SupportFilter } from './support-filter.ts';
import { type Umbrellas, umbrellasOf } from './support-umbrellas.ts';

/**
 * What becomes of a row: `counted`; left out as `undated` or `straddling` the days asked for; or, lying inside them,
 * left out as the `tranche` or `umbrella` of a joint package whose other side counts.
 */
export type Inclusion = 'counted' | 'undated' | 'straddling' | 'tranche' | 'umbrella';

export interface SupportSelection {
  /** `undefined` for what is not asked for. The answer and its explanation select by this same test. */
  inclusionOf(row: TransactionRow): Inclusion | undefined;
  readonly umbrellas: Umbrellas;
}

/** Prepares the selection that a filter makes among all rows of the view. */
export function selectSupport(stored: StoredRows, filter: SupportFilter): SupportSelection {
  const umbrellas = umbrellasOf(stored, filter.sources);
  return {
    umbrellas,
    inclusionOf(row) {
      if (!matchesSupportFilter(filter, row)) return undefined;
      const range = inclusionInRange(filter, row);
      if (range === 'outside') return undefined;
      const leftOut = umbrellas.leftOut(row);
      if (leftOut !== undefined) return range === 'inside' ? leftOut : undefined;
      return range === 'inside' ? 'counted' : range;
    },
  };
}
