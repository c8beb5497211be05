import type { ColumnValue } from './coded-column.ts';
import type { Selection } from './row-sums.ts';
import type { DimensionColumn } from './table-columns.ts';

/** By code whether one of the selected rows has it, as 1 or 0. */
export function codesIn(
  { rows, count }: Selection,
  { codes, values }: Pick<DimensionColumn, 'codes' | 'values'>,
): Uint8Array {
  const seen = new Uint8Array(values.length);
  for (let index = 0; index < count; index++) {
    const row = rows[index] ?? 0;
    seen[row < codes.length ? (codes[row] ?? 0) : 0] = 1;
  }
  return seen;
}

/** Every value that one of the selected rows has, of a set its members. Sorted. */
export function valuesIn(selection: Selection, column: DimensionColumn): readonly string[] {
  const seen = codesIn(selection, column);
  return sortedMembers(column.values.filter((_, code) => seen[code] === 1));
}

/** Texts and the members of sets, each once. Sorted. */
export function sortedMembers(values: readonly (ColumnValue | undefined)[]): readonly string[] {
  const members = new Set<string>();
  for (const value of values) {
    if (typeof value === 'string') members.add(value);
    else if (typeof value === 'object') for (const member of value) members.add(member);
  }
  return [...members].sort();
}
