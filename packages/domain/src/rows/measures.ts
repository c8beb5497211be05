import { add, type Decimal } from '../values/money/decimal.ts';
import type { Measures } from './stored-row.ts';

/** The sum of both; what comes to zero is dropped. Throws a TypeError when a name is a count in one and money in the other. */
export function addMeasures(held: Measures, added: Measures): Measures {
  const sum: Record<string, number | Decimal> = { ...held };
  for (const [name, value] of Object.entries(added)) {
    sum[name] = addMeasure(name, sum[name], value);
  }
  for (const [name, value] of Object.entries(sum)) if (value === 0 || value === '0') delete sum[name];
  return sum;
}

function addMeasure(name: string, held: number | Decimal | undefined, value: number | Decimal) {
  if (typeof value === 'number') {
    if (typeof held === 'string') throw new TypeError(`${name} is money in one place and a count in another`);
    return (held ?? 0) + value;
  }
  if (typeof held === 'number') throw new TypeError(`${name} is money in one place and a count in another`);
  return held === undefined ? value : add(held, value);
}

/** A measure that counts; zero where there is none. Throws when it is money. */
export function countIn(measures: Measures, name: string): number {
  const value = measures[name] ?? 0;
  if (typeof value === 'number') return value;
  throw new TypeError(`${name} is money, not a count`);
}
