import type { Source } from '@counterweight/domain/values';
import type { Head } from '../ports/ledger.ts';
import { type MoveHeadDeps, moveHead } from '../project/move-head.ts';

const MAX_TRIES = 20;

/**
 * Gives a source its rank by an item of the journal, from which on default views count by it; 0 takes the rank away. What was
 * answered for positions before it stays as it was. Answers HEAD as it then is. Throws when HEAD keeps moving.
 */
export async function rankSource(source: Source, rank: number, deps: MoveHeadDeps): Promise<Head> {
  const head = await moveHead(deps, MAX_TRIES, () => ({ ranked: { source, rank } }));
  if (head !== undefined) return head;
  throw new Error(`could not rank ${source}: HEAD kept moving; try again`);
}
