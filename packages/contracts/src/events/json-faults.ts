import type { Fault } from './faults.ts';

/** No event type of ours comes near it, and what reads JSON by recursion has room for far more. */
export const MAX_JSON_DEPTH = 32;
/** Of one event; who sent it has enough to mend. */
const MAX_FAULTS = 50;

interface Place {
  readonly value: unknown;
  readonly path: readonly string[];
}

/**
 * What no schema looks for in a value that was read from JSON: halves of surrogate pairs in names and texts, which no
 * canonical JSON has (RFC 8785, 3.2.2.2), and deeper nesting than readers bear. It never recurses, so that nothing stops it.
 */
export function jsonFaults(root: unknown): readonly Fault[] {
  const faults: Fault[] = [];
  const waiting: Place[] = [{ value: root, path: [] }];
  for (let place = waiting.pop(); place !== undefined && faults.length < MAX_FAULTS; place = waiting.pop()) {
    const { value, path } = place;
    const field = path.join('.').toWellFormed();
    if (path.some((name) => !name.isWellFormed())) faults.push({ field, message: `the name ${HALF}` });
    else if (typeof value === 'string' && !value.isWellFormed()) faults.push({ field, message: `the text ${HALF}` });
    else if (typeof value !== 'object' || value === null) continue;
    else if (path.length >= MAX_JSON_DEPTH)
      faults.push({ field, message: `is nested more than ${MAX_JSON_DEPTH} deep` });
    else for (const member of membersOf(value, path)) waiting.push(member);
  }
  return faults;
}

const HALF = 'has half of a surrogate pair, which is no character';

function membersOf(value: object, path: readonly string[]): readonly Place[] {
  return Object.entries(value)
    .map(([name, member]) => ({ value: member, path: [...path, name] }))
    .reverse();
}
