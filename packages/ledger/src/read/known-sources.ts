import type { ViewRows } from '@counterweight/domain/rows';

/** The dimension that every row has: which source says it. */
const SOURCE = 'source';

/** The sources that a view counts anything of, at its position. Sorted. */
export function sourcesCounted(rows: ViewRows): readonly string[] {
  return rows.values(SOURCE);
}

/** The sources that a view ever counted anything of. Sorted. */
export function sourcesEver(rows: ViewRows): readonly string[] {
  return rows.valuesEver(SOURCE);
}
