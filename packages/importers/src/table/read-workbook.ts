import readXlsxFile from 'read-excel-file/universal';
import { ImportFileError } from '../import-file-error.ts';
import type { GridRow } from './read-grid.ts';

/** Whether the bytes are a ZIP archive, which a workbook is too. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) < 8;
}

/**
 * The rows of the sheet of a workbook (XLSX) that `isSheet` knows by a row of headings, from that row on. Numbers are the
 * text that the workbook stores, dates ISO days. Throws ImportFileError where it is no workbook or has no such sheet.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  isHeader: (headings: readonly string[]) => boolean,
): Promise<GridRow[]> {
  const sheets = await openWorkbook(bytes);
  for (const { data } of sheets) {
    const grid = data.map((row, index) => ({ line: index + 1, fields: row.map(cellText) }));
    const header = grid.slice(0, MAX_TITLE_ROWS).findIndex(({ fields }) => isHeader(fields));
    if (header >= 0) return rectangular(grid.slice(header));
  }
  const names = sheets.map(({ sheet }) => sheet);
  throw new ImportFileError('missing_column', `no sheet has the columns needed; there are ${names.join(', ')}`);
}

/** Rows above the headings: a title, a note. */
const MAX_TITLE_ROWS = 20;

async function openWorkbook(bytes: Uint8Array) {
  try {
    const workbook = await readXlsxFile(new Uint8Array(bytes).buffer, { parseNumber: (text) => text, trim: true });
    return workbook.map(({ sheet, data }) => ({ sheet, data: data.map((row): readonly unknown[] => row) }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ImportFileError('truncated', `the workbook cannot be unpacked (${why}): it is cut off, or no XLSX`);
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}

/** Sheets leave out the empty cells at the end of a row, and keep rows without any content. */
function rectangular(grid: readonly GridRow[]): GridRow[] {
  const width = grid[0]?.fields.findLastIndex((heading) => heading.trim() !== '') ?? -1;
  return grid
    .filter(({ fields }) => fields.some((field) => field.trim() !== ''))
    .map(({ line, fields }) => ({
      line,
      fields: Array.from({ length: width + 1 }, (_, index) => fields[index] ?? ''),
    }));
}
