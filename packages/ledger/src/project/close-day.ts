import type { Day } from '@counterweight/domain/values';
import { utcDay } from '@counterweight/domain/values';
import type { Clock } from '../ports/clock.ts';
import type { Head, Ledger } from '../ports/ledger.ts';
import { isClosed, nextJournalItem } from './journal-item.ts';

export type ClosedDay =
  | { readonly closed: true; readonly head: Head }
  /** Today, UTC, is not past it: it can still change. */
  | { readonly closed: false; readonly today: Day };

const MAX_TRIES = 8;

/**
 * Makes sure that nothing can become known on `day` any more, by moving HEAD past it when it is not. Whoever answers
 * for a closed day calls this first. Throws when HEAD keeps moving away under it.
 */
export async function closeDay(day: Day, deps: { readonly ledger: Ledger; readonly clock: Clock }): Promise<ClosedDay> {
  const { ledger, clock } = deps;
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const head = await ledger.head();
    if (isClosed(day, head)) return { closed: true, head };
    const today = utcDay(clock.now());
    if (today <= day) return { closed: false, today };
    const outcome = await ledger.advance(head, nextJournalItem(head, [], clock.now()));
    if (!outcome.committed) await clock.backOff(attempt);
  }
  throw new Error(`could not close ${day}: HEAD kept moving; try again`);
}
