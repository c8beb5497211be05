import type { Decimal } from '../values/money/decimal.ts';
import { CodedColumn } from './coded-column.ts';
import { amountOf, limbsOf, MAX_SUMMED } from './money-limbs.ts';
import { type Grouped, type Selection, sumByGroup } from './row-sums.ts';

/** A measure of a table's rows: counts, or money. */
export class MeasureColumn {
  readonly column = new CodedColumn<number | Decimal>();
  readonly #name: string;
  #money: boolean | undefined;
  #summed: { readonly of: number; readonly scale: number; readonly parts: readonly Float64Array[] } | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  get isMoney(): boolean {
    return this.#money ?? false;
  }

  set(row: number, value: number | Decimal): void {
    this.column.setCode(row, this.codeOf(value));
  }

  /** Throws when the measure is money in one place and a count in another. */
  codeOf(value: number | Decimal): number {
    const money = typeof value === 'string';
    this.#money ??= money;
    if (this.#money !== money) throw new TypeError(`${this.#name} is money in one place and a count in another`);
    return this.column.codeOf(value);
  }

  /** The sum of each group. Throws where the measure is money. */
  counts(selection: Selection, grouped: Grouped): Float64Array {
    if (this.isMoney) throw new TypeError(`${this.#name} is money, not a count`);
    const [sums = new Float64Array(grouped.values.length)] = this.#sums(selection, grouped).sums;
    return sums;
  }

  /** The sum of each group, exact. Throws where the measure counts. */
  amounts(selection: Selection, grouped: Grouped): readonly Decimal[] {
    if (this.#money === false) throw new TypeError(`${this.#name} is a count, not money`);
    const { scale, sums } = this.#sums(selection, grouped);
    return grouped.values.map((_, group) =>
      amountOf(
        sums.map((sum) => sum[group] ?? 0),
        scale,
      ),
    );
  }

  #sums(selection: Selection, grouped: Grouped) {
    if (selection.count > MAX_SUMMED) throw new RangeError(`more than ${MAX_SUMMED} rows`);
    const { scale, parts } = this.#parts();
    return { scale, sums: parts.map((numbers) => sumByGroup(selection, grouped, this.column.codes, numbers)) };
  }

  /** The numbers to add by code, made again when there are new values. */
  #parts() {
    const { values } = this.column;
    if (this.#summed?.of === values.length) return this.#summed;
    const limbs = this.isMoney
      ? limbsOf(values.map((value) => (typeof value === 'string' ? value : undefined)))
      : { scale: 0, parts: [Float64Array.from(values, (value) => (typeof value === 'number' ? value : 0))] };
    this.#summed = { of: values.length, ...limbs };
    return this.#summed;
  }
}
