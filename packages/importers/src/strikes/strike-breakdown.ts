import type { Strike } from '@counterweight/domain/kinds';
import type { RowCells } from '../table/row-cells.ts';
import { countIn } from './strike-counts.ts';
import { countsByName, namedCounts } from './strike-details.ts';

type Part = NonNullable<Strike['breakdown']>[number];

const DETAILS: readonly (readonly [string, Part['by'], Part['measure']])[] = [
  ['launched_details', 'weapon', 'launched'],
  ['destroyed_details', 'zone', 'destroyed'],
  ['border_crossing', 'border', 'left'],
];

const SHARES: readonly (readonly [string, string, Part['measure']])[] = [
  ['is_shahed', 'Shahed', 'launched'],
  ['turbojet', 'turbojet', 'launched'],
  ['turbojet_destroyed', 'turbojet', 'destroyed'],
];

/** Parts of the counts as the report gives them. A detail that cannot be read is left out, and noted. */
export function readBreakdown(cells: RowCells): Part[] {
  const shares = SHARES.flatMap(([column, name, measure]): Part[] => {
    const count = countIn(cells, column);
    return count === undefined ? [] : [{ by: 'of_which', name, measure, count }];
  });
  return [...DETAILS.flatMap(([column, by, measure]) => detailParts(cells, column, by, measure)), ...shares];
}

function detailParts(cells: RowCells, column: string, by: Part['by'], measure: Part['measure']): Part[] {
  const parts = countsByName(cells.text(column));
  if (parts === undefined) cells.doubt('cannot be read as names with counts; left out', column);
  return namedCounts(parts ?? []).map(({ name, count }) => ({ by, name, measure, count }));
}
