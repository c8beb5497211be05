import { zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { ImportFileError } from '../import-file-error.ts';
import { type Field, fieldText } from './field.ts';
import { defaultLimits, type FileLimits, MAX_COLUMNS, tooManyRows } from './file-limits.ts';
import { markedFault, markFaultyCells } from './mark-faulty-cells.ts';
import type { GridRow } from './read-grid.ts';
import { unpack } from './unpack.ts';

/** A sheet of a workbook from its headings on. */
export interface SheetGrid {
  readonly sheet: string;
  readonly grid: readonly GridRow[];
}

/** Parts of a workbook that hold no cells: drawings, charts, pictures, themes, the order of computing. */
const NOT_NEEDED = /^(?!xl\/)|^xl\/(?:drawings|charts|media|theme|pivot\w*|externalLinks|calcChain|comments)/;
/** Rows above the headings: a title, a note. */
const MAX_TITLE_ROWS = 20;

/**
 * The rows of the sheet of a workbook (XLSX) that `isHeader` knows by a row of headings, from that row on. Numbers are
 * the text that the workbook stores, dates ISO days. Throws ImportFileError where it is no workbook or has no such sheet;
 * `needed` then says in words which one it should have.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  isHeader: (headings: readonly string[]) => boolean,
  limits: FileLimits = defaultLimits,
  needed = '',
): Promise<SheetGrid> {
  const sheets = await openWorkbook(await withFaultsMarked(bytes, limits));
  for (const { sheet, data } of sheets) {
    const header = data
      .slice(0, MAX_TITLE_ROWS)
      .findIndex((row) => isHeader(row.map((cell) => fieldText(fieldOf(cell)))));
    if (header < 0) continue;
    if (data.length - header > limits.rows + 1) throw tooManyRows(limits);
    return { sheet, grid: rectangular(data, header) };
  }
  const names = sheets.map(({ sheet }) => sheet).join(', ');
  throw new ImportFileError('missing_column', `no sheet has the columns needed${needed}; there are ${names}`);
}

async function withFaultsMarked(bytes: Uint8Array, limits: FileLimits): Promise<Uint8Array<ArrayBuffer>> {
  const wanted = (name: string) => /\.(?:xml|rels)$/.test(name) && !NOT_NEEDED.test(name);
  const files = new Map(await unpack(bytes, wanted, limits));
  for (const [name, content] of files) {
    if (!name.startsWith('xl/worksheets/') || !name.endsWith('.xml')) continue;
    files.set(name, new TextEncoder().encode(markFaultyCells(new TextDecoder().decode(content))));
  }
  // Packed again: the library holds what it is given until it is done.
  return zipSync(Object.fromEntries(files), { level: 1 });
}

async function openWorkbook(bytes: Uint8Array<ArrayBuffer>) {
  try {
    const parseNumber = (text: string): Field => ({ kind: 'number', text });
    const workbook = await readXlsxFile<Field>(bytes.buffer, { parseNumber, trim: true });
    return workbook.map(({ sheet, data }) => ({ sheet, data: data.map((row): readonly unknown[] => row) }));
  } catch {
    const message = 'the workbook cannot be read: it is cut off or spoilt; get it again, or save its sheet as CSV';
    throw new ImportFileError('truncated', message);
  }
}

function fieldOf(value: unknown): Field {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'object' && 'kind' in value && 'text' in value)
    return { kind: 'number', text: String(value.text) };
  const text = String(value);
  const reason = markedFault(text);
  return reason === undefined ? text : { kind: 'fault', reason };
}

/** Sheets leave out the empty cells at the end of a row, and keep rows without any content. */
function rectangular(data: readonly (readonly unknown[])[], header: number): GridRow[] {
  const headings = data[header]?.map((cell) => fieldText(fieldOf(cell)).trim()) ?? [];
  const width = Math.min(headings.findLastIndex((heading) => heading !== '') + 1, MAX_COLUMNS);
  return data.slice(header).flatMap((row, index) => {
    const fields = Array.from({ length: width }, (_, column) => fieldOf(row[column]));
    const holds = fields.some((field) => typeof field === 'object' || field.trim() !== '');
    return holds ? [{ line: header + index + 1, fields }] : [];
  });
}
