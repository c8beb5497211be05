import type { Clock } from '../ports/clock.ts';
import type { Head, Ledger } from '../ports/ledger.ts';
import { headAfter, nextJournalItem } from './journal-item.ts';

/** What moving HEAD by an item of its own works with. */
export interface MoveHeadDeps {
  readonly ledger: Pick<Ledger, 'head' | 'commit'>;
  readonly clock: Clock;
}

/** What the next item says beside the names of records and entities, of which it has none. */
type Said = Pick<NonNullable<Parameters<typeof nextJournalItem>[2]>, 'ranked'>;

/**
 * Moves HEAD by an item that names no record, and tries again where it moved meanwhile. `say` tells what the item says at an
 * instant, or `undefined` where nothing is left to do. Answers HEAD as it then is; `undefined` when it kept moving.
 */
export async function moveHead(
  { ledger, clock }: MoveHeadDeps,
  maxTries: number,
  say: (head: Head, nowMs: number) => Said | undefined,
): Promise<Head | undefined> {
  for (let attempt = 1; attempt <= maxTries; attempt += 1) {
    const head = await ledger.head();
    const nowMs = clock.now();
    const said = say(head, nowMs);
    if (said === undefined) return head;
    const item = nextJournalItem(head, nowMs, { records: [], entities: [], ...said });
    const outcome = await ledger.commit({ head, item, views: head.views, states: [] });
    if (outcome.committed) return headAfter(item, head.views);
    await clock.backOff(attempt);
  }
  return undefined;
}
