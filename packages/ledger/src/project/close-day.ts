import { utcDay } from '@counterweight/domain/values';
import type { Clock } from '../ports/clock.ts';
import type { Head, Ledger } from '../ports/ledger.ts';
import { headAfter, nextJournalItem } from './journal-item.ts';

export interface CloseDayDeps {
  readonly ledger: Pick<Ledger, 'head' | 'commit'>;
  readonly clock: Clock;
}

const MAX_TRIES = 8;

/**
 * Closes every day before today (UTC): moves HEAD to today by an item that names nothing, when it is behind. Answers HEAD as
 * it then is. Throws when HEAD keeps moving and stays behind.
 */
export async function closeDay({ ledger, clock }: CloseDayDeps): Promise<Head> {
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const head = await ledger.head();
    const nowMs = clock.now();
    if (head.day !== undefined && head.day >= utcDay(nowMs)) return head;
    const item = nextJournalItem(head, nowMs);
    const outcome = await ledger.commit({ head, item, views: head.views, states: [] });
    if (outcome.committed) return headAfter(item, head.views);
    await clock.backOff(attempt);
  }
  throw new Error(`could not move HEAD to ${utcDay(clock.now())}: it kept moving; try again`);
}
