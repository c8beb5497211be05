import Table from 'cli-table3';

export interface Column {
  readonly head: string;
  /** Numbers stand to the right. */
  readonly align: 'left' | 'right';
}

/** Columns of texts, by their heads. */
export function textColumns(heads: readonly string[]): readonly Column[] {
  return heads.map((head) => ({ head, align: 'left' }));
}

/** Columns of numbers, by their heads. */
export function numberColumns(heads: readonly string[]): readonly Column[] {
  return heads.map((head) => ({ head, align: 'right' }));
}

/** A table without lines: columns two blanks apart, nothing after the last one. One text line a row, the head first. */
export function plainTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const table = new Table({
    head: columns.map(({ head }) => head),
    colAligns: columns.map(({ align }) => align),
    chars: noLines,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 2 },
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

const noLines = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
    .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'])
    .map((part) => [part, '']),
);
