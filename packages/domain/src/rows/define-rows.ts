import type { Decimal } from '../values/money/decimal.ts';
import type { Day } from '../values/time/day.ts';
import { type Column, text } from './column.ts';
import type { Measures, StoredRow } from './stored-row.ts';

/** What the rows on one axis of a view consist of beside their source: dimensions, counts and amounts of money, by name. */
export interface RowShape {
  readonly dimensions: Readonly<Record<string, Column<unknown>>>;
  readonly counts: readonly string[];
  readonly amounts?: readonly string[];
}

/** The shapes of a view's rows, by axis. */
export type RowShapes = Readonly<Record<string, RowShape>>;

type ValueOf<Of> = Of extends Column<infer Value> ? Value : never;
type DimensionsOf<Shape extends RowShape> = {
  readonly [Name in keyof Shape['dimensions']]: ValueOf<Shape['dimensions'][Name]>;
};
type AmountsOf<Shape extends RowShape> = Shape extends { readonly amounts: readonly (infer Name extends string)[] }
  ? Name
  : never;

/** What a row adds up to. A sum of zero is not stored, so it reads as absent. */
export type MeasuresOf<Shape extends RowShape> = {
  readonly [Name in Shape['counts'][number]]?: number | undefined;
} & { readonly [Name in AmountsOf<Shape>]?: Decimal | undefined };

/** A row on one axis: the day it is counted on, which source says it, its dimensions, and its measures. */
export type RowOn<Shapes extends RowShapes, Axis extends keyof Shapes> = {
  readonly axis: Axis;
  readonly day: Day | 'undated';
  readonly source: string;
} & DimensionsOf<Shapes[Axis]> & { readonly measures: MeasuresOf<Shapes[Axis]> };

/** A row on any of the view's axes. */
export type RowOf<Shapes extends RowShapes> = { [Axis in keyof Shapes]: RowOn<Shapes, Axis> }[keyof Shapes];

/** What a view's rows are: the one place that knows how they are stored. */
export interface Rows<Shapes extends RowShapes> {
  /** The axes that rows stand on. */
  readonly axes: readonly string[];
  /** A row as it is stored. */
  write(row: RowOf<Shapes>): StoredRow;
  /** A stored row. Throws a TypeError on one that is not of this view. */
  read(stored: StoredRow): RowOf<Shapes>;
  /** Of stored rows those on an axis; of some sources alone where they are named. */
  on<Axis extends keyof Shapes & string>(
    axis: Axis,
    stored: Iterable<StoredRow>,
    sources?: readonly string[],
  ): Generator<RowOn<Shapes, Axis>>;
}

/** A row that some rows read; on one of their axes where it is named. */
export type RowFrom<Read extends { read(stored: StoredRow): unknown }, Axis extends string = string> = Extract<
  ReturnType<Read['read']>,
  { readonly axis: Axis }
>;

/** The source of a stored row, whatever the view. */
export function storedSource({ dimensions }: Pick<StoredRow, 'dimensions'>): string {
  return text.read(dimensions.source);
}

/**
 * Declares a view's rows once: what its writer must give and what its readers get. `source` is a dimension of every row.
 * Dimensions are stored in the order in which they are declared.
 */
export function defineRows<const Shapes extends RowShapes>(shapes: Shapes): Rows<Shapes> {
  const columnsOn = new Map(Object.entries(shapes).map(([axis, { dimensions }]) => [axis, Object.entries(dimensions)]));
  const columnsOf = (axis: string): Columns => {
    const columns = columnsOn.get(axis);
    if (columns === undefined) throw new TypeError(`a view without the axis ${axis}`);
    return columns;
  };
  // A view is read again and again, and a stored row never changes, so its row is made once.
  const kept = new WeakMap<StoredRow, RowOf<Shapes>>();
  const rowOf = (stored: StoredRow): RowOf<Shapes> => {
    const held = kept.get(stored) ?? readRow<RowOf<Shapes>>(columnsOf(stored.axis), stored);
    kept.set(stored, held);
    return held;
  };
  return {
    axes: Object.keys(shapes),
    write({ axis, day, source, measures, ...values }) {
      const dimensions = { source, ...storedOf(columnsOf(String(axis)), values) };
      return { axis: String(axis), day, dimensions, measures: given(measures) };
    },
    read: rowOf,
    *on(axis, stored, sources) {
      for (const each of stored) {
        if (each.axis !== axis) continue;
        const row = rowOf(each);
        if (isOn(row, axis) && (sources === undefined || sources.includes(row.source))) yield row;
      }
    },
  };
}

function isOn<Shapes extends RowShapes, Axis extends keyof Shapes>(
  row: RowOf<Shapes>,
  axis: Axis,
): row is RowOn<Shapes, Axis> {
  return row.axis === axis;
}

type Columns = readonly (readonly [name: string, column: Column<unknown>])[];

function storedOf(columns: Columns, values: object): Record<string, string | readonly string[]> {
  const dimensions: Record<string, string | readonly string[]> = {};
  for (const [name, column] of columns) {
    const held = column.write(Reflect.get(values, name));
    if (held !== undefined) dimensions[name] = held;
  }
  return dimensions;
}

/** A measure that is absent is not stored, however its writer says so. */
function given(measures: Readonly<Record<string, number | Decimal | undefined>>): Measures {
  const kept: Record<string, number | Decimal> = {};
  for (const [name, value] of Object.entries(measures)) if (value !== undefined) kept[name] = value;
  return kept;
}

/** The caller says which row it is, since it took the columns of that row's shape. */
function readRow<Row>(columns: Columns, { axis, day, dimensions, measures }: StoredRow): Row {
  const row: Record<string, unknown> = { axis, day, measures };
  let name = 'source';
  try {
    row.source = storedSource({ dimensions });
    for (const [each, column] of columns) {
      name = each;
      row[name] = column.read(dimensions[name]);
    }
  } catch (error) {
    throw new TypeError(`${name} of a row on ${axis}: ${error instanceof Error ? error.message : error}`);
  }
  return row as Row;
}
