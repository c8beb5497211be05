import { type Format, formats } from '@counterweight/contracts/http';
import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { ProblemError } from './problem.ts';

const mediaTypes: Readonly<Record<Format, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
};

/** `?format=` decides, else the Accept header, else JSON. Throws `not_acceptable` when none of ours will do. */
export function negotiateFormat(c: Context, asked: Format | undefined, offered: readonly Format[] = formats): Format {
  if (asked !== undefined) return asked;
  const header = c.req.header('accept');
  if (header === undefined || header.trim() === '') return 'json';
  const ranges = parseAccept(header).filter(({ q }) => q > 0);
  for (const { type } of ranges.toSorted((a, b) => b.q - a.q)) {
    const found = offered.find((format) => accepts(type, mediaTypes[format]));
    if (found !== undefined) return found;
  }
  const allowed = offered.map((format) => mediaTypes[format]);
  throw new ProblemError('not_acceptable', { detail: `to be had as: ${allowed.join(', ')}`, allowed });
}

function accepts(range: string, mediaType: string): boolean {
  const [wanted = '', offered = ''] = [range.toLowerCase(), mediaType];
  return wanted === '*/*' || wanted === offered || wanted === `${offered.split('/')[0]}/*`;
}

export type TableRow = Readonly<Record<string, string | number | undefined>>;

/** An answer as a table: the names of its columns in order, and a cell of each for every row. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** A column of a table: its name, and its cell for a row. */
export type Column<Row> = readonly [name: string, cell: (row: Row) => TableRow[string]];

/** The table of some rows. */
export function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Table {
  return {
    columns: columns.map(([name]) => name),
    rows: rows.map((row) => Object.fromEntries(columns.map(([name, cell]) => [name, cell(row)]))),
  };
}

/** An answer's rows in a flat format, or its whole body as JSON. */
export interface Formatted extends Table {
  readonly body: unknown;
  /** What an NDJSON line holds. */
  readonly lines: readonly unknown[];
  /** The address of the JSON, which carries the definition. */
  readonly describedBy: string;
  readonly fileName: string;
}

/** Writes an answer in the format asked for. Text that a spreadsheet would run as a formula is escaped in CSV. */
export function writeFormat(format: Format, answer: Formatted): Response {
  if (format === 'json') return text(JSON.stringify(answer.body), 'application/json');
  const response =
    format === 'csv'
      ? text(
          stringify(
            answer.rows.map((row) => ({ ...row })),
            {
              header: true,
              columns: [...answer.columns],
              escape_formulas: true,
            },
          ),
          'text/csv; charset=utf-8',
        )
      : text(answer.lines.map((line) => `${JSON.stringify(line)}\n`).join(''), 'application/x-ndjson');
  response.headers.append('link', `<${answer.describedBy}>; rel="describedby"; type="application/json"`);
  response.headers.set('content-disposition', `inline; filename="${answer.fileName}.${format}"`);
  return response;
}

function text(body: string, contentType: string): Response {
  return new Response(body, { headers: { 'content-type': contentType } });
}
