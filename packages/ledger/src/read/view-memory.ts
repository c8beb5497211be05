import { type CellKey, type Seq, seqSchema, type ViewId } from '@counterweight/domain';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { CellVersion, Views } from '../ports/views.ts';
import { distinctCells, type ViewSnapshot, withCells } from './view-snapshot.ts';

export interface ViewMemoryDeps {
  readonly ledger: Pick<Ledger, 'head'>;
  readonly views: Pick<Views, 'cellVersions' | 'moves'>;
  readonly clock: Clock;
}

/** `moving`: cells kept moving while they were read; nothing is wrong, ask again. */
export type SnapshotReading =
  | { readonly ok: true; readonly snapshot: ViewSnapshot }
  | { readonly ok: false; readonly code: 'moving' };

export interface ViewMemory {
  /** The view at HEAD, or at least at `atLeast`, which HEAD must have reached. */
  read(atLeast?: Seq): Promise<SnapshotReading>;
  /** The last snapshot read, however old; empty before the first. */
  held(): ViewSnapshot;
}

const MAX_ROUNDS = 12;
const MOVES_PAGE = 500;
/** More moved cells than this are read with all the others, in long pages, instead of one by one. */
const MAX_NAMED_CELLS = 120;
const LANES = 8;

/**
 * Holds a view in memory and follows its moves. Readers that come while it catches up share one catching up.
 */
export function createViewMemory(view: ViewId, deps: ViewMemoryDeps): ViewMemory {
  let held: ViewSnapshot = { view, seq: seqSchema.parse(0), cells: new Map() };
  let loaded = false;
  let running: Promise<SnapshotReading> | undefined;

  const refresh = async (): Promise<SnapshotReading> => {
    const reading = await catchUp(held, loaded, deps);
    if (reading.ok) {
      held = reading.snapshot;
      loaded = true;
    }
    return reading;
  };
  const shared = (): Promise<SnapshotReading> => {
    running ??= refresh().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    held: () => held,
    async read(atLeast) {
      const reading = await shared();
      if (!reading.ok || atLeast === undefined || reading.snapshot.seq >= atLeast) return reading;
      return shared();
    },
  };
}

/**
 * HEAD is read before the cells. A cell read with a later position than that HEAD has moved meanwhile, so what was read
 * is no snapshot: HEAD is read again, and the cells moved in between, until none is ahead. Moves and cells are read
 * strongly consistent, so a cell that is not ahead is exactly as it was at HEAD.
 */
async function catchUp(held: ViewSnapshot, loaded: boolean, deps: ViewMemoryDeps): Promise<SnapshotReading> {
  const { view } = held;
  let { seq, cells } = held;
  let complete = loaded;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const { seq: target } = await deps.ledger.head();
    if (complete && target === seq) return { ok: true, snapshot: { view, seq, cells } };
    const read = complete ? await readMoved(view, seq, target, deps) : await collect(deps.views.cellVersions(view));
    cells = withCells(cells, read);
    complete = true;
    seq = target;
    if (read.every((version) => version.seq <= target)) return { ok: true, snapshot: { view, seq, cells } };
    if (round > 2) await deps.clock.backOff(round - 2);
  }
  return { ok: false, code: 'moving' };
}

async function readMoved(
  view: ViewId,
  after: Seq,
  through: Seq,
  { views }: ViewMemoryDeps,
): Promise<readonly CellVersion[]> {
  const moved: CellKey[] = [];
  let from = after;
  while (from < through) {
    const page = await views.moves(view, from, MOVES_PAGE);
    for (const { seq, cells } of page) if (seq <= through) moved.push(...cells);
    const last = page.at(-1);
    if (last === undefined || page.length < MOVES_PAGE) break;
    from = last.seq;
  }
  const cells = distinctCells(moved);
  if (cells.length > MAX_NAMED_CELLS) return collect(views.cellVersions(view));
  const lanes = Object.values(Object.groupBy(cells, (_, index) => String(index % LANES)));
  const read = await Promise.all(lanes.map((lane) => collect(views.cellVersions(view, lane ?? []))));
  return read.flat();
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
