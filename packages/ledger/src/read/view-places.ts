import type { ViewId } from '@counterweight/domain/rows';
import { type LiveViews, livePlace, type ViewPlace } from '../ports/live-views.ts';

/** Where the rows of the live views stand. */
export function placesIn(views: LiveViews): readonly ViewPlace[] {
  return Object.keys(views).flatMap((view) => livePlace(view as ViewId, views) ?? []);
}

/** Whether following the journal from its beginning gives all rows of the place. */
export function isWholeFromBeginning(place: ViewPlace): boolean {
  return place.endsWith('/0');
}
