import { type Day, type Place, type PlaceReading, placesOf } from '@counterweight/domain/values';
import type { RowCells } from '../table/row-cells.ts';
import { namesIn } from './strike-details.ts';

/** What the salvo was aimed at: the targets named, then the main one where a row tells it apart. */
export function readTargets(cells: RowCells, publishAfter: Day): Place[] {
  return placesIn(cells, ['target', 'target_main'], publishAfter);
}

/** Where it struck or fell. */
export function readAffected(cells: RowCells, publishAfter: Day): Place[] {
  return placesIn(cells, ['affected_region'], publishAfter);
}

function placesIn(cells: RowCells, columns: readonly string[], publishAfter: Day): Place[] {
  const readings = columns.flatMap((column) => {
    const found = namesIn(cells.text(column)).flatMap((name) => placesOf(name, publishAfter));
    noteDoubts(cells, column, found);
    return found;
  });
  return [...new Map(readings.map(({ place }) => [JSON.stringify(place), place])).values()];
}

function noteDoubts(cells: RowCells, column: string, readings: readonly PlaceReading[]): void {
  for (const { doubt } of readings) if (doubt !== undefined) cells.doubt(doubt, column);
}
