/** What chooses among the rows of a view, as its query says it. */
export interface RowChoice {
  /** A measure, from the largest down with a minus before it. */
  readonly sort?: string | undefined;
  readonly limit?: number | undefined;
  /** By measure what a row must reach. */
  readonly least: Readonly<Record<string, number | undefined>>;
}

/**
 * The rows that a choice shows, in its order. `valueOf` gives a row's measure, `null` where it is not known: such a row
 * reaches no least value, and stands last in any order. Rows of equal value stay in the order in which they are given.
 */
export function chooseRows<Row>(
  rows: readonly Row[],
  { sort, limit, least }: RowChoice,
  measureOf: (row: Row, measure: string) => number | null,
): readonly Row[] {
  const bounds = Object.entries(least);
  const reaching = rows.filter((row) =>
    bounds.every(([measure, bound]) => bound === undefined || (measureOf(row, measure) ?? -1) >= bound),
  );
  return sorted(reaching, sort, measureOf).slice(0, limit);
}

function sorted<Row>(
  rows: readonly Row[],
  sort: string | undefined,
  measureOf: (row: Row, measure: string) => number | null,
): readonly Row[] {
  if (sort === undefined) return rows;
  const descends = sort.startsWith('-');
  const measure = descends ? sort.slice(1) : sort;
  return rows.toSorted((a, b) => {
    const [one, other] = [measureOf(a, measure), measureOf(b, measure)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return descends ? other - one : one - other;
  });
}
