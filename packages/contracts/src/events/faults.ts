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

/** Turns validation issues into faults that name the field: unrecognized keys are named one by one, unions by their best branch. */
export function faultsOf(issues: readonly IssueLike[], root: string): readonly Fault[] {
  return issues.flatMap((issue) => {
    const field = [root, ...issue.path.map(String)].filter((part) => part !== '').join('.');
    if (issue.code === 'unrecognized_keys' && issue.keys !== undefined) {
      return issue.keys.map((key) => ({
        field: `${field}.${key}`.replace(/^\./, ''),
        message: 'is not a known field',
      }));
    }
    const branch = issue.errors?.toSorted((a, b) => distance(a) - distance(b))[0];
    if (issue.code === 'invalid_union' && branch !== undefined && branch.length > 0) return faultsOf(branch, field);
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
