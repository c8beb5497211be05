import { type Decimal, ZERO } from '../values/money/decimal.ts';
import type { MeasureColumn } from './measure-column.ts';
import { MAX_SUMMED } from './money-limbs.ts';
import type { Grouped, RowQuery, RowSums, Selection } from './row-sums.ts';
import { codesIn } from './selected-values.ts';
import { sumByGroup } from './sum-by-group.ts';
import type { TableColumns } from './table-columns.ts';

/** The sums of selected rows by their groups. */
export function sumRows(
  table: TableColumns,
  { measures = [] }: Pick<RowQuery, 'measures'>,
  selection: Selection,
  grouped: Grouped,
): RowSums {
  const rows = new Uint32Array(grouped.values.length);
  for (let index = 0; index < selection.count; index++) {
    const group = grouped.groups[index] ?? 0;
    rows[group] = (rows[group] ?? 0) + 1;
  }
  const most = rows.reduce((largest, count) => Math.max(largest, count), 0);
  const { counts, amounts } = sumMeasures(table, measures, selection, grouped, most);
  const [firstDay, lastDay] = rangeOf(table, selection);
  return {
    groups: grouped.values,
    rows,
    counts: (name) => counts.get(name) ?? new Float64Array(rows.length),
    amounts: (name) => amounts.get(name) ?? grouped.values.map(() => ZERO),
    firstDay,
    lastDay,
  };
}

/** `most` is how many rows the largest group has. */
function sumMeasures(
  table: TableColumns,
  names: readonly string[],
  selection: Selection,
  grouped: Grouped,
  most: number,
) {
  if (selection.count > MAX_SUMMED) throw new RangeError(`more than ${MAX_SUMMED} rows`);
  const { length, measures } = table;
  const counted = new Map<string, MeasureColumn>();
  const amounts = new Map<string, readonly Decimal[]>();
  for (const name of names) {
    const column = measures.get(name);
    if (column?.isMoney === false) counted.set(name, column);
    if (column?.isMoney !== true) continue;
    const sums = sumByGroup(selection, grouped, column.numbers(length));
    amounts.set(name, column.amounts(sums, grouped.values.length));
  }
  const sums = table.packed(counted).sum(selection, grouped, length, most);
  return { counts: new Map(Array.from(counted, ([name, column]) => [name, sums.get(column)])), amounts };
}

function rangeOf(
  { day }: TableColumns,
  selection: Selection,
): readonly [first: string | undefined, last: string | undefined] {
  const seen = codesIn(selection, day);
  let first: string | undefined;
  let last: string | undefined;
  day.values.forEach((each, code) => {
    if (seen[code] !== 1 || each === undefined || each === 'undated') return;
    if (first === undefined || each < first) first = each;
    if (last === undefined || each > last) last = each;
  });
  return [first, last];
}
