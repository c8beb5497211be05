import type { Clock } from '../ports/clock.ts';
import type { CommitOutcome } from '../ports/commit-outcome.ts';
import type { Head, Ledger } from '../ports/ledger.ts';

const MAX_TRIES = 50;

/**
 * Moves HEAD by one item, tried again for as long as somebody else was first. `move` decides anew for each HEAD;
 * `undefined` means that there is nothing left to do there. An answer that was lost counts as a refusal. Answers HEAD as it
 * was before. Throws when HEAD never rests.
 */
export async function moveHead(
  { ledger, clock }: { readonly ledger: Pick<Ledger, 'head'>; readonly clock: Clock },
  move: (head: Head) => Promise<CommitOutcome> | undefined,
): Promise<Head> {
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const head = await ledger.head();
    const outcome = move(head);
    if (outcome === undefined) return head;
    const committed = await outcome.then(
      (end) => end.committed,
      () => false,
    );
    if (committed) return head;
    await clock.backOff(Math.min(attempt, 3));
  }
  throw new Error('HEAD kept moving; try again when fewer events come in');
}
