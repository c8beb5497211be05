import { type Day, daySchema } from '../values/time/day.ts';
import type { CellGroups } from './cell.ts';
import type { CellKey, Dimensions, Measures } from './view.ts';

/** The cells of a view, each with what it holds. */
export type ViewCells = Iterable<{ readonly cell: CellKey; readonly groups: CellGroups }>;

/** What one cell holds under one set of dimensions. */
export interface HeldGroup {
  readonly cell: CellKey;
  readonly dimensions: Dimensions;
  readonly measures: Measures;
}

/** What the cells hold of some datasets, group by group; of all of them where none are named. */
export function* countedGroups(cells: ViewCells, sources?: readonly string[]): Generator<HeldGroup> {
  for (const { cell, groups } of cells) {
    for (const { dimensions, measures } of groups.values()) {
      if (sources === undefined || sources.includes(textIn(dimensions, 'source') ?? '')) {
        yield { cell, dimensions, measures };
      }
    }
  }
}

/** A dimension's one value; nothing where it is empty, as what is not said is. */
export function textIn(dimensions: Dimensions, name: string): string | undefined {
  const value = dimensions[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The value of a dimension that every group of the view has. Throws on one without it. */
export function requiredText(dimensions: Dimensions, name: string): string {
  const value = textIn(dimensions, name);
  if (value === undefined) throw new TypeError(`a group has no ${name}`);
  return value;
}

/** A dimension that is a day; nothing where it is empty. */
export function dayIn(dimensions: Dimensions, name: string): Day | undefined {
  const value = textIn(dimensions, name);
  return value === undefined ? undefined : daySchema.parse(value);
}

/** A dimension's values, be they one, several or none. */
export function valuesIn(dimensions: Dimensions, name: string): readonly string[] {
  const value = dimensions[name];
  return typeof value === 'string' ? [value] : (value ?? []);
}
