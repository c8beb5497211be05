import { ZERO } from '../values/money/decimal.ts';
import type { CodedUnits } from './measure-column.ts';
import type { Ratio } from './prepared-ratios.ts';
import { QuotientSums } from './quotient-sums.ts';
import { NO_RATIO, type RatioNumbers } from './ratios.ts';
import type { Grouped, Selection } from './row-sums.ts';

/** What rows come to when each one's amount is multiplied and divided. */
export interface SummedQuotients<Of extends Ratio> {
  readonly sums: QuotientSums;
  /** The ratios that some row has. */
  readonly used: readonly Of[];
  /** The rows that have none, and the group of each. */
  readonly without: Selection & { readonly groups: Uint32Array };
}

/** By group the sum of the quotients of rows, of a table of `length`. */
export function sumQuotients<Of extends Ratio>(
  selection: Selection,
  { groups, values }: Grouped,
  { codes, numbers: units, scale, amountOf }: CodedUnits,
  ratios: RatioNumbers<Of>,
  length: number,
): SummedQuotients<Of> {
  const { rows, count } = selection;
  const numbers = numberRatios(selection, ratios, length);
  const rowsWith = new Uint32Array(NO_RATIO + 1 + ratios.ratios.length);
  for (let index = 0; index < count; index++) {
    const number = numbers[index] ?? 0;
    rowsWith[number] = (rowsWith[number] ?? 0) + 1;
  }
  const left = rowsWith[NO_RATIO] ?? 0;
  const without = { rows: new Uint32Array(left), groups: new Uint32Array(left), count: 0 };
  const sums = new QuotientSums(values.length);
  sums.add({ count, rows, groups, ratios: numbers, codes, units }, ratios.prepared(scale), (index) => {
    const [row, group] = [rows[index] ?? 0, groups[index] ?? 0];
    const ratio = ratios.ratios[(numbers[index] ?? 0) - NO_RATIO - 1];
    if (ratio !== undefined) {
      sums.addExactly(group, amountOf(codes[row] ?? 0) ?? ZERO, ratio);
      return;
    }
    without.rows[without.count] = row;
    without.groups[without.count++] = group;
  });
  const used = ratios.ratios.filter((_, index) => (rowsWith[NO_RATIO + 1 + index] ?? 0) > 0);
  return { sums, used, without };
}

/** The number of each row's ratio. */
function numberRatios({ rows, count }: Selection, ratios: RatioNumbers, length: number): Uint32Array {
  const [codesA, codesB, codesC] = ratios.codesOf(length);
  const [, sizeB, sizeC] = ratios.sizes;
  const held = ratios.numbers;
  const numbers = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    const row = rows[index] ?? 0;
    const a = codesA[row] ?? 0;
    const b = codesB[row] ?? 0;
    const c = codesC[row] ?? 0;
    numbers[index] = (held[(a * sizeB + b) * sizeC + c] ?? 0) || ratios.find(a, b, c);
  }
  return numbers;
}
