import { type Day, type Place, type PlaceReading, placesOf } from '@counterweight/domain/values';
import type { RowCells } from '../table/row-cells.ts';
import { namesIn } from './strike-details.ts';

/** The places that a row names, by what it says of them. */
export interface NamedPlaces {
  /** Where the salvo was aimed, or reported as going: what its counts are of. */
  readonly aimedAt: readonly Place[];
  /** Where it struck or fell, and what was mainly aimed at: a part of the salvo, not all of it. */
  readonly reportedHit: readonly Place[];
}

/** The places of a row; those finer than a raion are withheld until the day given. */
export function readPlaces(cells: RowCells, publishAfter: Day): NamedPlaces {
  return {
    aimedAt: placesIn(cells, 'target', publishAfter),
    reportedHit: uniquePlaces([
      ...placesIn(cells, 'target_main', publishAfter),
      ...placesIn(cells, 'affected_region', publishAfter),
    ]),
  };
}

/** Each place once. */
function uniquePlaces(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

function placesIn(cells: RowCells, column: string, publishAfter: Day): Place[] {
  const readings = namesIn(cells.text(column)).flatMap((name) => placesOf(name, publishAfter));
  noteDoubts(cells, column, readings);
  return uniquePlaces(readings.map(({ place }) => place));
}

function noteDoubts(cells: RowCells, column: string, readings: readonly PlaceReading[]): void {
  for (const { doubt } of readings) if (doubt !== undefined) cells.doubt(doubt, column);
}
