import { type Cell, type Format, formats, type Table } from '@counterweight/contracts/http';
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

export type TableRow = Readonly<Record<string, Cell>>;

/** An answer to be written in any format. The lines of NDJSON are its `data`. */
export interface Formatted {
  readonly body: { readonly data: unknown };
  readonly table: () => Table;
}

/** Writes an answer in the format asked for. */
export function writeFormat(format: Format, { body, table }: Formatted): string {
  if (format === 'json') return JSON.stringify(body);
  if (format === 'csv') return csvOf(table());
  return [body.data]
    .flat()
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

/** The content type of a format. */
export function contentTypeOf(format: Format): string {
  return format === 'csv' ? 'text/csv; charset=utf-8' : mediaTypes[format];
}

/** Text that a spreadsheet would run as a formula is escaped. */
function csvOf({ columns, rows }: Table): string {
  return stringify([[...columns], ...rows.map((row) => [...row])], { escape_formulas: true });
}
