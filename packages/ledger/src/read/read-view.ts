import { type Day, type Seq, seqSchema, utcDay } from '@counterweight/domain/values';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { LedgerAt, LedgerMemory, MemoryReading } from './ledger-at.ts';
import { waitForSeq } from './wait-for-seq.ts';

export interface ReadTime {
  /** A past UTC day: answer as it was known at its end. */
  readonly knownAt: Day | undefined;
  /** A position of the journal: answer as it was there. */
  readonly atSeq?: number | undefined;
  /** What the reader has seen or written must be in the answer. */
  readonly minSeq: number | undefined;
}

/**
 * The ledger at the time asked for. `day_ahead`: the day has not come. `day_open`: HEAD is not past the day, which can still change. `not_yet`: HEAD, at `seq`,
 * has not reached the position. `behind`: ask again.
 */
export type TimedReading =
  | { readonly ok: true; readonly at: LedgerAt }
  | { readonly ok: false; readonly code: 'day_open' | 'day_ahead'; readonly today: Day }
  | { readonly ok: false; readonly code: 'not_yet'; readonly seq: Seq }
  | { readonly ok: false; readonly code: 'behind' };

interface ReadDeps {
  readonly memory: LedgerMemory;
  readonly ledger: Pick<Ledger, 'head'>;
  readonly clock: Clock;
}

/** Reads the ledger at the time asked for, once it is there. It writes nothing: a day is closed by the projector alone. */
export async function readAt({ knownAt, atSeq, minSeq }: ReadTime, deps: ReadDeps): Promise<TimedReading> {
  const today = utcDay(deps.clock.now());
  if (knownAt !== undefined && knownAt > today) return { ok: false, code: 'day_ahead', today };
  const reading = await readFrom(seqSchema.parse(Math.max(atSeq ?? 0, minSeq ?? 0)), deps);
  if (!reading.ok) return reading;
  const pinned = atSeq === undefined ? reading.at : reading.at.at(seqSchema.parse(atSeq));
  if (knownAt === undefined) return { ok: true, at: pinned };
  const { day } = reading.at;
  if (day === undefined || day <= knownAt) return { ok: false, code: 'day_open', today };
  return { ok: true, at: pinned.at(pinned.endOf(knownAt)) };
}

/** At HEAD, once it has reached a position, for which it waits for moments. */
async function readFrom(
  seq: Seq,
  { memory, ledger, clock }: ReadDeps,
): Promise<MemoryReading | Extract<TimedReading, { readonly code: 'not_yet' }>> {
  if (memory.held().seq < seq) {
    const waited = await waitForSeq(seq, { ledger, clock });
    if (!waited.reached) return { ok: false, code: 'not_yet', seq: waited.seq };
  }
  return memory.read(seq);
}
