import type { Decimal } from '../values/money/decimal.ts';
import type { Day } from '../values/time/day.ts';

/** Where a contribution is counted: a day on one of the view's axes (a day rule, say), or its undated row. */
export interface CellKey {
  readonly axis: string;
  readonly day: Day | 'undated';
}

/** What a number can be filtered and grouped by. A list is a set: the contribution counts under each of its members. */
export type Dimensions = Readonly<Record<string, string | readonly string[]>>;

/** Sums by name: counts are whole numbers, money is exact. */
export type Measures = Readonly<Record<string, number | Decimal>>;

/** What one entity adds to one cell. */
export interface Contribution {
  readonly cell: CellKey;
  readonly dimensions: Dimensions;
  readonly measures: Measures;
}

/**
 * A view is a pure function of one entity's state. `version` covers its code and the alias tables it reads:
 * raise it when either changes what an entity contributes.
 */
export interface View<State> {
  readonly name: string;
  readonly version: number;
  contributions(state: State): readonly Contribution[];
}

/** Names a view with its version, as keys and definitions do: `strikes@1`. */
export type ViewId = `${string}@${number}`;

export function viewId(view: { readonly name: string; readonly version: number }): ViewId {
  return `${view.name}@${view.version}`;
}

/** An entity may touch this many cells in one move, old and new together; grain is chosen so that it does not. */
export const MAX_CELLS_PER_MOVE = 45;
