export type Cell = string | number | null | undefined;

/** A table: the names of its columns in order, and the cells of each row in that order. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column of a table: its name, and its cell for a row. A cell of which nothing is known is empty. */
export type Column<Row> = readonly [name: string, cell: (row: Row) => Cell];

/** The table of some rows. A name that several columns have stands where the first is and shows what the last does. */
export function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Table {
  const cells = new Map(columns);
  return { columns: [...cells.keys()], rows: rows.map((row) => [...cells.values()].map((cell) => cell(row))) };
}

type AnyRow = Readonly<Record<string, unknown>>;

/** A column of the row's own member, where the question decides which members a row has. */
export function memberColumn(name: string): Column<AnyRow> {
  return [name, ({ [name]: value }) => (typeof value === 'string' || typeof value === 'number' ? value : undefined)];
}

/** The columns of what is grouped by; a donor's code has its name beside it. */
export function groupingColumns(by: readonly string[]): readonly Column<AnyRow>[] {
  return by.flatMap((grouping) => (grouping === 'donor' ? ['donor', 'donor_name'] : [grouping])).map(memberColumn);
}
