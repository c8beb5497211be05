import { type CellKey, cellText } from '@counterweight/domain/rows';
import { entityText } from '../../ports/ledger.ts';
import type { ViewPlace } from '../../ports/view-builds.ts';
import type { CellVersion, RowRange, RowVersion, Views } from '../../ports/views.ts';
import { commitProjection } from './commit-projection.ts';
import { clearBuild, fillBuild } from './fill-build.ts';
import { type Gate, passGate, passTransaction } from './gate.ts';
import type { MemoryStore, MovedCells } from './memory-store.ts';
import { numberKey } from './memory-store.ts';
import { pagesOf } from './paged-read.ts';
import type { SortedItems } from './sorted-items.ts';

/** The views port over a store. */
export function createMemoryViews(store: MemoryStore, gate: Gate | undefined, pageSize: number): Views {
  const call = (method: string, ...args: readonly unknown[]) => ({ port: 'views' as const, method, args });
  const page = (method: string, view: ViewPlace) => () => passGate(gate, call(method, view), () => undefined);
  return {
    state: (view, ref) => passGate(gate, call('state', view, ref), () => store.states.get(view)?.get(entityText(ref))),
    latestCells: (view, cells) =>
      passGate(gate, call('latestCells', view, cells), async (nextPage) => {
        const found = new Map<string, CellVersion>();
        for (const [index, cell] of cells.entries()) {
          if (index > 0) await nextPage();
          const version = store.latestCells.get(`${view} ${cellText(cell)}`);
          if (version !== undefined) found.set(cellText(cell), handOut(version));
        }
        return found;
      }),
    commit: (commit) => passTransaction(gate, call('commit', commit), () => commitProjection(store, commit)),
    cellVersions: (view, cells) => readCells(store, view, cells, pageSize, page('cellVersions', view)),
    moves: (view, after, limit) =>
      passGate(gate, call('moves', view, after, limit), async (nextPage) => {
        const moved: MovedCells[] = [];
        for await (const [, move] of pagesOf(store.moves.get(view), { after: numberKey(after), pageSize, nextPage })) {
          if (moved.length === limit) break;
          moved.push(move);
        }
        return moved;
      }),
    rows: (view, axis, range, after, limit) =>
      passGate(gate, call('rows', view, axis, range, after, limit), (nextPage) =>
        readRows(store.rows.get(`${view} ${axis}`), { range, after, limit, pageSize, nextPage }),
      ),
    scanRows: async function* (view) {
      const nextPage = page('scanRows', view);
      await nextPage();
      for (const [name, rows] of store.rows) {
        if (!name.startsWith(`${view} `)) continue;
        for await (const [, row] of pagesOf(rows, { pageSize, nextPage })) yield row;
      }
    },
    scanStates: async function* (view) {
      const nextPage = page('scanStates', view);
      await nextPage();
      for await (const [, state] of pagesOf(store.states.get(view), { pageSize, nextPage })) yield state;
    },
    fill: (items) => passGate(gate, call('fill'), (nextPage) => fillBuild(store, items, pageSize, nextPage)),
    clear: (view) => passGate(gate, call('clear', view), (nextPage) => clearBuild(store, view, pageSize, nextPage)),
  };
}

/** The groups' map cannot be frozen, so each reader gets its own. */
function handOut(version: CellVersion): CellVersion {
  return { ...version, groups: new Map(version.groups) };
}

async function* readCells(
  store: MemoryStore,
  view: ViewPlace,
  cells: readonly CellKey[] | undefined,
  pageSize: number,
  nextPage: () => Promise<void>,
): AsyncGenerator<CellVersion, void, undefined> {
  await nextPage();
  const partition = store.cells.get(view);
  if (cells === undefined) {
    for await (const [, version] of pagesOf(partition, { pageSize, nextPage })) yield handOut(version);
    return;
  }
  for (const cell of new Map(cells.map((key) => [cellText(key), key])).values()) {
    const prefix = `${cell.axis}#${cell.day}#`;
    for await (const [key, version] of pagesOf(partition, { after: prefix, pageSize, nextPage })) {
      if (!key.startsWith(prefix)) break;
      yield handOut(version);
    }
  }
}

interface RowQuery {
  readonly range: RowRange;
  readonly after: string | undefined;
  readonly limit: number;
  readonly pageSize: number;
  readonly nextPage: () => Promise<void>;
}

/** Days of a range are inclusive; what is undated lies in no range. */
async function readRows(partition: SortedItems<RowVersion> | undefined, query: RowQuery) {
  const { range, limit, pageSize, nextPage } = query;
  const after = query.after ?? (range.from === undefined ? undefined : `${range.from}#`);
  const bounded = range.from !== undefined || range.to !== undefined;
  const items: (RowVersion & { position: string })[] = [];
  for await (const [position, row] of pagesOf(partition, { after, pageSize, nextPage })) {
    if (bounded && row.cell.day === 'undated') break;
    if (range.to !== undefined && row.cell.day > range.to) break;
    const last = items.at(-1);
    if (last !== undefined && items.length === limit) return { items, next: last.position };
    items.push({ ...row, position });
  }
  return { items };
}
