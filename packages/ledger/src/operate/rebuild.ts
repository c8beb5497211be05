import type { ViewId } from '@counterweight/domain/rows';
import type { Seq } from '@counterweight/domain/values';
import type { Clock } from '../ports/clock.ts';
import type { Head, Ledger } from '../ports/ledger.ts';
import {
  type Build,
  buildBegun,
  buildGoneLive,
  buildsForgotten,
  buildsOfView,
  kindOfView,
  placeOf,
  type ViewBuilds,
  type ViewPlace,
} from '../ports/view-builds.ts';
import type { BuildItems, Views } from '../ports/views.ts';
import { nextJournalItem } from '../project/journal-item.ts';
import type { ReplayedView } from '../replay/journal-walk.ts';
import { moveHead } from './move-head.ts';
import { RebuildError } from './rebuild-error.ts';
import { startViewWalk, type ViewWalk } from './view-walk.ts';

export interface RebuildDeps {
  readonly ledger: Ledger;
  readonly views: Views;
  readonly clock: Clock;
}

/** What a rebuild came to. */
export interface Rebuilt {
  readonly view: ViewId;
  /** The build that is live from `seq` on. */
  readonly build: number;
  readonly seq: number;
  readonly cells: number;
  readonly rows: number;
  readonly states: number;
  /** How often it had to follow the journal before HEAD stood still for it. */
  readonly catchUps: number;
  readonly cleared: readonly Build[];
}

const MAX_STARTS = 3;
/** So often HEAD may move between the last item taken and the switch. */
const MAX_CATCH_UPS = 500;

/**
 * Builds a view anew from the ledger beside its live build, follows the journal to HEAD, makes it the live one in the
 * transaction that moves HEAD on, and clears what it replaced. Readers see one build or the other, never half of one.
 * Killed at any moment it leaves the live build as it is; the next rebuild clears what was left. `progress` is told how far
 * the journal is walked. Throws `RebuildError`.
 */
export async function rebuild(
  view: ViewId,
  deps: RebuildDeps,
  progress?: (done: number, of: number) => void,
): Promise<Rebuilt> {
  for (let start = 1; ; start += 1) {
    try {
      return await rebuildOnce(view, deps, progress);
    } catch (error) {
      if (!(error instanceof RebuildError) || error.code !== 'redacted' || start === MAX_STARTS) throw error;
    }
  }
}

async function rebuildOnce(
  view: ViewId,
  deps: RebuildDeps,
  progress: ((done: number, of: number) => void) | undefined,
): Promise<Rebuilt> {
  const { build, leftovers } = await begin(view, deps);
  const walk = await startViewWalk(view, deps.ledger, progress);
  const live = await followAndSwitch({ view, build }, walk, deps);
  const cleared = await clearReplaced({ view, build }, leftovers, deps);
  return { view, build, ...live, ...walk.sizes(), cleared };
}

/** Notes in HEAD that a build is begun, before anything of it is written. */
async function begin(view: ViewId, { ledger, clock }: RebuildDeps) {
  const head = await moveHead({ ledger, clock }, (from) =>
    ledger.advance(from, nextJournalItem(from, [], clock.now()), buildBegun(view, from.builds).builds),
  );
  return buildBegun(view, head.builds);
}

async function followAndSwitch({ view, build }: Build, walk: ViewWalk, { ledger, views, clock }: RebuildDeps) {
  for (let catchUps = 0; catchUps <= MAX_CATCH_UPS; catchUps += 1) {
    const head = await ledger.head();
    const own = buildsOfView(view, head.builds);
    // Also after a lost response.
    if (own.live === build) return { seq: head.seq, catchUps };
    const builds = buildGoneLive(view, build, head.builds);
    if (builds === undefined)
      throw new RebuildError('superseded', `${view}: another rebuild was started after this one`);
    await walk.follow(head);
    await views.fill(itemsAt(placeOf(view, build), walk.takeChanged()));
    const seq = await tryAdvance(head, builds, { ledger, clock });
    if (seq !== undefined) return { seq, catchUps };
  }
  throw new RebuildError('outrun', `${view}: events come in faster than they are followed; try again later`);
}

/** HEAD is where the build was followed to, or nothing happens: the build holds every move up to the one that it goes live by. */
async function tryAdvance(
  head: Head,
  builds: ViewBuilds,
  { ledger, clock }: Pick<RebuildDeps, 'ledger' | 'clock'>,
): Promise<Seq | undefined> {
  const item = nextJournalItem(head, [], clock.now());
  try {
    const outcome = await ledger.advance(head, item, builds);
    return outcome.committed ? item.seq : undefined;
  } catch {
    // HEAD says whether it was done.
    return undefined;
  }
}

/** What nobody reads and nobody can make live any more: what was replaced, and what killed rebuilds left. */
async function clearReplaced({ view, build }: Build, leftovers: readonly Build[], deps: RebuildDeps) {
  const { builds } = await deps.ledger.head();
  const { unused } = buildsOfView(view, builds);
  const replaced = unused.filter((each) => each < build).map((each) => ({ view, build: each }));
  const others = leftovers.filter((each) => each.view !== view);
  const cleared = [...replaced, ...others];
  await clear(cleared, deps);
  const { ledger, clock } = deps;
  await moveHead(deps, (head) =>
    cleared.length === 0
      ? undefined
      : ledger.advance(
          head,
          nextJournalItem(head, [], clock.now()),
          buildsForgotten(kindOfView(view), cleared, head.builds),
        ),
  );
  return cleared;
}

async function clear(builds: readonly Build[], { views }: RebuildDeps): Promise<void> {
  for (const { view, build } of builds) await views.clear(placeOf(view, build));
}

function itemsAt(view: ViewPlace, replayed: ReplayedView): BuildItems {
  return {
    cells: [...replayed.cells.values()].map((cell) => ({ ...cell, view })),
    rows: [...replayed.rows.values()].map((row) => ({ ...row, view })),
    states: [...replayed.states.values()].map((state) => ({ ...state, view, version: 1 })),
  };
}
