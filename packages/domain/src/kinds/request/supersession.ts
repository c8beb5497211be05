import type { StoredRows } from '../../rows/stored-row.ts';
import { type EntityId, sourceOf } from '../../values/ids.ts';
import type { Warning } from '../warning.ts';
import { requestRows } from './request.ts';

/** What is known of a request only by looking at the others of its source. */
export interface Supersession {
  /** Requests that stand in its place, in order of id. */
  readonly supersededBy: readonly string[];
  /** What it supersedes and is not there, or no longer. */
  readonly warnings: readonly Warning[];
}

/** Reads who supersedes whom from the rows of the view of requests. Pure. */
export function supersessionsIn(stored: StoredRows): (request: EntityId) => Supersession {
  const supersedes = new Map<string, readonly string[]>();
  for (const row of requestRows.on('list', stored)) supersedes.set(row.entity, row.supersedes);
  return (request) => {
    const own = supersedes.get(request) ?? [];
    const supersededBy = [...supersedes].filter(
      ([by, earlier]) => earlier.includes(request) && by.startsWith(`${sourceOf(request)}:`),
    );
    return {
      supersededBy: supersededBy.map(([by]) => by).sort(),
      warnings: own.flatMap((earlier) => (supersedes.has(earlier) ? [] : [missing(earlier)])),
    };
  };
}

function missing(earlier: string): Warning {
  return { code: 'dangling', field: 'supersedes', message: `${earlier} is not there, or no longer` };
}
