/** Files that people have at hand, each with columns that together are found in no other. */
const FAMILIES: readonly (readonly [what: string, ...columns: string[]])[] = [
  ['a strikes file (cw import strikes)', 'time_start', 'time_end', 'model'],
  ["the support tracker's main data (cw import kiel)", 'id', 'countries', 'announcement_date'],
  ["the support tracker's main data (cw import kiel)", 'donor', 'aid_type_general', 'measure'],
  ['totals of the support tracker by country and month, which hold no packages', 'country', 'commitments'],
  ['totals of the support tracker by month, which hold no packages', 'month', 'total_allocations'],
  ['weapon counts of the support tracker, which hold no packages', 'donor', 'number_of_weapons'],
  ["the strikes data set's weapon reference, which is not needed", 'model', 'category', 'national_origin'],
  ['euro reference rates, a column for each currency (cw import rates)', 'date', 'usd'],
  ['air-raid alerts, which are not read yet', 'oblast', 'started_at'],
];

/** What file these headings look like, in words; nothing where no family is known by them. */
export function familyLike(headings: readonly string[]): string | undefined {
  const names = new Set(
    headings.map((heading) =>
      heading
        .trim()
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_'),
    ),
  );
  return FAMILIES.find(([, ...columns]) => columns.every((column) => names.has(column)))?.[0];
}
