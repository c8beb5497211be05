import { ImportFileError } from '../import-file-error.ts';
import { type ColumnSet, checkColumns, columnName } from './columns.ts';
import { type Field, fieldText } from './field.ts';
import { checkTextKind } from './file-kind.ts';
import type { FileLimits } from './file-limits.ts';
import { type GridRow, readGrid } from './read-grid.ts';

/** A row below the header, its fields by column name; columns the file lacks are absent. */
export class TableRow {
  /** Line of the file where the row begins, the header being 1. */
  readonly line: number;
  readonly #fields: readonly Field[];
  readonly #places: ReadonlyMap<string, number>;

  constructor({ line, fields }: GridRow, places: ReadonlyMap<string, number>) {
    this.line = line;
    this.#fields = fields;
    this.#places = places;
  }

  get columns(): readonly string[] {
    return [...this.#places.keys()];
  }

  has(column: string): boolean {
    return this.#places.has(column);
  }

  field(column: string): Field | undefined {
    const place = this.#places.get(column);
    return place === undefined ? undefined : (this.#fields[place] ?? '');
  }

  /** Trimmed text. */
  text(column: string): string {
    return fieldText(this.field(column)).trim();
  }
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** Headings of columns that are not read. */
  readonly unread: readonly string[];
}

/**
 * Reads delimited text with a header, columns in any order. Throws ImportFileError where the header or the shape of the
 * table cannot be understood.
 */
export function readTable(text: string, columnSet: ColumnSet, limits?: FileLimits): Table {
  checkTextKind(text);
  return tableOf(readGrid(text, limits), columnSet);
}

/** The table in rows of which the first is the header. Throws ImportFileError as `readTable` does. */
export function tableOf(grid: readonly GridRow[], columnSet: ColumnSet): Table {
  const [header, ...records] = withoutEmptyEdge(grid);
  if (header === undefined) throw new ImportFileError('empty', 'the file is empty');
  const headings = header.fields.map(fieldText);
  const columns = headings.map(columnSet.nameOf ?? columnName);
  checkColumns(headings, columns, columnSet);
  if (records.length === 0) throw new ImportFileError('empty', 'the file has a header and no rows', { line: 1 });
  records.forEach((record, index) => {
    checkFieldCount(record, columns.length, index === records.length - 1);
  });
  const isRead = (column: string, index: number) =>
    columnSet.known.includes(column) && columns.indexOf(column) === index;
  const places = new Map(columns.flatMap((column, index) => (isRead(column, index) ? [[column, index] as const] : [])));
  const unread = headings.flatMap((heading, index) => {
    if (isRead(columns[index] ?? '', index)) return [];
    return [heading.replace(/\s+/g, ' ').trim() || `column ${index + 1}, which has no heading`];
  });
  return { columns: [...places.keys()], rows: records.map((record) => new TableRow(record, places)), unread };
}

/** Some publishers end every line with a delimiter: a column without name and content. */
function withoutEmptyEdge(grid: readonly GridRow[]): readonly GridRow[] {
  const width = grid[0]?.fields.length ?? 0;
  const blank = (field: Field | undefined) => typeof field === 'string' && field.trim() === '';
  const empty = width > 1 && grid.every(({ fields }) => fields.length < width || blank(fields[width - 1]));
  const cut = ({ line, fields }: GridRow) => ({ line, fields: fields.length === width ? fields.slice(0, -1) : fields });
  return empty ? grid.map(cut) : grid;
}

function checkFieldCount({ line, fields }: GridRow, expected: number, last: boolean): void {
  if (fields.length === expected) return;
  const found = `line ${line} has ${fields.length} fields where the header has ${expected}`;
  if (last) throw new ImportFileError('truncated', `${found}: the file looks cut off`, { line });
  throw new ImportFileError('field_count', found, { line });
}
