import type { Decimal } from '../values/money/decimal.ts';
import { CodedColumn } from './coded-column.ts';
import { amountOf, limbsOf } from './money-limbs.ts';
import type { CodedNumbers } from './sum-by-group.ts';

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

  /** What to add up of the first `length` rows: of a count one number a row, of money its parts, lowest first. */
  numbers(length: number): readonly CodedNumbers[] {
    const codes = this.column.codesOf(length);
    return this.#parts().parts.map((numbers) => ({ codes, numbers }));
  }

  /** The amounts that the sums of its numbers come to, exact. */
  amounts(sums: readonly Float64Array[], groups: number): readonly Decimal[] {
    const { scale } = this.#parts();
    return Array.from({ length: groups }, (_, group) =>
      amountOf(
        sums.map((sum) => sum[group] ?? 0),
        scale,
      ),
    );
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
