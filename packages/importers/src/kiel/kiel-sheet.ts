import { decodeText } from '../table/decode-text.ts';
import { fieldText } from '../table/field.ts';
import { checkFileKind, checkTextKind } from '../table/file-kind.ts';
import { checkSize, defaultLimits, type FileLimits } from '../table/file-limits.ts';
import { type GridRow, mayBeCutOff, readGrid } from '../table/read-grid.ts';
import { type Table, tableOf } from '../table/read-table.ts';
import { readWorkbook } from '../table/read-workbook.ts';
import { holdsActivities, isKielHeader, kielColumnsFor } from './kiel-columns.ts';

/** The main data as a table, and which shape it has. */
export interface KielSheet {
  readonly table: Table;
  /** A row for each part of an activity, as in releases 20 and later; else packages over several rows. */
  readonly activities: boolean;
  readonly remarks: readonly string[];
  readonly cutOff: boolean;
}

const NEEDED =
  ' (ID, Countries, Announcement Date, Total and Original Currency, or donor, measure and tot_sub_activity_value_EUR)';

/** Finds the main data in a workbook or in delimited text. */
export async function readKielSheet(bytes: Uint8Array, limits: FileLimits = defaultLimits): Promise<KielSheet> {
  const kind = checkFileKind(bytes, ['text', 'workbook']);
  checkSize(bytes.length, 'the file has', limits);
  if (kind === 'workbook') {
    const { sheet, grid } = await readWorkbook(bytes, isKielHeader, limits, NEEDED);
    return sheetOf(grid, [`read from the sheet "${sheet}"`], false);
  }
  const text = decodeText(bytes);
  checkTextKind(text);
  return sheetOf(readGrid(text, limits), [], mayBeCutOff(text));
}

function sheetOf(grid: readonly GridRow[], remarks: readonly string[], cutOff: boolean): KielSheet {
  const headings = grid[0]?.fields.map(fieldText) ?? [];
  const activities = holdsActivities(headings);
  const shape = activities
    ? 'read as a sheet of activities, the shape of releases 20 and later'
    : 'read as a sheet of packages, the shape of releases before 20';
  return { table: tableOf(grid, kielColumnsFor(headings)), activities, remarks: [...remarks, shape], cutOff };
}
