import { QUOTIENT_PLACES } from '../values/money/conversion.ts';
import type { Decimal } from '../values/money/decimal.ts';
import type { Codes } from './growing-arrays.ts';
import { decimalOfUnits } from './money-limbs.ts';
import { divideExactly, EXACT, type PreparedRatios, type Ratio } from './prepared-ratios.ts';

/** Rows whose amounts are divided: of each its group, the number of its ratio, and the code of its amount. */
export interface Dividends {
  readonly count: number;
  readonly rows: Uint32Array;
  readonly groups: Uint32Array;
  readonly ratios: Uint32Array;
  /** By row of the table. */
  readonly codes: Codes;
  /** By code, in the units that the ratios are prepared for. */
  readonly units: Float64Array;
}

/** Numbers of one sum: its whole units, then its `QUOTIENT_PLACES` decimals, seven, seven and six of them. */
const WIDTH = 4;
const SEVEN = 10 ** 7;
const SIX = 10 ** 6;

/** By group the sum of quotients, each rounded half to even to `QUOTIENT_PLACES`: an exact sum of what is rounded row by row. */
export class QuotientSums {
  readonly #sums: Float64Array;
  readonly #counts: Uint32Array;
  /** In units of the last decimal place, what floats could not hold. */
  readonly #further = new Map<number, bigint>();

  constructor(groups: number) {
    this.#sums = new Float64Array(groups * WIDTH);
    this.#counts = new Uint32Array(groups);
  }

  /**
   * Adds to each row's group its amount times and by its ratio, in floats while all of it is whole and below 2^52, so that
   * nothing is lost: decimals are divided out some at a time, as by hand. `leave` is told of those for which that is not so.
   */
  add(
    { count, rows, groups, ratios, codes, units }: Dividends,
    { times, by }: PreparedRatios,
    leave: (index: number) => void,
  ): void {
    const sums = this.#sums;
    const counts = this.#counts;
    for (let index = 0; index < count; index++) {
      const ratio = ratios[index] ?? 0;
      const multiplier = times[ratio] ?? 0;
      const divisor = by[ratio] ?? 0;
      const amount = units[codes[rows[index] ?? 0] ?? 0] ?? 0;
      const size = Math.abs(amount);
      const part = Math.floor(size / divisor);
      if (!(size < EXACT && part * multiplier < EXACT)) {
        leave(index);
        continue;
      }
      let rest = (size - part * divisor) * multiplier;
      const left = Math.floor(rest / divisor);
      rest = (rest - left * divisor) * SEVEN;
      const first = Math.floor(rest / divisor);
      rest = (rest - first * divisor) * SEVEN;
      const second = Math.floor(rest / divisor);
      rest = (rest - second * divisor) * SIX;
      const third = Math.floor(rest / divisor);
      const twice = 2 * (rest - third * divisor);
      const up = twice > divisor || (twice === divisor && third % 2 === 1) ? 1 : 0;
      const sign = amount < 0 ? -1 : 1;
      const group = groups[index] ?? 0;
      const start = group * WIDTH;
      const whole = (sums[start] ?? 0) + sign * (part * multiplier + left);
      sums[start] = Math.abs(whole) < EXACT ? whole : this.#keep(group, whole);
      sums[start + 1] = (sums[start + 1] ?? 0) + sign * first;
      sums[start + 2] = (sums[start + 2] ?? 0) + sign * second;
      sums[start + 3] = (sums[start + 3] ?? 0) + sign * (third + up);
      counts[group] = (counts[group] ?? 0) + 1;
    }
  }

  /** Adds one amount times and by its ratio, however large or fine. */
  addExactly(group: number, amount: Decimal, ratio: Ratio): void {
    this.#further.set(group, (this.#further.get(group) ?? 0n) + divideExactly(amount, ratio));
    this.#counts[group] = (this.#counts[group] ?? 0) + 1;
  }

  /** The sum of a group; nothing where none was added. */
  read(group: number): Decimal | undefined {
    if (this.#counts[group] === 0) return undefined;
    const [whole, first, second, third] = Array.from(this.#sums.subarray(group * WIDTH, (group + 1) * WIDTH), (part) =>
      BigInt(part),
    );
    const decimals = ((first ?? 0n) * BigInt(SEVEN) + (second ?? 0n)) * BigInt(SIX) + (third ?? 0n);
    return decimalOfUnits((whole ?? 0n) * UNIT + decimals + (this.#further.get(group) ?? 0n), QUOTIENT_PLACES);
  }

  /** Takes whole units over, so that floats go on from none. */
  #keep(group: number, whole: number): number {
    this.#further.set(group, (this.#further.get(group) ?? 0n) + BigInt(whole) * UNIT);
    return 0;
  }
}

const UNIT = 10n ** BigInt(QUOTIENT_PLACES);
