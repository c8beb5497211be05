import type { Decimal } from '../values/money/decimal.ts';
import type { CodedColumn } from './coded-column.ts';
import type { StoredDimension } from './column.ts';

type DimensionColumn = CodedColumn<string | readonly string[]>;

/** Which rows: `holds` is asked once of each value that the dimension has in the table, and of its absence. */
export interface RowCondition {
  /** A dimension, or `day`. */
  readonly dimension: string;
  readonly holds: (value: StoredDimension) => boolean;
}

/** What rows are summed by: those with an equal value are one sum. `as` gives another value in its place: of a day its month. */
export interface RowGrouping {
  /** A dimension, or `day`. */
  readonly dimension: string;
  readonly as?: (value: StoredDimension) => StoredDimension;
}

export interface RowQuery {
  /** The axis of the rows; each row stands on one. */
  readonly axis: string;
  readonly where?: readonly RowCondition[];
  readonly by?: readonly RowGrouping[];
  /** What to sum. */
  readonly measures?: readonly string[];
}

/** Sums of rows, by group: rows that are equal in what they were summed by are one. */
export interface RowSums {
  /** Of each group the values that its rows share, in the order of the groupings. */
  readonly groups: readonly (readonly StoredDimension[])[];
  /** How many rows each group has. */
  readonly rows: Uint32Array;
  /** The sums by group of a measure that counts. */
  counts(name: string): Float64Array;
  /** The sums by group of a measure that is money, exact. */
  amounts(name: string): readonly Decimal[];
  /** Of the rows that were summed and are dated, whatever they were summed by. */
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
}

/** Sums of rows, and of an amount of each row multiplied and divided by the row's own ratio. */
export interface RatioSums<Of> extends RowSums {
  /** By group the sum, each row rounded half to even to `QUOTIENT_PLACES`; nothing where no row has a ratio. */
  readonly quotients: readonly (Decimal | undefined)[];
  /** The ratios that some row has. */
  readonly used: readonly Of[];
  /** The sums of the rows that have none, by the same groups. */
  readonly without: RowSums;
}

/** Rows of a table by their numbers: the first `count` of `rows`. */
export interface Selection {
  readonly rows: Uint32Array;
  readonly count: number;
}

/** By code whether a value holds, as 1 or 0. */
export function heldCodes(column: DimensionColumn, holds: RowCondition['holds']): Uint8Array {
  return Uint8Array.from(column.values, (value) => (holds(value) ? 1 : 0));
}

/** Keeps of the selected rows those whose code is held, in place. */
export function narrow({ rows, count }: Selection, { codes }: DimensionColumn, held: Uint8Array): Selection {
  if (held.every((each) => each === 1)) return { rows, count };
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const row = rows[index] ?? 0;
    rows[kept] = row;
    kept += held[row < codes.length ? (codes[row] ?? 0) : 0] ?? 0;
  }
  return { rows, count: kept };
}

/** For each selected row the number of its group, and what the groups are. */
export interface Grouped {
  readonly groups: Uint32Array;
  readonly values: readonly (readonly StoredDimension[])[];
}

/** Numbers the groups of the selected rows, writing into `groups`, from one grouping to the next. */
export function groupRows(
  { rows, count }: Selection,
  groups: Uint32Array,
  by: readonly { readonly column: DimensionColumn | undefined; readonly as: RowGrouping['as'] }[],
): Grouped {
  groups.fill(0, 0, count);
  let values: readonly (readonly StoredDimension[])[] = [[]];
  for (const { column, as = same } of by) {
    const own = column === undefined ? distinct([undefined], as) : distinctOf(column, as);
    const combined = values.length * own.values.length;
    if (combined > MAX_GROUPS) throw new RangeError(`more than ${MAX_GROUPS} groups`);
    const codes = column?.codes ?? NO_CODES;
    const width = own.values.length;
    const { groupOf } = own;
    for (let index = 0; index < count; index++) {
      const row = rows[index] ?? 0;
      const code = row < codes.length ? (codes[row] ?? 0) : 0;
      groups[index] = (groups[index] ?? 0) * width + (groupOf[code] ?? 0);
    }
    values = renumber(groups, count, combined, (group) => [
      ...(values[Math.floor(group / width)] ?? []),
      own.values[group % width],
    ]);
  }
  return { groups, values };
}

/** Numbers only those groups that have rows, so that the next grouping multiplies few. */
function renumber<Value>(
  groups: Uint32Array,
  count: number,
  combined: number,
  describeGroup: (group: number) => Value,
): readonly Value[] {
  const numbers = new Uint32Array(combined);
  const values: Value[] = [];
  for (let index = 0; index < count; index++) {
    const group = groups[index] ?? 0;
    let number = numbers[group] ?? 0;
    if (number === 0) {
      number = values.push(describeGroup(group));
      numbers[group] = number;
    }
    groups[index] = number - 1;
  }
  return values;
}

/** Memory for numbering groups: a query beyond it would be of nearly as many sums as rows. */
const MAX_GROUPS = 2 ** 26;

interface Distinct {
  readonly groupOf: Uint32Array;
  readonly values: readonly StoredDimension[];
}

/** What a dimension's values come to, kept until they change: groupings that are asked for again and again are constants. */
const kept = new WeakMap<DimensionColumn, WeakMap<object, Distinct & { readonly version: number }>>();

function distinctOf(column: DimensionColumn, as: NonNullable<RowGrouping['as']>): Distinct {
  const own = kept.get(column) ?? new WeakMap<object, Distinct & { readonly version: number }>();
  kept.set(column, own);
  const held = own.get(as);
  if (held?.version === column.version) return held;
  const made = { ...distinct(column.values, as), version: column.version };
  own.set(as, made);
  return made;
}

const NO_CODES = new Uint8Array(0);
const same = (value: StoredDimension) => value;

function distinct(values: readonly StoredDimension[], as: NonNullable<RowGrouping['as']>) {
  const numbers = new Map<string | undefined, number>();
  const own: StoredDimension[] = [];
  const groupOf = Uint32Array.from(values, (value) => {
    const group = as(value);
    const key = JSON.stringify(group);
    const held = numbers.get(key);
    if (held !== undefined) return held;
    numbers.set(key, own.length);
    return own.push(group) - 1;
  });
  return { groupOf, values: own };
}
