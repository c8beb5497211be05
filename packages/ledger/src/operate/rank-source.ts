import type { Source } from '@counterweight/domain/values';
import type { Clock } from '../ports/clock.ts';
import type { Head, Ledger } from '../ports/ledger.ts';
import { headAfter, nextJournalItem } from '../project/journal-item.ts';

export interface RankSourceDeps {
  readonly ledger: Pick<Ledger, 'head' | 'commit'>;
  readonly clock: Clock;
}

const MAX_TRIES = 20;

/**
 * Gives a source its rank by an item of the journal, from which on default views count by it; 0 takes the rank away. What was
 * answered for positions before it stays as it was. Answers HEAD as it then is. Throws when HEAD keeps moving.
 */
export async function rankSource(source: Source, rank: number, { ledger, clock }: RankSourceDeps): Promise<Head> {
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const head = await ledger.head();
    const item = nextJournalItem(head, clock.now(), { records: [], entities: [], ranked: { source, rank } });
    const outcome = await ledger.commit({ head, item, views: head.views, states: [] });
    if (outcome.committed) return headAfter(item, head.views);
    await clock.backOff(attempt);
  }
  throw new Error(`could not rank ${source}: HEAD kept moving; try again`);
}
