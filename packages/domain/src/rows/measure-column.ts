import type { Decimal } from '../values/money/decimal.ts';
import { CodedColumn } from './coded-column.ts';
import { amountOf, limbsOf, wholeOf } from './money-limbs.ts';
import type { CodedNumbers } from './sum-by-group.ts';

/** Amounts in whole units of the last of `scale` decimal places, by code, and as they were given. */
export interface CodedUnits extends CodedNumbers {
  readonly scale: number;
  /** Of a code its amount. */
  readonly amountOf: (code: number) => Decimal | undefined;
}

/** A measure of a table's rows: counts, or money. */
export class MeasureColumn {
  readonly column = new CodedColumn<number | Decimal>();
  readonly #name: string;
  #money: boolean | undefined;
  #units: Float64Array | undefined;
  #most: { readonly of: number; readonly count: number } | undefined;
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

  /** The largest count; infinite where some are negative or no whole numbers. */
  get mostCount(): number {
    const { values } = this.column;
    if (this.#most?.of === values.length) return this.#most.count;
    const count = values.reduce<number>((most, value) => {
      if (value === undefined) return most;
      const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0;
      return isCount ? Math.max(most, value) : Number.POSITIVE_INFINITY;
    }, 0);
    this.#most = { of: values.length, count };
    return count;
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

  /** The amounts of the first `length` rows in whole units of the last decimal place, rounded from 2^53 on. */
  units(length: number): CodedUnits {
    const { scale, parts } = this.#parts();
    if (this.#units?.length !== this.column.values.length) this.#units = wholeOf(parts);
    const givenAmount = (code: number) => {
      const value = this.column.values[code];
      return typeof value === 'string' ? value : undefined;
    };
    return { codes: this.column.codesOf(length), numbers: this.#units, scale, amountOf: givenAmount };
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
