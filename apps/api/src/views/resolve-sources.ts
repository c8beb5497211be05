import { type CountedSources, countedSources, type Precedence } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import { sourcesCounted, sourcesEver } from '@counterweight/ledger';
import { unknownValue } from '../http/problem.ts';

/** The dataset asked for, else the one of highest precedence with records. Throws a problem on one the view never had. */
export function resolveSources(
  { source }: { readonly source?: string | undefined },
  snapshot: ViewRows,
  precedence: Precedence,
): CountedSources {
  const withRecords = sourcesCounted(snapshot);
  if (source === undefined) return countedSources(withRecords, precedence);
  const ever = sourcesEver(snapshot);
  if (!ever.includes(source)) throw unknownValue('source', source, ever);
  return { counted: [source], notCounted: withRecords.filter((other) => other !== source) };
}

/** The dataset asked for of a kind that it need not have; of a kind that it lacks nothing is counted. */
export function chosenAmong(withRecords: readonly string[], chosen: string): CountedSources {
  return {
    counted: withRecords.filter((each) => each === chosen),
    notCounted: withRecords.filter((each) => each !== chosen),
  };
}

/** Counted sources as a definition shows them. */
export function showSources({ counted, notCounted }: CountedSources): { counted: string[]; not_counted: string[] } {
  return { counted: [...counted], not_counted: [...notCounted] };
}
