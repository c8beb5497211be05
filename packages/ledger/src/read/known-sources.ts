import { type Contribution, storedSource } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import type { CellVersion } from '../ports/views.ts';
import { cellsKnownAt, type ViewSnapshot } from './view-snapshot.ts';

/** Every answer asks of all cells which sources they have, so what was found is kept as long as the cells are. */
const kept = new WeakMap<ViewSnapshot['cells'], Map<string, readonly string[]>>();

/** The sources that a view counts anything of, as known at the end of a day or now. Sorted. */
export function sourcesCounted(snapshot: ViewSnapshot, knownAt?: Day): readonly string[] {
  return keptOf(snapshot, `counted ${knownAt ?? 'now'}`, () => valuesIn(cellsKnownAt(snapshot, knownAt), storedSource));
}

/** The sources that a view ever counted anything of. Sorted. */
export function sourcesEver(snapshot: ViewSnapshot): readonly string[] {
  return valuesEver(snapshot, 'source', storedSource);
}

/** Every value that rows of a view ever had, and what that is called. Sorted. */
export function valuesEver(
  snapshot: ViewSnapshot,
  name: string,
  valueIn: (stored: Contribution) => string,
): readonly string[] {
  return keptOf(snapshot, `ever ${name}`, () => valuesIn([...snapshot.cells.values()].flat(), valueIn));
}

function keptOf({ cells }: ViewSnapshot, name: string, find: () => readonly string[]): readonly string[] {
  const byName = kept.get(cells) ?? new Map<string, readonly string[]>();
  kept.set(cells, byName);
  const found = byName.get(name) ?? find();
  byName.set(name, found);
  return found;
}

function valuesIn(versions: Iterable<CellVersion>, valueIn: (stored: Contribution) => string): readonly string[] {
  const values = new Set<string>();
  for (const { cell, groups } of versions) {
    for (const group of groups.values()) values.add(valueIn({ cell, ...group }));
  }
  return [...values].sort();
}
