import { cellText } from '@counterweight/domain/rows';
import type { ViewPlace } from '../../ports/view-builds.ts';
import type { BuildItems } from '../../ports/views.ts';
import { storeBuildItems } from './commit-projection.ts';
import type { MemoryStore } from './memory-store.ts';
import { sealedCopy } from './sealed-copy.ts';
import type { SortedItems } from './sorted-items.ts';

/** Stores a build's items, waiting after every `pageSize` of them. */
export async function fillBuild(
  store: MemoryStore,
  { states, cells, rows }: BuildItems,
  pageSize: number,
  nextPage: () => Promise<void>,
): Promise<void> {
  const nothing = { states: [], cells: [], rows: [] };
  const single = [
    ...states.map((state) => ({ ...nothing, states: [state] })),
    ...cells.map((cell) => ({ ...nothing, cells: [cell] })),
    ...rows.map((row) => ({ ...nothing, rows: [row] })),
  ];
  for (const [index, items] of single.entries()) {
    if (index > 0 && index % pageSize === 0) await nextPage();
    storeBuildItems(store, sealedCopy(items));
  }
}

/** Removes a build's items, waiting after every `pageSize` of them. */
export async function clearBuild(
  store: MemoryStore,
  view: ViewPlace,
  pageSize: number,
  nextPage: () => Promise<void>,
): Promise<void> {
  const rows = [...store.rows].filter(([name]) => name.startsWith(`${view} `)).map(([, partition]) => partition);
  await empty(store.states.get(view), pageSize, nextPage);
  await empty(store.cells.get(view), pageSize, nextPage, ({ cell }) =>
    store.latestCells.delete(`${view} ${cellText(cell)}`),
  );
  for (const partition of rows) await empty(partition, pageSize, nextPage);
  await empty(store.moves.get(view), pageSize, nextPage);
}

async function empty<Item>(
  partition: SortedItems<Item> | undefined,
  pageSize: number,
  nextPage: () => Promise<void>,
  also: (item: Item) => void = () => undefined,
): Promise<void> {
  for (let page = partition?.page(undefined, pageSize) ?? []; page.length > 0; ) {
    for (const [key, item] of page) {
      partition?.delete(key);
      also(item);
    }
    await nextPage();
    page = partition?.page(undefined, pageSize) ?? [];
  }
}
