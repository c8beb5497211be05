import { type CountedSources, countedSources, type Precedence } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';

/** The dimension that every row has: which source says it. */
const SOURCE = 'source';

/** The sources that a view counts anything of, at its position. Sorted. */
export function sourcesCounted(rows: ViewRows): readonly string[] {
  return rows.values(SOURCE);
}

/** Which of the sources that a view counts anything of, or that will have records of it, are counted by default. */
export function countedIn(rows: ViewRows, precedence: Precedence, coming: readonly string[] = []): CountedSources {
  let first: ReadonlyMap<string, number> | undefined;
  const firstAt = (source: string) => {
    first ??= rows.firstPositions(SOURCE);
    return first.get(source) ?? Number.MAX_SAFE_INTEGER;
  };
  return countedSources([...sourcesCounted(rows), ...coming], precedence, firstAt);
}

/** The sources that a view ever counted anything of. Sorted. */
export function sourcesEver(rows: ViewRows): readonly string[] {
  return rows.valuesEver(SOURCE);
}
