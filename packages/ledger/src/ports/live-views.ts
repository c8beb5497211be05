import { type KindName, kindNamed, kinds, sortedKindNames } from '@counterweight/domain/kinds';
import type { ViewId } from '@counterweight/domain/rows';
import { type Seq, seqSchema } from '@counterweight/domain/values';

/** One chain of a view's rows: the view, and the position at which it went live. 0: it grew with the ledger. */
export type ViewPlace = `${ViewId}/${number}`;

/**
 * The views whose rows the journal carries, each with the position at which it went live. They stand in HEAD, so that
 * whatever is conditional on HEAD is conditional on them. A view that is not here waits for a rebuild.
 */
export type LiveViews = Readonly<Record<ViewId, Seq>>;

/** The ids of every view in the code. */
export const allViews: readonly ViewId[] = sortedKindNames.flatMap((kind) => kinds[kind].views);

/** In an empty ledger every view is complete. */
export const VIEWS_AT_FIRST: LiveViews = Object.fromEntries(allViews.map((view) => [view, seqSchema.parse(0)]));

/** Where a view's rows stand; `undefined` when it is not live. */
export function livePlace(view: ViewId, views: LiveViews): ViewPlace | undefined {
  const since = views[view];
  return since === undefined ? undefined : `${view}/${since}`;
}

/** The view of a place. */
export function viewOf(place: ViewPlace): ViewId {
  const [view = ''] = place.split('/');
  return view as ViewId;
}

/** The position at which the view of a place went live there. */
export function sinceOf(place: ViewPlace): number {
  return Number(place.slice(place.lastIndexOf('/') + 1));
}

/** The kind that a view is of. Throws when the code has no such view. */
export function kindOfView(view: ViewId): KindName {
  const kind = Object.values(kinds).find(({ views }) => views.includes(view))?.name;
  if (kind === undefined) throw new Error(`no view is called ${view}`);
  return kind;
}

/** The live views of a kind, with where their rows stand. */
export function livePlaces(kind: string, views: LiveViews): ReadonlyMap<ViewId, ViewPlace> {
  const places = new Map<ViewId, ViewPlace>();
  for (const view of kindNamed(kind)?.views ?? []) {
    const place = livePlace(view, views);
    if (place !== undefined) places.set(view, place);
  }
  return places;
}

/** The live views once entities of these kinds are projected: one of theirs that this code has not is live no more. */
export function viewsAfterProjecting(projected: Iterable<string>, views: LiveViews): LiveViews {
  const names = new Set<string>();
  const inCode = new Set<string>();
  for (const kind of projected) {
    for (const view of kindNamed(kind)?.views ?? []) {
      inCode.add(view);
      names.add(nameOf(view));
    }
  }
  const kept = Object.entries(views).filter(([view]) => inCode.has(view) || !names.has(nameOf(view)));
  return kept.length === Object.keys(views).length ? views : Object.fromEntries(kept);
}

/** The live views once one of them is switched, in the place of every other version of it. */
export function viewsAfterSwitching(view: ViewId, at: Seq, views: LiveViews): LiveViews {
  const others = Object.entries(views).filter(([other]) => nameOf(other) !== nameOf(view));
  return { ...Object.fromEntries(others), [view]: at };
}

function nameOf(view: string): string {
  return view.slice(0, view.indexOf('@'));
}
