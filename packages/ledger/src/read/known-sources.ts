import type { Day } from '@counterweight/domain';
import type { CellVersion } from '../ports/views.ts';
import { cellsKnownAt, type ViewSnapshot } from './view-snapshot.ts';

/** The sources that a view counts anything of, as known at the end of a day or now. Sorted. */
export function sourcesCounted(snapshot: ViewSnapshot, knownAt?: Day): readonly string[] {
  return dimensionValues(cellsKnownAt(snapshot, knownAt), 'source');
}

/** Every value that a dimension ever had in a view. Sorted. */
export function valuesEver(snapshot: ViewSnapshot, dimension: string): readonly string[] {
  return dimensionValues([...snapshot.cells.values()].flat(), dimension);
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
