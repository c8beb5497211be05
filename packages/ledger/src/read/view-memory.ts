import type { CellKey, ViewId } from '@counterweight/domain/rows';
import { type Seq, seqSchema } from '@counterweight/domain/values';
import type { Ledger } from '../ports/ledger.ts';
import { livePlace, type ViewPlace } from '../ports/view-builds.ts';
import type { CellVersion, Views } from '../ports/views.ts';
import { distinctCells, type ViewSnapshot, withCells } from './view-snapshot.ts';

export interface ViewMemoryDeps {
  readonly ledger: Pick<Ledger, 'head'>;
  readonly views: Pick<Views, 'cellVersions' | 'moves'>;
}

/** `moving`: cells kept moving while they were read; nothing is wrong, ask again. `unbuilt`: the view waits for a rebuild. */
export type SnapshotReading =
  | { readonly ok: true; readonly snapshot: ViewSnapshot }
  | { readonly ok: false; readonly code: 'moving' | 'unbuilt' };

export interface ViewMemory {
  /**
   * The view at HEAD, or at least at `atLeast`, which HEAD must have reached. While cells move too fast to be read it
   * is the last snapshot there was, when that is recent enough for `atLeast`.
   */
  read(atLeast?: Seq): Promise<SnapshotReading>;
  /** The last snapshot read, however old; empty before the first. */
  held(): ViewSnapshot;
}

/** Cells of one build as read so far: right at `seq`, but for those that had already moved on, up to `ahead`. */
interface Draft {
  readonly place: ViewPlace;
  readonly seq: Seq;
  readonly ahead: Seq;
  readonly cells: ViewSnapshot['cells'];
}

const MAX_ROUNDS = 8;
const MOVES_PAGE = 500;
/** More moved cells than this are read with all the others, in long pages, instead of one by one. */
const MAX_NAMED_CELLS = 120;
const LANES = 8;
const BEGINNING = seqSchema.parse(0);

/**
 * Holds a view in memory and follows its moves. Readers that come while it catches up share one catching up.
 */
export function createViewMemory(view: ViewId, deps: ViewMemoryDeps): ViewMemory {
  let held: ViewSnapshot = { view, place: view, seq: BEGINNING, cells: new Map() };
  let state: 'empty' | 'loaded' | 'unbuilt' = 'empty';
  let draft: Draft | undefined;
  let running: Promise<void> | undefined;

  const catchUp = async (): Promise<void> => {
    let head = await deps.ledger.head();
    let target = head.seq;
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const place = livePlace(view, head.builds);
      if (place === undefined) {
        state = 'unbuilt';
        return;
      }
      if (draft?.place !== place) draft = undefined;
      if (draft?.seq !== target) {
        draft = await readOn(place, draft, target, deps);
        // A build that is live after the reading was not being cleared during it.
        head = await deps.ledger.head();
        if (livePlace(view, head.builds) !== place) {
          target = head.seq;
          continue;
        }
      }
      target = draft.ahead;
      if (draft.ahead > draft.seq) continue;
      held = { view, place, seq: draft.seq, cells: draft.cells };
      state = 'loaded';
      return;
    }
  };
  const shared = (): Promise<void> => {
    running ??= catchUp().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    held: () => held,
    async read(atLeast = BEGINNING) {
      await shared();
      if (held.seq < atLeast) await shared();
      if (state === 'unbuilt') return { ok: false, code: 'unbuilt' };
      return state === 'loaded' && held.seq >= atLeast ? { ok: true, snapshot: held } : { ok: false, code: 'moving' };
    },
  };
}

/**
 * Brings a draft to `target`, a position that HEAD has reached: reads the cells moved since, all of them the first time.
 * Reads are strongly consistent, so a cell not ahead of the target is exactly as it was there; one that is ahead moved
 * while it was read, and with it the draft is no snapshot yet.
 */
async function readOn(place: ViewPlace, draft: Draft | undefined, target: Seq, deps: ViewMemoryDeps): Promise<Draft> {
  const read =
    draft === undefined
      ? await collect(deps.views.cellVersions(place))
      : await readMoved(place, draft.seq, target, deps);
  let ahead = target;
  for (const { seq } of read) if (seq > ahead) ahead = seq;
  return { place, seq: target, ahead, cells: withCells(draft?.cells ?? new Map(), read) };
}

async function readMoved(
  place: ViewPlace,
  after: Seq,
  through: Seq,
  { views }: ViewMemoryDeps,
): Promise<readonly CellVersion[]> {
  const moved: CellKey[] = [];
  let from = after;
  while (from < through) {
    const page = await views.moves(place, from, MOVES_PAGE);
    for (const { seq, cells } of page) if (seq <= through) moved.push(...cells);
    const last = page.at(-1);
    if (last === undefined || page.length < MOVES_PAGE) break;
    from = last.seq;
  }
  const cells = distinctCells(moved);
  if (cells.length > MAX_NAMED_CELLS) return collect(views.cellVersions(place));
  const lanes = Object.values(Object.groupBy(cells, (_, index) => String(index % LANES)));
  const read = await Promise.all(lanes.map((lane) => collect(views.cellVersions(place, lane ?? []))));
  return read.flat();
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
