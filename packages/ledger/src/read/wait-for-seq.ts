import type { Seq } from '@counterweight/domain/values';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';

export type SeqReached = { readonly reached: true } | { readonly reached: false; readonly seq: Seq };

const MAX_WAIT_MS = 2000;
const MAX_TRIES = 8;

/** Waits for about two seconds at most until HEAD is at `seq` or past it. */
export async function waitForSeq(
  seq: number,
  { ledger, clock }: { readonly ledger: Pick<Ledger, 'head'>; readonly clock: Clock },
): Promise<SeqReached> {
  const until = clock.now() + MAX_WAIT_MS;
  for (let attempt = 1; ; attempt += 1) {
    const head = await ledger.head();
    if (head.seq >= seq) return { reached: true };
    if (attempt >= MAX_TRIES || clock.now() >= until) return { reached: false, seq: head.seq };
    await clock.backOff(attempt);
  }
}
