import type { Day } from '@counterweight/domain/values';
import type { FileLimits } from './table/file-limits.ts';

/** What every reader of a file can be told. */
export interface ReadOptions {
  /** The UTC day of the import: what a file says of later days is asked about. */
  readonly today?: Day;
  readonly limits?: FileLimits;
}
