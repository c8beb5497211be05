/** What is wrong with one field. `field` is a dotted path from the event's root; `allowed` says what would do. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}

interface IssueLike {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly IssueLike[])[];
}

/** How many faults of an event are named, and how much of a field's path and a message is said. */
const MOST_FAULTS = 50;
const LONGEST = 500;

/**
 * Turns validation issues into faults that name the field: unrecognized keys are named one by one, unions by their best
 * branch. However much is wrong, it stays short.
 */
export function faultsOf(issues: readonly IssueLike[], root: string): readonly Fault[] {
  const all = allFaults(issues, root);
  const named = all.slice(0, MOST_FAULTS).map(({ field, message }) => ({ field: clip(field), message: clip(message) }));
  if (all.length === named.length) return named;
  return [...named, { field: root, message: `${all.length - named.length} more faults are not named` }];
}

function clip(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).toWellFormed()}…`;
}

function allFaults(issues: readonly IssueLike[], root: string): readonly Fault[] {
  return issues.flatMap((issue) => {
    const field = [root, ...issue.path.map(String)].filter((part) => part !== '').join('.');
    if (issue.code === 'unrecognized_keys' && issue.keys !== undefined) {
      return issue.keys.map((key) => ({
        field: `${field}.${key}`.replace(/^\./, ''),
        message: 'is not a known field',
      }));
    }
    const branch = issue.errors?.toSorted((a, b) => distance(a) - distance(b))[0];
    if (issue.code === 'invalid_union' && branch !== undefined && branch.length > 0) return allFaults(branch, field);
    return [{ field, message: missing(issue.message) ?? issue.message }];
  });
}

/** zod says of a field that is not there that it received `undefined`; a publisher sent nothing of that name. */
function missing(message: string): string | undefined {
  const expected = /^Invalid input: expected (.+), received undefined$/.exec(message)?.[1];
  if (expected === undefined) return undefined;
  return expected === 'nonoptional' ? 'is missing' : `is missing; expected ${expected}`;
}

/** How far a union's branch is from the value: one of another type altogether is further than any with faults inside. */
function distance(issues: readonly IssueLike[]): number {
  const otherType = issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
  return issues.length + (otherType ? 1000 : 0);
}
