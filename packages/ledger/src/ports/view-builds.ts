import { type KindName, kindNamed, kinds } from '@counterweight/domain/kinds';
import type { ViewId } from '@counterweight/domain/rows';

/** Where one build of a view stands: the first under the view's own id, each later one beside it. */
export type ViewPlace = ViewId | `${ViewId}/${number}`;

/** The builds of one view, by number; build 0 is the one that grew with the ledger. */
export interface BuildsOfView {
  /** Complete at HEAD: the projector moves it, readers read it. Absent when no build is. */
  readonly live?: number;
  /** The last one begun. */
  readonly last: number;
  /** Begun and not live: being filled, left behind, or replaced and not yet cleared. */
  readonly unused: readonly number[];
}

/**
 * The builds of every view, by kind and view. They stand in HEAD, so that whatever is conditional on HEAD is conditional
 * on them. A kind is in it from its first projection on: before that all its views are complete, being empty.
 */
export type ViewBuilds = Readonly<Record<string, Readonly<Record<string, BuildsOfView>>>>;

const GROWN: BuildsOfView = { live: 0, last: 0, unused: [] };
const NONE: BuildsOfView = { last: 0, unused: [] };

export function placeOf(view: ViewId, build: number): ViewPlace {
  return build === 0 ? view : `${view}/${build}`;
}

/** Where a view is read; `undefined` when no build of it is complete. */
export function livePlace(view: ViewId, builds: ViewBuilds): ViewPlace | undefined {
  const { live } = buildsOfView(view, builds);
  return live === undefined ? undefined : placeOf(view, live);
}

/** The kind that a view is of. Throws when the code has no such view. */
export function kindOfView(view: ViewId): KindName {
  const kind = kindInCode(view);
  if (kind === undefined) throw new Error(`no view is called ${view}`);
  return kind;
}

function kindInCode(view: ViewId): KindName | undefined {
  return Object.values(kinds).find(({ views }) => views.includes(view))?.name;
}

/** The views of a kind that are to be moved, with where they stand. */
export function livePlaces(kind: string, builds: ViewBuilds): ReadonlyMap<ViewId, ViewPlace> {
  const places = new Map<ViewId, ViewPlace>();
  for (const view of kindNamed(kind)?.views ?? []) {
    const place = livePlace(view, builds);
    if (place !== undefined) places.set(view, place);
  }
  return places;
}

/** The builds once entities of these kinds are projected: a live view that this code does not move is complete no more. */
export function buildsAfterProjecting(projected: Iterable<string>, builds: ViewBuilds): ViewBuilds {
  let after = builds;
  for (const kind of new Set(projected)) {
    after = entered(kind, after);
    const inCode: readonly string[] = kindNamed(kind)?.views ?? [];
    for (const [view, held] of Object.entries(after[kind] ?? {})) {
      if (held.live !== undefined && !inCode.includes(view)) after = put(after, kind, view, replaced(held, undefined));
    }
  }
  return after;
}

/** One build of one view. */
export interface Build {
  readonly view: ViewId;
  readonly build: number;
}

/**
 * With a new build begun, and the unused ones that can then be cleared: whatever was begun before can no longer go live.
 * Those of versions of the view's kind that the code has no more are among them.
 */
export function buildBegun(view: ViewId, before: ViewBuilds) {
  const kind = kindOfView(view);
  let builds = entered(kind, before);
  const leftovers: Build[] = [];
  for (const [each, held] of Object.entries(builds[kind] ?? {})) {
    if (!isViewId(each) || (each !== view && kindInCode(each) !== undefined)) continue;
    leftovers.push(...held.unused.map((build) => ({ view: each, build })));
    if (each !== view && held.unused.length > 0) builds = put(builds, kind, each, { ...held, last: held.last + 1 });
  }
  const held = builds[kind]?.[view] ?? NONE;
  const build = held.last + 1;
  builds = put(builds, kind, view, { ...held, last: build, unused: [...held.unused, build] });
  return { build, leftovers, builds };
}

/** With a build gone live; `undefined` when a later one was begun meanwhile. */
export function buildGoneLive(view: ViewId, build: number, builds: ViewBuilds): ViewBuilds | undefined {
  const held = buildsOfView(view, builds);
  return held.last === build ? put(builds, kindOfView(view), view, replaced(held, build)) : undefined;
}

/** Without builds that hold nothing any more. */
export function buildsForgotten(kind: string, cleared: readonly Build[], builds: ViewBuilds): ViewBuilds {
  let after = builds;
  for (const [view, held] of Object.entries(builds[kind] ?? {})) {
    const unused = held.unused.filter((build) => !cleared.some((each) => each.view === view && each.build === build));
    after = put(after, kind, view, { ...held, unused });
  }
  return after;
}

/** The builds of one view; while its kind is not in, the first one is complete. */
export function buildsOfView(view: ViewId, builds: ViewBuilds): BuildsOfView {
  const ofKind = builds[kindInCode(view) ?? ''];
  return ofKind === undefined ? GROWN : (ofKind[view] ?? NONE);
}

function entered(kind: string, builds: ViewBuilds): ViewBuilds {
  if (builds[kind] !== undefined) return builds;
  return { ...builds, [kind]: Object.fromEntries((kindNamed(kind)?.views ?? []).map((view) => [view, GROWN])) };
}

function isViewId(text: string): text is ViewId {
  return /@\d+$/.test(text);
}

function replaced({ live, last, unused }: BuildsOfView, next: number | undefined): BuildsOfView {
  const left = [...unused.filter((build) => build !== next), ...(live === undefined ? [] : [live])];
  return { ...(next === undefined ? {} : { live: next }), last, unused: left };
}

function put(builds: ViewBuilds, kind: string, view: string, held: BuildsOfView): ViewBuilds {
  return { ...builds, [kind]: { ...builds[kind], [view]: held } };
}
