import { type Decimal, decimalSchema } from '../values/money/decimal.ts';

/** Amounts in whole units of the last decimal place, each cut into parts that sums of floats keep exact. */
export interface Limbs {
  /** Decimal places of the unit. */
  readonly scale: number;
  /** By part, lowest first, the part of each amount: the amount is the sum of part i times 2^(28 i). */
  readonly parts: readonly Float64Array[];
}

const BITS = 28;
const BASE = 2 ** BITS;
/** Sums of so many parts below 2^28 are below 2^53, the whole numbers that floats hold exactly. */
export const MAX_SUMMED = 2 ** 25;

/** Cuts amounts, of which some may be absent: those are 0. */
export function limbsOf(amounts: readonly (Decimal | undefined)[]): Limbs {
  const scale = amounts.reduce((most, amount) => Math.max(most, amount === undefined ? 0 : places(amount)), 0);
  const parts: Float64Array[] = [new Float64Array(amounts.length)];
  amounts.forEach((amount, index) => {
    if (amount === undefined) return;
    let rest = unitsOf(amount, scale);
    for (let part = 0; rest !== 0n; part++) {
      const limbs = parts[part] ?? new Float64Array(amounts.length);
      parts[part] = limbs;
      limbs[index] = Number(rest % BigInt(BASE));
      rest /= BigInt(BASE);
    }
  });
  return { scale, parts };
}

/** The amounts as one number each: exact below 2^53. */
export function wholeOf(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts[0]?.length ?? 0);
  parts.forEach((limbs, part) => {
    for (let index = 0; index < whole.length; index++) {
      whole[index] = (whole[index] ?? 0) + (limbs[index] ?? 0) * BASE ** part;
    }
  });
  return whole;
}

/** The amount that summed parts stand for, lowest first. Exact. */
export function amountOf(parts: readonly number[], scale: number): Decimal {
  return decimalOfUnits(
    parts.reduceRight((sum, part) => sum * BigInt(BASE) + BigInt(part), 0n),
    scale,
  );
}

/** So many whole units of the last of `scale` decimal places. */
export function decimalOfUnits(units: bigint, scale: number): Decimal {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return decimalSchema.parse(`${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`);
}

/** How many decimal places an amount has. */
export function places(amount: Decimal): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

/** An amount in whole units of the last of `scale` decimal places, at least as many as it has. */
export function unitsOf(amount: Decimal, scale: number): bigint {
  return BigInt(amount.replace('.', '') + '0'.repeat(scale - places(amount)));
}
