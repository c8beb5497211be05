import { addMeasures } from './measures.ts';
import type { CellKey, Contribution, Dimensions, Measures } from './view.ts';

/** The contributions of a cell with equal dimensions, summed. */
export interface CellGroup {
  readonly dimensions: Dimensions;
  readonly measures: Measures;
}

/** A cell's content, by the canonical text of the dimensions. Groups whose measures are all zero are dropped. */
export type CellGroups = ReadonlyMap<string, CellGroup>;

/** The cells of a view, each with what it holds. */
export type ViewCells = Iterable<{ readonly cell: CellKey; readonly groups: CellGroups }>;

/** A move: per cell, by its text, what to add to its groups. */
export type Move = ReadonlyMap<string, { readonly cell: CellKey; readonly delta: CellGroups }>;

/** A cell's key as text: `end/2023-12-29`. */
export function cellText(cell: CellKey): string {
  return `${cell.axis}/${cell.day}`;
}

/** Equal dimensions give equal text, whatever the order of their names. */
export function dimensionsText(dimensions: Dimensions): string {
  return JSON.stringify(
    Object.keys(dimensions)
      .sort()
      .map((name) => [name, dimensions[name]]),
  );
}

/** The sum of two cell contents; zero measures and empty groups are dropped, so equal sums are equal content. */
export function addGroups(held: CellGroups, delta: CellGroups): CellGroups {
  const sum = new Map(held);
  for (const [text, group] of delta) {
    const measures = addMeasures(sum.get(text)?.measures ?? {}, group.measures, 1);
    if (Object.keys(measures).length === 0) sum.delete(text);
    else sum.set(text, { dimensions: group.dimensions, measures });
  }
  return sum;
}

/** What moves each touched cell from what was applied to what should be: new minus applied. */
export function moveBetween(applied: readonly Contribution[], next: readonly Contribution[]): Move {
  const cells = new Map<string, { cell: CellKey; delta: Map<string, CellGroup> }>();
  const shift = (contribution: Contribution, sign: 1 | -1) => {
    const key = cellText(contribution.cell);
    const entry = cells.get(key) ?? { cell: contribution.cell, delta: new Map<string, CellGroup>() };
    cells.set(key, entry);
    const text = dimensionsText(contribution.dimensions);
    const measures = addMeasures(entry.delta.get(text)?.measures ?? {}, contribution.measures, sign);
    entry.delta.set(text, { dimensions: contribution.dimensions, measures });
  };
  for (const contribution of applied) shift(contribution, -1);
  for (const contribution of next) shift(contribution, 1);
  return cells;
}

/** The cells of some contributions alone, as a view that held nothing else would have them. */
export function cellsOf(
  contributions: readonly Contribution[],
): readonly { readonly cell: CellKey; readonly groups: CellGroups }[] {
  return [...moveBetween([], contributions).values()].map(({ cell, delta }) => ({
    cell,
    groups: addGroups(new Map(), delta),
  }));
}
