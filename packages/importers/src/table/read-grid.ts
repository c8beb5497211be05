import { CsvError, parse } from 'csv-parse/sync';
import { ImportFileError } from '../import-file-error.ts';
import type { Field } from './field.ts';
import { defaultLimits, type FileLimits, MAX_COLUMNS, MAX_ROW_BYTES, tooManyRows } from './file-limits.ts';

/** A row of a file before its header is looked at. */
export interface GridRow {
  /** Line of the file where the row begins, the first being 1; of a workbook, the sheet's row. */
  readonly line: number;
  readonly fields: readonly Field[];
}

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * The rows of delimited text: commas, semicolons or tabs, whichever the first line has most of. Throws ImportFileError
 * where quotes do not match and where there are more rows or columns than the limits allow.
 */
export function readGrid(text: string, limits: FileLimits = defaultLimits): GridRow[] {
  const rows: GridRow[] = [];
  let lastLine = 0;
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_ROW_BYTES,
      on_record: (fields: string[], { lines }) => {
        rows.push({ fields, line: lines - fields.join('').split('\n').length + 1 });
        lastLine = lines;
        if (rows.length === 1) checkWidth(fields);
        if (rows.length > limits.rows + 1) throw tooManyRows(limits);
        return null;
      },
    });
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error, lastLine + 1) : error;
  }
  return rows;
}

/** A cut inside the last field leaves the right number of them: only the missing line end tells. */
export function mayBeCutOff(text: string): boolean {
  return text !== '' && !text.endsWith('\n');
}

function checkWidth(header: readonly string[]): void {
  if (header.length <= MAX_COLUMNS) return;
  const message = `the first line has ${header.length} columns, and the limit is ${MAX_COLUMNS}: this is no table that is read here`;
  throw new ImportFileError('too_large', message, { line: 1 });
}

function unreadable(error: CsvError, line: number): ImportFileError {
  const row = `the row that begins on line ${line}`;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new ImportFileError('truncated', `${row} opens a quote that is never closed: the file looks cut off`, {
        line,
      });
    case 'CSV_MAX_RECORD_SIZE': {
      const message = `${row} is longer than ${MAX_ROW_BYTES / 1024} KB: a quote that it opens may never be closed`;
      return new ImportFileError('quoting', message, { line });
    }
    default: {
      const message = `${row} has a quote where none can stand: a field with quotes in it stands in quotes, and writes its own twice ("")`;
      return new ImportFileError('quoting', message, { line });
    }
  }
}

function delimiterOf(text: string): string {
  const header = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'));
  const found = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (found(delimiter) > found(best) ? delimiter : best), ',');
}
