import type { ViewTable } from '@counterweight/domain/rows';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import { allViews, sinceOf, type ViewPlace, viewOf } from '../ports/live-views.ts';
import type { FollowedLedger } from '../read/followed-ledger.ts';
import { placesIn } from '../read/view-places.ts';
import { type MakingLedger, RowsInMaking } from '../replay/rows-in-making.ts';

const MAX_TRIES = 8;

/**
 * The rows of live views that are not among what is held: the journal has them from the view's switch on only, and the snapshot
 * that had those before is gone. They are made again from the records, as of the position that is held. Throws a
 * `RebuildError` where the records are not what the journal says.
 */
export async function lostTables(
  contents: FollowedLedger,
  { ledger, clock }: { readonly ledger: Pick<Ledger, 'head'> & MakingLedger; readonly clock: Clock },
): Promise<ReadonlyMap<ViewPlace, ViewTable>> {
  const { seq } = contents.position;
  const lost = placesIn((await ledger.head()).views).filter(
    (place) => !contents.tables.has(place) && sinceOf(place) <= seq && allViews.includes(viewOf(place)),
  );
  const made = new Map<ViewPlace, ViewTable>();
  for (const place of lost) {
    const making = new RowsInMaking(viewOf(place), ledger);
    for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
      await making.follow(contents);
      if (making.whole) break;
      await clock.backOff(attempt);
    }
    if (making.whole) made.set(place, making.table);
  }
  return made;
}
