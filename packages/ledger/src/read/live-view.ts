import type { ViewId } from '@counterweight/domain/rows';
import type { Ledger } from '../ports/ledger.ts';
import { livePlace, type ViewPlace } from '../ports/view-builds.ts';

const MAX_TRIES = 5;

/**
 * Reads a view where its live build stands. A build that is still live after the reading was not being cleared during it;
 * else the reading is repeated. Throws when no build is complete.
 */
export async function readLive<Result>(
  view: ViewId,
  ledger: Pick<Ledger, 'head'>,
  read: (place: ViewPlace) => Promise<Result>,
): Promise<Result> {
  let { builds } = await ledger.head();
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const place = livePlace(view, builds);
    if (place === undefined) throw new Error(`no build of ${view} is complete: it waits for \`cw rebuild\``);
    const result = await read(place);
    builds = (await ledger.head()).builds;
    if (livePlace(view, builds) === place) return result;
  }
  throw new Error(`${view} was rebuilt again and again while it was read`);
}
