import { CsvError, parse } from 'csv-parse/sync';
import { ImportFileError } from '../import-file-error.ts';

/** The columns a kind of file may have, as `columnName` writes them, and those it cannot do without. */
export interface ColumnSet {
  readonly known: readonly string[];
  readonly required: readonly string[];
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

interface RawRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Reads delimited text with a header, comma or semicolon, columns in any order. Throws ImportFileError where the header
 * or the shape of the table cannot be understood.
 */
export function readTable(text: string, columnSet: ColumnSet): Table {
  const [header, ...records] = readRecords(text);
  if (header === undefined) throw new ImportFileError('empty', 'the file is empty');
  const columns = header.fields.map(columnName);
  checkColumns(columns, columnSet);
  if (records.length === 0) throw new ImportFileError('empty', 'the file has a header and no rows', { line: 1 });
  records.forEach((record, index) => {
    checkFieldCount(record, columns.length, index === records.length - 1);
  });
  checkLastLine(text, records);
  const rows = records.map(({ line, fields }) => ({
    line,
    cells: new Map(columns.map((column, index) => [column, (fields[index] ?? '').trim()])),
  }));
  return { columns, rows };
}

/** A cut inside the last field leaves the right number of them: only the missing line end tells. */
function checkLastLine(text: string, records: readonly RawRow[]): void {
  const last = records.at(-1);
  if (last === undefined || /[\r\n]$/.test(text)) return;
  const message = `the file does not end with a line end, so the row that begins on line ${last.line} may be cut off; if the file is whole, end it with one`;
  throw new ImportFileError('truncated', message, { line: last.line });
}

/** The name a column is known by: lower case, blanks as underscores. */
function columnName(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, '_');
}

function readRecords(text: string): RawRow[] {
  const rows: RawRow[] = [];
  let lastLine = 0;
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (fields: string[], { lines }) => {
        rows.push({ fields, line: lines - fields.join('').split('\n').length + 1 });
        lastLine = lines;
        return null;
      },
    });
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error, lastLine + 1) : error;
  }
  return rows;
}

function unreadable(error: CsvError, line: number): ImportFileError {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const message = `the row that begins on line ${line} opens a quote that is never closed: the file looks cut off`;
    return new ImportFileError('truncated', message, { line });
  }
  return new ImportFileError('quoting', `the row that begins on line ${line}: ${error.message}`, { line });
}

function delimiterOf(text: string): ',' | ';' {
  const header = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'));
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

function checkColumns(columns: readonly string[], { known, required }: ColumnSet): void {
  const unknown = columns.find((column) => !known.includes(column));
  if (unknown !== undefined) {
    const message = `unknown column "${unknown}"; known are ${known.join(', ')}`;
    throw new ImportFileError('unknown_column', message, { line: 1, column: unknown, allowed: known });
  }
  const repeated = columns.find((column, index) => columns.indexOf(column) < index);
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

function checkFieldCount({ line, fields }: RawRow, expected: number, last: boolean): void {
  if (fields.length === expected) return;
  const found = `line ${line} has ${fields.length} fields where the header has ${expected}`;
  if (last) throw new ImportFileError('truncated', `${found}: the file looks cut off`, { line });
  throw new ImportFileError('field_count', found, { line });
}
