import { type Day, type Seq, seqSchema } from '@counterweight/domain/values';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import { closeDay } from '../project/close-day.ts';
import type { SnapshotReading } from './view-memory.ts';
import { waitForSeq } from './wait-for-seq.ts';

export interface ReadTime {
  /** A past UTC day: answer as it was known at its end. */
  readonly knownAt: Day | undefined;
  /** What the reader has seen or written must be in the answer. */
  readonly minSeq: number | undefined;
}

export type TimedReading =
  | { readonly ok: true; readonly atLeast: Seq }
  | { readonly ok: false; readonly code: 'day_open'; readonly today: Day }
  | { readonly ok: false; readonly code: 'not_yet'; readonly seq: Seq };

/** What reading a view, or several at once, came to. */
export type ViewReading<Reading = SnapshotReading> = Reading | Exclude<TimedReading, { ok: true }>;

interface ReadDeps {
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** Makes the time asked for answerable: waits for `minSeq`, and closes the known day so that its answer can never change. */
export async function settleReadTime({ knownAt, minSeq = 0 }: ReadTime, deps: ReadDeps): Promise<TimedReading> {
  if (minSeq > 0) {
    const waited = await waitForSeq(minSeq, deps);
    if (!waited.reached) return { ok: false, code: 'not_yet', seq: waited.seq };
  }
  if (knownAt === undefined) return { ok: true, atLeast: seqSchema.parse(minSeq) };
  const day = await closeDay(knownAt, deps);
  return day.closed ? { ok: true, atLeast: day.head.seq } : { ok: false, code: 'day_open', today: day.today };
}

/** A snapshot, or several of one position, that can answer for the time asked for. */
export async function readView<Reading>(
  memory: { read(atLeast: Seq): Promise<Reading> },
  time: ReadTime,
  deps: ReadDeps,
): Promise<ViewReading<Reading>> {
  const settled = await settleReadTime(time, deps);
  if (!settled.ok) return settled;
  return memory.read(settled.atLeast);
}
