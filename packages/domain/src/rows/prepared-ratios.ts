import { QUOTIENT_PLACES } from '../values/money/conversion.ts';
import type { Decimal } from '../values/money/decimal.ts';
import { places, unitsOf } from './money-limbs.ts';

/** What an amount is multiplied by and then divided by. */
export interface Ratio {
  readonly times: Decimal;
  readonly by: Decimal;
}

/** Whole numbers up to it, and what is multiplied or divided below it, are exact in floats. */
export const EXACT = 2 ** 52;
/** What is left of a division by it, times 10^7, is below 2^52. */
const MAX_DIVISOR = 2 ** 28;

/** Ratios as floats divide by them, by number, for amounts in whole units of the last of some decimal places. */
export interface PreparedRatios {
  readonly times: Float64Array;
  /** Not a number where floats would not be exact, and where there is no ratio. */
  readonly by: Float64Array;
}

/** Prepares ratios, of which the first has the number `first`. */
export function prepareRatios(ratios: readonly Ratio[], first: number, scale: number): PreparedRatios {
  const times = new Float64Array(first + ratios.length);
  const by = new Float64Array(first + ratios.length).fill(Number.NaN);
  ratios.forEach((ratio, index) => {
    const whole = wholeRatio(ratio, scale);
    const exact = whole.by <= MAX_DIVISOR && whole.times * whole.by < EXACT;
    times[first + index] = Number(whole.times);
    if (exact) by[first + index] = Number(whole.by);
  });
  return { times, by };
}

/** An amount times and by its ratio, in units of the last of `QUOTIENT_PLACES`, rounded half to even. */
export function divideExactly(amount: Decimal, ratio: Ratio): bigint {
  const scale = places(amount);
  const { times, by } = wholeRatio(ratio, scale);
  const dividend = unitsOf(amount, scale) * times * 10n ** BigInt(QUOTIENT_PLACES);
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = size / by;
  const twice = 2n * (size % by);
  const rounded = twice > by || (twice === by && quotient % 2n === 1n) ? quotient + 1n : quotient;
  return dividend < 0n ? -rounded : rounded;
}

/** A ratio for amounts in whole units of the last of `scale` decimal places, in whole numbers. */
function wholeRatio({ times, by }: Ratio, scale: number): { readonly times: bigint; readonly by: bigint } {
  const further = places(by) - places(times) - scale;
  return {
    times: unitsOf(times, places(times)) * 10n ** BigInt(Math.max(0, further)),
    by: unitsOf(by, places(by)) * 10n ** BigInt(Math.max(0, -further)),
  };
}
