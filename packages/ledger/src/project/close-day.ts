import { utcDay } from '@counterweight/domain/values';
import type { Head } from '../ports/ledger.ts';
import { type MoveHeadDeps, moveHead } from './move-head.ts';

const MAX_TRIES = 8;

/**
 * Closes every day before today (UTC): moves HEAD to today by an item that names nothing, when it is behind. Answers HEAD as
 * it then is. Throws when HEAD keeps moving and stays behind.
 */
export async function closeDay(deps: MoveHeadDeps): Promise<Head> {
  const head = await moveHead(deps, MAX_TRIES, ({ day }, nowMs) =>
    day !== undefined && day >= utcDay(nowMs) ? undefined : {},
  );
  if (head !== undefined) return head;
  throw new Error(`could not move HEAD to ${utcDay(deps.clock.now())}: it kept moving; try again`);
}
