import type { StrikeMeasure } from '@counterweight/domain/kinds';
import { readCount } from '../table/read-count.ts';
import type { RowCells } from '../table/row-cells.ts';
import { countsByName, namedCounts } from './strike-details.ts';

const COUNT_COLUMNS: readonly (readonly [StrikeMeasure, string])[] = [
  ['launched', 'launched'],
  ['destroyed', 'destroyed'],
  ['lost', 'not_reach_goal'],
  ['airborne', 'still_attacking'],
];

/** The counts of a row, unknown ones left out. More destroyed than launched is kept, and noted. */
export function readCounts(cells: RowCells): Partial<Record<StrikeMeasure, number>> {
  const counts = Object.fromEntries(
    COUNT_COLUMNS.flatMap(([measure, column]) => {
      const count = countIn(cells, column);
      return count === undefined ? [] : [[measure, count]];
    }),
  );
  const { launched, destroyed } = counts;
  if (launched !== undefined && destroyed !== undefined && destroyed > launched) {
    cells.doubt(`more destroyed (${destroyed}) than launched (${launched})`, 'destroyed');
  }
  const left = leftAirspace(cells);
  return left === undefined ? counts : { ...counts, left };
}

/** The count in a column; nothing where it is unknown, or where it cannot be one and the row is refused for it. */
export function countIn(cells: RowCells, column: string): number | undefined {
  const reading = readCount(cells.text(column), { mark: cells.mark });
  if (reading.kind === 'fault') cells.refuse(reading.reason, column);
  if (reading.kind !== 'count') return undefined;
  if (reading.doubt !== undefined) cells.doubt(reading.doubt, column);
  return reading.count;
}

/** How many left over any border: the sum where the report gives every part of it. */
function leftAirspace(cells: RowCells): number | undefined {
  const parts = countsByName(cells.text('border_crossing'));
  if (parts === undefined || parts.length === 0) return undefined;
  const counts = namedCounts(parts);
  return counts.length === parts.length ? counts.reduce((sum, { count }) => sum + count, 0) : undefined;
}
