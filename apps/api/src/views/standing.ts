import type { Day } from '@counterweight/domain/values';
import { seqKnownAt, type ViewSnapshot } from '@counterweight/ledger';

/** What an answer of several views stands for. */
export interface Standing {
  /** The builds it was read from. */
  readonly places: readonly string[];
  /** With a known day, the last move of any of the views by then. */
  readonly seq: number;
}

/** What an answer from these snapshots stands for, as known at the end of a day or now. */
export function standingOf(snapshots: readonly ViewSnapshot[], knownAt: Day | undefined): Standing {
  return {
    places: snapshots.map(({ place }) => place),
    seq: Math.max(0, ...snapshots.map((snapshot) => seqKnownAt(snapshot, knownAt))),
  };
}
