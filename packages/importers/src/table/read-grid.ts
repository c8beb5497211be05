import { CsvError, parse } from 'csv-parse/sync';
import { ImportFileError } from '../import-file-error.ts';

/** A row of a file before its header is looked at. */
export interface GridRow {
  /** Line of the file where the row begins, the first being 1; of a workbook, the sheet's row. */
  readonly line: number;
  readonly fields: readonly string[];
}

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * The rows of delimited text: commas, semicolons or tabs, whichever the first line has most of. Throws ImportFileError
 * where quotes do not match and where the last row may be cut off.
 */
export function readGrid(text: string): GridRow[] {
  const rows: GridRow[] = [];
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

/** A cut inside the last field leaves the right number of them: only the missing line end tells. */
export function checkLastLine(text: string, rows: readonly GridRow[]): void {
  const last = rows.at(-1);
  if (last === undefined || /[\r\n]$/.test(text)) return;
  const message = `the file does not end with a line end, so the row that begins on line ${last.line} may be cut off; if the file is whole, end it with one`;
  throw new ImportFileError('truncated', message, { line: last.line });
}

function unreadable(error: CsvError, line: number): ImportFileError {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const message = `the row that begins on line ${line} opens a quote that is never closed: the file looks cut off`;
    return new ImportFileError('truncated', message, { line });
  }
  return new ImportFileError('quoting', `the row that begins on line ${line}: ${error.message}`, { line });
}

function delimiterOf(text: string): string {
  const header = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'));
  const found = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (found(delimiter) > found(best) ? delimiter : best), ',');
}
