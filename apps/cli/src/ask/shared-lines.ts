interface Sources {
  readonly counted: readonly string[];
  readonly not_counted: readonly string[];
}

/** Which dataset was counted, and which were not. */
export function sourcesText({ counted, not_counted }: Sources): string {
  const others = not_counted.length > 0 ? ` (not counted: ${not_counted.join(', ')})` : '';
  return `source ${counted.join(', ') || 'none has records'}${others}`;
}

/** What time an answer stands for, the journal position last. */
export function timeParts(definition: {
  readonly as_of: string | null;
  readonly known_at: string | null;
  readonly seq: number;
}): readonly string[] {
  return [
    ...(definition.as_of === null ? [] : [`as of ${definition.as_of}`]),
    ...(definition.known_at === null ? [] : [`known at ${definition.known_at}`]),
    `seq ${definition.seq}`,
  ];
}

/** A link of an answer as an address to open. */
export function addressOf(path: string, endpoint: string): string {
  return new URL(path, `${endpoint}/`).href;
}

type KeyedRow = Readonly<Record<string, unknown>>;

/** The rows of a table by their keys, and that of all of them last, where there is one. */
export function keyedRows<Numbers>(
  keys: readonly string[],
  { data, total }: { readonly data: readonly (Numbers & KeyedRow)[]; readonly total: Numbers | null },
  cellsOf: (row: Numbers) => readonly string[],
): readonly (readonly string[])[] {
  const rows = data.map((row) => [...keys.map((key) => keyText(row, key)), ...cellsOf(row)]);
  return total === null ? rows : [...rows, ['all', ...keys.slice(1).map(() => ''), ...cellsOf(total)]];
}

/** A row's value of a grouping, a donor with its name. */
export function keyText(row: KeyedRow, key: string): string {
  const value = row[key];
  const text = typeof value === 'string' ? value : '';
  return key === 'donor' && typeof row.donor_name === 'string' ? `${text} ${row.donor_name}` : text;
}
