import { CodedColumn } from './coded-column.ts';
import type { StoredDimension } from './column.ts';
import type { Codes } from './growing-arrays.ts';
import { type PreparedRatios, prepareRatios, type Ratio } from './prepared-ratios.ts';
import type { DimensionColumn, TableColumns } from './table-columns.ts';

/** Of the three dimensions that a ratio depends on; one may be `day`. */
export type Three<Value> = readonly [first: Value, second: Value, third: Value];

/** Gives the same for the same values, always. */
export type RatioOf<Of extends Ratio> = (...values: Three<StoredDimension>) => Of | undefined;

/**
 * The ratio of each row for one of its amounts, by three of its dimensions. It is looked up once for each combination of
 * values that rows have, and kept with the table.
 */
export class Ratios<Of extends Ratio = Ratio> {
  /** The amount that is multiplied and divided. */
  readonly measure: string;
  readonly #dimensions: Three<string>;
  readonly #ratioOf: RatioOf<Of>;
  readonly #kept = new WeakMap<TableColumns, RatioNumbers<Of>>();

  constructor(measure: string, dimensions: Three<string>, ratioOf: RatioOf<Of>) {
    this.measure = measure;
    this.#dimensions = dimensions;
    this.#ratioOf = ratioOf;
  }

  /** Ratios by the codes that the table has now. */
  numbersIn(table: TableColumns): RatioNumbers<Of> {
    const [a, b, c] = this.#dimensions;
    const columns = [columnOf(table, a), columnOf(table, b), columnOf(table, c)] as const;
    const kept = this.#kept.get(table);
    if (kept?.columns.every(({ values }, place) => values.length === kept.sizes[place]) === true) return kept;
    const made = new RatioNumbers(columns, this.#ratioOf);
    this.#kept.set(table, made);
    return made;
  }
}

/** Stands for rows that have no ratio. */
export const NO_RATIO = 1;

/** Ratios by number, the first of which is that after `NO_RATIO`, and their numbers by the codes of three columns. */
export class RatioNumbers<Of extends Ratio = Ratio> {
  readonly columns: Three<DimensionColumn>;
  /** How many codes the columns had. */
  readonly sizes: Three<number>;
  readonly ratios: Of[] = [];
  /** By code of the first, then of the second, then of the third column; 0 where none was looked up yet. */
  readonly numbers: Uint32Array;
  /** Of combinations beyond those: many days of many currencies would take too much memory. */
  readonly #further = new Map<number, number>();
  readonly #ratioOf: RatioOf<Of>;
  #prepared: (PreparedRatios & { readonly of: number; readonly scale: number }) | undefined;

  constructor(columns: Three<DimensionColumn>, ratioOf: RatioOf<Of>) {
    const [a, b, c] = columns;
    this.columns = columns;
    this.sizes = [a.values.length, b.values.length, c.values.length];
    this.numbers = new Uint32Array(Math.min(MAX_DENSE, this.sizes[0] * this.sizes[1] * this.sizes[2]));
    this.#ratioOf = ratioOf;
  }

  /** Codes of at least the first `length` rows. */
  codesOf(length: number): Three<Codes> {
    const [a, b, c] = this.columns;
    return [a.codesOf(length), b.codesOf(length), c.codesOf(length)];
  }

  /** The number for such codes, looked up where need be. */
  find(first: number, second: number, third: number): number {
    const index = (first * this.sizes[1] + second) * this.sizes[2] + third;
    const held = this.numbers[index] ?? this.#further.get(index) ?? 0;
    if (held > 0) return held;
    const [a, b, c] = this.columns;
    const ratio = this.#ratioOf(a.values[first], b.values[second], c.values[third]);
    const number = ratio === undefined ? NO_RATIO : this.ratios.push(ratio) + NO_RATIO;
    if (index < this.numbers.length) this.numbers[index] = number;
    else this.#further.set(index, number);
    return number;
  }

  /** As floats divide by them, for amounts in whole units of the last of `scale` decimal places. */
  prepared(scale: number): PreparedRatios {
    const held = this.#prepared;
    if (held?.scale === scale && held.of === this.ratios.length) return held;
    this.#prepared = { ...prepareRatios(this.ratios, NO_RATIO + 1, scale), of: this.ratios.length, scale };
    return this.#prepared;
  }
}

const MAX_DENSE = 2 ** 20;

function columnOf(table: TableColumns, dimension: string): DimensionColumn {
  return (dimension === 'day' ? table.day : table.dimensions.get(dimension)) ?? new CodedColumn();
}
