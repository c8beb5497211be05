import type { Day } from '@counterweight/domain/values';
import { seqKnownAt, type ViewSnapshot } from '@counterweight/ledger';

/** What an answer of several views was made of. */
export interface AnswerBasis {
  /** The builds it was read from. */
  readonly builds: readonly string[];
  /** With a known day, the last move of any of the views by then. */
  readonly seq: number;
}

/** What an answer from these snapshots is made of, as known at the end of a day or now. */
export function answerBasis(snapshots: readonly ViewSnapshot[], knownAt: Day | undefined): AnswerBasis {
  return {
    builds: snapshots.map(({ place }) => place),
    seq: Math.max(0, ...snapshots.map((snapshot) => seqKnownAt(snapshot, knownAt))),
  };
}
