import type { RowCells } from '../table/row-cells.ts';
import { VALUE_MARK } from './kiel-columns.ts';

/** A package as the sheet spreads it over rows, in an order that is not the file's. */
export interface KielPackage {
  readonly id: string;
  /** The row that speaks for the package: one that carries its value, if any does. */
  readonly lead: RowCells;
  /** The rows that carry its value; most packages have one. */
  readonly values: readonly RowCells[];
  readonly rows: readonly RowCells[];
}

/** Ids that can be local ids of the ledger. */
export const PACKAGE_ID = /^[A-Za-z0-9][A-Za-z0-9._~+-]{0,99}$/;

/** Gathers rows by package. A row without a usable id, or of another donor or type than its package, is refused. */
export function gatherPackages(rows: readonly RowCells[]): KielPackage[] {
  const named = rows.filter((cells) => {
    if (!PACKAGE_ID.test(cells.text('id'))) cells.refuse('no package id such as USM2', 'id');
    return cells.refused.length === 0;
  });
  return [...Map.groupBy(named, (cells) => cells.text('id'))].map(([id, group]) => packageOf(id, group));
}

function packageOf(id: string, group: readonly RowCells[]): KielPackage {
  const ordered = [...group].sort((a, b) => (a.content() < b.content() ? -1 : 1));
  const lead = ordered.find(isPromise) ?? ordered.find(isValueRow) ?? ordered.find(hasAmount) ?? ordered[0];
  if (lead === undefined) throw new RangeError(`package ${id} has no rows`);
  const rows = ordered.filter((cells) => belongs(cells, lead));
  noteDates(rows, lead);
  const values = rows.filter((cells) => isValueRow(cells) || carriesValue(cells));
  for (const cells of values.slice(1)) {
    cells.doubt(`the package's value stands on line ${values[0]?.line} too; both are counted`, VALUE_MARK);
  }
  return { id, lead, rows, values };
}

function isValueRow(cells: RowCells): boolean {
  return cells.has(VALUE_MARK) ? /^1(\.0*)?$/.test(cells.text(VALUE_MARK)) : hasAmount(cells);
}

/** A value row that is no correction of another. */
function isPromise(cells: RowCells): boolean {
  return isValueRow(cells) && !cells.text('total').startsWith('-');
}

function hasAmount(cells: RowCells): boolean {
  return /\d/.test(cells.text('total'));
}

function carriesValue(cells: RowCells): boolean {
  if (!hasAmount(cells)) return false;
  cells.doubt("an amount on a row not marked as carrying its package's value; counted all the same", 'total');
  return true;
}

function belongs(cells: RowCells, lead: RowCells): boolean {
  for (const column of ['countries', 'type_of_aid_general']) {
    if (sameWord(cells.text(column), lead.text(column))) continue;
    cells.refuse(`line ${lead.line}, which carries the package's value, says ${lead.text(column)}`, column);
    return false;
  }
  return true;
}

function sameWord(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function noteDates(rows: readonly RowCells[], lead: RowCells): void {
  const date = lead.text('announcement_date');
  for (const cells of rows) {
    if (cells.text('announcement_date') === date || isValueRow(cells) || hasAmount(cells)) continue;
    cells.doubt(`the package's value row, line ${lead.line}, says ${date}, which counts`, 'announcement_date');
  }
}
