import type { Fault } from './faults.ts';
import { type JsonPlace, jsonPlaces } from './json-places.ts';

/** No event type of ours comes near it, and what reads JSON by recursion has room for far more. */
export const MAX_JSON_DEPTH = 32;
/** Of one event; who sent it has enough to mend. */
const MAX_FAULTS = 50;

/**
 * What no schema looks for in a value that was read from JSON: halves of surrogate pairs in names and texts, which no
 * canonical JSON has (RFC 8785, 3.2.2.2), and deeper nesting than readers bear.
 */
export function jsonFaults(root: unknown): readonly Fault[] {
  const faults: Fault[] = [];
  for (const place of jsonPlaces(root, '', isBorne)) {
    const message = faultOf(place);
    if (message !== undefined) faults.push({ field: place.field.toWellFormed(), message });
    if (faults.length === MAX_FAULTS) break;
  }
  return faults;
}

/** What its name and its depth leave to be looked into. */
function isBorne({ name, depth }: JsonPlace): boolean {
  return depth < MAX_JSON_DEPTH && name.isWellFormed();
}

const HALF = 'has half of a surrogate pair, which is no character';

function faultOf(place: JsonPlace): string | undefined {
  const { value, name } = place;
  if (!name.isWellFormed()) return `the name ${HALF}`;
  if (typeof value === 'string') return value.isWellFormed() ? undefined : `the text ${HALF}`;
  const isNested = typeof value === 'object' && value !== null;
  return isNested && !isBorne(place) ? `is nested more than ${MAX_JSON_DEPTH} deep` : undefined;
}
