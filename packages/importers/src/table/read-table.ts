import { ImportFileError } from '../import-file-error.ts';
import { checkLastLine, type GridRow, readGrid } from './read-grid.ts';

/** The columns a kind of file may have, by the names that `nameOf` gives, and those it cannot do without. */
export interface ColumnSet {
  readonly known: readonly string[];
  readonly required: readonly string[];
  /** What is known, in words, where there are too many names to list. */
  readonly knownAs?: string;
  /** The name a heading is known by; without it, lower case with blanks as underscores. */
  readonly nameOf?: (heading: string) => string;
  /** What a column that is not known means: the file is refused (unless told), or the column is left out. */
  readonly others?: 'refuse' | 'leave_out';
}

export interface TableRow {
  /** Line of the file where the row begins, the header being 1. */
  readonly line: number;
  /** Trimmed text by column name; columns the file lacks are absent. */
  readonly cells: ReadonlyMap<string, string>;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/**
 * Reads delimited text with a header, columns in any order. Throws ImportFileError where the header or the shape of the
 * table cannot be understood.
 */
export function readTable(text: string, columnSet: ColumnSet): Table {
  const grid = readGrid(text);
  const table = tableOf(grid, columnSet);
  checkLastLine(text, grid);
  return table;
}

/** The table in rows of which the first is the header. Throws ImportFileError as `readTable` does. */
export function tableOf(grid: readonly GridRow[], columnSet: ColumnSet): Table {
  const [header, ...records] = withoutEmptyEdge(grid);
  if (header === undefined) throw new ImportFileError('empty', 'the file is empty');
  const columns = header.fields.map(columnSet.nameOf ?? columnName);
  checkColumns(columns, columnSet);
  if (records.length === 0) throw new ImportFileError('empty', 'the file has a header and no rows', { line: 1 });
  records.forEach((record, index) => {
    checkFieldCount(record, columns.length, index === records.length - 1);
  });
  const kept = [...columns.entries()].filter(
    ([index, column]) => columnSet.known.includes(column) && columns.indexOf(column) === index,
  );
  const rows = records.map(({ line, fields }) => ({
    line,
    cells: new Map(kept.map(([index, column]) => [column, (fields[index] ?? '').trim()])),
  }));
  return { columns: kept.map(([, column]) => column), rows };
}

/** Some publishers end every line with a delimiter: a column without name and content. */
function withoutEmptyEdge(grid: readonly GridRow[]): readonly GridRow[] {
  const width = grid[0]?.fields.length ?? 0;
  const empty = width > 1 && grid.every(({ fields }) => fields.length < width || fields[width - 1]?.trim() === '');
  const cut = ({ line, fields }: GridRow) => ({ line, fields: fields.length === width ? fields.slice(0, -1) : fields });
  return empty ? grid.map(cut) : grid;
}

/** The name a column is known by: lower case, blanks as underscores. */
function columnName(heading: string): string {
  return heading.trim().toLowerCase().replace(/\s+/g, '_');
}

function checkColumns(columns: readonly string[], { known, required, others, knownAs }: ColumnSet): void {
  const unknown = columns.find((column) => !known.includes(column));
  if (unknown !== undefined && others !== 'leave_out') {
    const allowed = knownAs === undefined ? known : [knownAs];
    const message = `unknown column "${unknown}"; known are ${allowed.join(', ')}`;
    throw new ImportFileError('unknown_column', message, { line: 1, column: unknown, allowed });
  }
  const unique = others === 'leave_out' ? required : known;
  const repeated = columns.find((column, index) => unique.includes(column) && columns.indexOf(column) < index);
  if (repeated !== undefined) {
    throw new ImportFileError('duplicate_column', `column "${repeated}" stands twice`, { line: 1, column: repeated });
  }
  const missing = required.filter((column) => !columns.includes(column));
  const [first] = missing;
  if (first !== undefined) {
    const message = `missing ${missing.map((column) => `"${column}"`).join(', ')}; required are ${required.join(', ')}`;
    throw new ImportFileError('missing_column', message, { line: 1, column: first, allowed: required });
  }
}

function checkFieldCount({ line, fields }: GridRow, expected: number, last: boolean): void {
  if (fields.length === expected) return;
  const found = `line ${line} has ${fields.length} fields where the header has ${expected}`;
  if (last) throw new ImportFileError('truncated', `${found}: the file looks cut off`, { line });
  throw new ImportFileError('field_count', found, { line });
}
