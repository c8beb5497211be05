import { type Day, utcDay } from '@counterweight/domain/values';
import type { LedgerAt } from '@counterweight/ledger';
import type { Api } from '../api-deps.ts';

interface AskedTime {
  readonly known_at?: Day | undefined;
  readonly at_seq?: number | undefined;
}

/** The times asked for, and the position answered from. */
export function answeredTime(
  { as_of, known_at }: { readonly as_of?: Day | undefined; readonly known_at?: Day | undefined },
  seq: number,
) {
  return { as_of: as_of ?? null, known_at: known_at ?? null, seq };
}

/** The day that an answer is for where none is asked: the known day, else that of the position asked for, else today. */
export function dayOfAnswer(query: AskedTime, at: Pick<LedgerAt, 'day'>, api: Pick<Api, 'clock'>): Day {
  return query.known_at ?? dayShown(query, at, api);
}

/** The day whose rules say what may be shown: that of the position asked for, else today (docs/laws.md, law 13). */
export function dayShown(
  { known_at, at_seq }: AskedTime,
  { day }: Pick<LedgerAt, 'day'>,
  { clock }: Pick<Api, 'clock'>,
) {
  const pinned = at_seq === undefined || known_at !== undefined ? undefined : day;
  return pinned ?? utcDay(clock.now());
}

/** What links of an answer ask, so that what they lead to is of the same position, whatever comes. */
export function pinnedAt(seq: number): { readonly at_seq: number; readonly min_seq: undefined } {
  return { at_seq: seq, min_seq: undefined };
}
