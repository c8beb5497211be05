import type { CountedSources, Precedence } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import { countedIn, sourcesCounted, sourcesEver } from '@counterweight/ledger';
import { unknownValue } from '../http/problem.ts';

/** The dataset asked for, else the one of highest precedence with records. Throws a problem on one the view never had. */
export function resolveSources(
  { source }: { readonly source?: string | undefined },
  snapshot: ViewRows,
  precedence: Precedence,
  parameter = 'source',
): CountedSources {
  if (source === undefined) return countedIn(snapshot, precedence);
  const ever = sourcesEver(snapshot);
  if (!ever.includes(source)) throw unknownValue(parameter, source, ever);
  return { counted: [source], notCounted: othersThan(source, snapshot, precedence) };
}

/** The dataset asked for of a kind that it need not have; of a kind that it lacks nothing is counted. */
export function chosenAmong(snapshot: ViewRows, chosen: string, precedence: Precedence): CountedSources {
  const counted = sourcesCounted(snapshot).filter((each) => each === chosen);
  return { counted, notCounted: othersThan(chosen, snapshot, precedence) };
}

/** What a default view would say of the others. */
function othersThan(chosen: string, snapshot: ViewRows, precedence: Precedence): readonly string[] {
  const { counted, notCounted } = countedIn(snapshot, precedence);
  return [...counted, ...notCounted].filter((other) => other !== chosen);
}

/** Counted sources as a definition shows them. */
export function showSources({ counted, notCounted }: CountedSources): { counted: string[]; not_counted: string[] } {
  return { counted: [...counted], not_counted: [...notCounted] };
}
