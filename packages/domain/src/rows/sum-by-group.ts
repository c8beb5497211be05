import type { Codes } from './growing-arrays.ts';
import type { Grouped, Selection } from './row-sums.ts';

/** A number for each row of a table: its code, and the number that each code stands for. */
export interface CodedNumbers {
  /** Of all rows of the table, those without a number included. */
  readonly codes: Codes;
  readonly numbers: Float64Array;
}

/** By group the sum of each of several numbers, in their order. */
export function sumByGroup(
  selection: Selection,
  grouped: Grouped,
  summed: readonly CodedNumbers[],
): readonly Float64Array[] {
  const sums: Float64Array[] = [];
  while (sums.length < summed.length) {
    const [a, b, c, d] = summed.slice(sums.length);
    if (a === undefined) break;
    if (b === undefined || c === undefined || d === undefined) sums.push(sumOne(selection, grouped, a));
    else sums.push(...sumFour(selection, grouped, [a, b, c, d]));
  }
  return sums;
}

function sumOne(
  { rows, count }: Selection,
  { groups, values }: Grouped,
  { codes, numbers }: CodedNumbers,
): Float64Array {
  const sums = new Float64Array(values.length);
  for (let index = 0; index < count; index++) {
    const group = groups[index] ?? 0;
    sums[group] = (sums[group] ?? 0) + (numbers[codes[rows[index] ?? 0] ?? 0] ?? 0);
  }
  return sums;
}

type Four<Value> = readonly [Value, Value, Value, Value];

/** Four at once: a row's number and its group are then read once for all of them, and their sums lie side by side. */
function sumFour({ rows, count }: Selection, { groups, values }: Grouped, [a, b, c, d]: Four<CodedNumbers>) {
  const sums = new Float64Array(4 * values.length);
  const [codesA, codesB, codesC, codesD] = [a.codes, b.codes, c.codes, d.codes];
  const [numbersA, numbersB, numbersC, numbersD] = [a.numbers, b.numbers, c.numbers, d.numbers];
  for (let index = 0; index < count; index++) {
    const row = rows[index] ?? 0;
    const first = 4 * (groups[index] ?? 0);
    sums[first] = (sums[first] ?? 0) + (numbersA[codesA[row] ?? 0] ?? 0);
    sums[first + 1] = (sums[first + 1] ?? 0) + (numbersB[codesB[row] ?? 0] ?? 0);
    sums[first + 2] = (sums[first + 2] ?? 0) + (numbersC[codesC[row] ?? 0] ?? 0);
    sums[first + 3] = (sums[first + 3] ?? 0) + (numbersD[codesD[row] ?? 0] ?? 0);
  }
  return [0, 1, 2, 3].map((place) => everyFourth(sums, place));
}

function everyFourth(sums: Float64Array, first: number): Float64Array {
  const own = new Float64Array(sums.length / 4);
  for (let group = 0; group < own.length; group++) own[group] = sums[4 * group + first] ?? 0;
  return own;
}
