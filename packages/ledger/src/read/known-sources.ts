import type { Day } from '@counterweight/domain/values';
import type { CellVersion } from '../ports/views.ts';
import { cellsKnownAt, type ViewSnapshot } from './view-snapshot.ts';

/** Every answer asks of all cells which sources they have, so what was found is kept as long as the cells are. */
const kept = new WeakMap<ViewSnapshot['cells'], Map<string, readonly string[]>>();

/** The sources that a view counts anything of, as known at the end of a day or now. Sorted. */
export function sourcesCounted(snapshot: ViewSnapshot, knownAt?: Day): readonly string[] {
  return keptOf(snapshot, `counted ${knownAt ?? 'now'}`, () =>
    dimensionValues(cellsKnownAt(snapshot, knownAt), 'source'),
  );
}

/** Every value that a dimension ever had in a view. Sorted. */
export function valuesEver(snapshot: ViewSnapshot, dimension: string): readonly string[] {
  return keptOf(snapshot, `ever ${dimension}`, () => dimensionValues([...snapshot.cells.values()].flat(), dimension));
}

function keptOf({ cells }: ViewSnapshot, name: string, find: () => readonly string[]): readonly string[] {
  const byName = kept.get(cells) ?? new Map<string, readonly string[]>();
  kept.set(cells, byName);
  const found = byName.get(name) ?? find();
  byName.set(name, found);
  return found;
}

function dimensionValues(versions: Iterable<CellVersion>, dimension: string): readonly string[] {
  const values = new Set<string>();
  for (const version of versions) for (const value of valuesOf(version, dimension)) values.add(value);
  return [...values].sort();
}

function* valuesOf(version: CellVersion, dimension: string): Generator<string> {
  for (const { dimensions } of version.groups.values()) {
    const value = dimensions[dimension];
    if (typeof value === 'string') yield value;
    else if (value !== undefined) yield* value;
  }
}
