/** The operator's order of datasets: the highest that has records is counted by default. Not the publisher's word. */
export type Precedence = Readonly<Record<string, number>>;

/** What a source that the operator did not rank gets. */
const IMPLICIT_PRECEDENCE = 0;

/** The precedence of a source, whatever it is called: `constructor` is a name as any other. */
export function precedenceOf(source: string, precedence: Precedence): number {
  return (Object.hasOwn(precedence, source) ? precedence[source] : undefined) ?? IMPLICIT_PRECEDENCE;
}

export interface CountedSources {
  readonly counted: readonly string[];
  readonly notCounted: readonly string[];
}

/**
 * Which of the sources that have records a default view counts: the one of highest precedence, so that two datasets
 * of the same events never add up. Equal precedence: the first by name, and the answer names the others.
 */
export function countedSources(withRecords: Iterable<string>, precedence: Precedence): CountedSources {
  const ranked = [...new Set(withRecords)].sort(
    (a, b) => precedenceOf(b, precedence) - precedenceOf(a, precedence) || (a < b ? -1 : a > b ? 1 : 0),
  );
  return { counted: ranked.slice(0, 1), notCounted: ranked.slice(1) };
}
