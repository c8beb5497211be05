/** The operator's order of datasets at one position of the journal: not the publisher's word. */
export interface Precedence {
  /** The rank of each source that has one, from 1 on, the highest first counted; of equal ones the first in this order. */
  readonly ranks: ReadonlyMap<string, number>;
  /** Whether a source without a rank is counted for a kind of which no ranked one has records. */
  readonly countsUnranked: boolean;
}

/** What sources that the operator ranked by hand rank at most. */
export const MAX_RANK = 1000;

/** Sources without a rank that an answer names; `/v1/datasets` lists all of them. */
const MAX_NAMED_UNRANKED = 20;

/** The rank of a source, whatever it is called; 0 without one. `constructor` is a name as any other. */
export function rankOf(source: string, { ranks }: Precedence): number {
  return ranks.get(source) ?? 0;
}

/** The order once the operator has given a source a rank; 0 takes it away. */
export function withRank(precedence: Precedence, source: string, rank: number): Precedence {
  const ranks = new Map(precedence.ranks);
  if (rank > 0) ranks.set(source, rank);
  else ranks.delete(source);
  return { ...precedence, ranks };
}

export interface CountedSources {
  readonly counted: readonly string[];
  readonly notCounted: readonly string[];
}

/**
 * Which of the sources that have records a default view counts: the one of highest rank, so that two datasets of the same
 * events never add up. One without a rank is neither counted nor named beside one that has a rank. `firstAt` is the
 * position at which a source's first record became known: of several without a rank the first one is counted, where any is.
 */
export function countedSources(
  withRecords: Iterable<string>,
  precedence: Precedence,
  firstAt: (source: string) => number,
): CountedSources {
  const sources = new Set(withRecords);
  const ranked = [...precedence.ranks].filter(([source, rank]) => rank > 0 && sources.has(source));
  if (ranked.length > 0) {
    const [first = '', ...others] = ranked.sort(([, a], [, b]) => b - a).map(([source]) => source);
    return { counted: [first], notCounted: others };
  }
  const unranked = [...sources].sort((a, b) => firstAt(a) - firstAt(b) || (a < b ? -1 : 1));
  const counted = precedence.countsUnranked ? unranked.slice(0, 1) : [];
  return { counted, notCounted: unranked.slice(counted.length, counted.length + MAX_NAMED_UNRANKED) };
}
