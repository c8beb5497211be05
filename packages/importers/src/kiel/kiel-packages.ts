import type { RowCells } from '../table/row-cells.ts';
import { amountIn, givesAmount, UNDISCLOSED, type Value, valueIn } from './kiel-amounts.ts';
import { ROW_VALUE, VALUE_MARK } from './kiel-columns.ts';
import { type PromisedStage, stagesOf } from './kiel-measure.ts';

/** A package as the sheet spreads it over rows, in an order that is not the file's. */
export interface KielPackage {
  /** Its local id in the ledger. */
  readonly id: string;
  /** What the tracker calls it; nothing where the file does not say. */
  readonly trackerId: string | undefined;
  /** The row that speaks for the package: one that carries its value, if any does. */
  readonly lead: RowCells;
  readonly rows: readonly RowCells[];
  readonly stages: ReadonlyMap<RowCells, PromisedStage>;
  /** The values that its rows carry; most packages have one. */
  readonly values: readonly StagedValue[];
}

/** A value on a row; nothing where its cells cannot be understood, which is noted. */
export interface StagedValue {
  readonly cells: RowCells;
  readonly stage: PromisedStage;
  read(): Value | undefined;
}

/** Ids that can be local ids of the ledger. */
export const PACKAGE_ID = /^[A-Za-z0-9][A-Za-z0-9._~+-]{0,99}$/;

/**
 * Gathers the rows of an older sheet by package. A row without a usable id, or of another donor or type than its package,
 * is refused.
 */
export function gatherPackages(rows: readonly RowCells[]): KielPackage[] {
  const named = rows.filter((cells) => {
    if (!PACKAGE_ID.test(cells.text('id'))) cells.refuse('no package id such as USM2', 'id');
    return cells.refused.length === 0;
  });
  return [...Map.groupBy(named, (cells) => cells.text('id'))].flatMap(([id, group]) => packageOf(id, group));
}

function packageOf(id: string, group: readonly RowCells[]): KielPackage[] {
  const stages = stagesOf(group);
  const ordered = [...stages.keys()].sort((a, b) => (a.content() < b.content() ? -1 : 1));
  const lead = ordered.find(isPromise) ?? ordered.find(isValueRow) ?? ordered.find(hasAmount) ?? ordered[0];
  if (lead === undefined) return [];
  const rows = ordered.filter((cells) => belongs(cells, lead));
  noteDates(rows, lead);
  const values = rows
    .filter((cells) => isValueRow(cells) || carriesValue(cells))
    .map((cells) => ({ cells, stage: stages.get(cells) ?? 'committed', read: () => packageValue(cells) }));
  noteSeveral(values);
  return [{ id, trackerId: id, lead, rows, stages, values }];
}

function isValueRow(cells: RowCells): boolean {
  return cells.has(VALUE_MARK) ? /^1(\.0*)?$/.test(cells.text(VALUE_MARK)) : hasAmount(cells);
}

/** A value row that is no correction of another. */
function isPromise(cells: RowCells): boolean {
  return isValueRow(cells) && !cells.text(ROW_VALUE.amount).startsWith('-');
}

function hasAmount(cells: RowCells): boolean {
  return givesAmount(cells, ROW_VALUE.amount);
}

function carriesValue(cells: RowCells): boolean {
  if (!hasAmount(cells)) return false;
  cells.doubt("an amount on a row not marked as carrying its package's value; counted all the same", 'total');
  return true;
}

/** The sheet leaves some values that a source gives out of its own total: so does the ledger, and says it. */
function packageValue(cells: RowCells): Value | undefined {
  if (!hasAmount(cells)) {
    amountIn(cells, ROW_VALUE.amount, 'the commitment is left out');
    const column = 'monetary_value_as_given_by_source';
    const given = /\d/.test(cells.text(column));
    if (given) cells.doubt("given, but not in the publisher's total; kept as undisclosed", column);
    return UNDISCLOSED;
  }
  const value = valueIn(cells, ROW_VALUE, 'commitment');
  return value === 'unknown' ? UNDISCLOSED : value;
}

function noteSeveral(values: readonly StagedValue[]): void {
  for (const [, [first, ...others]] of Map.groupBy(values, ({ stage }) => stage)) {
    for (const { cells } of others) {
      cells.doubt(`the package's value stands on line ${first?.cells.line} too; both are counted`, VALUE_MARK);
    }
  }
}

function belongs(cells: RowCells, lead: RowCells): boolean {
  for (const column of ['countries', 'type_of_aid_general']) {
    if (cells.text(column).toLowerCase() === lead.text(column).toLowerCase()) continue;
    cells.refuse(`line ${lead.line}, which carries the package's value, says ${lead.text(column)}`, column);
    return false;
  }
  return true;
}

function noteDates(rows: readonly RowCells[], lead: RowCells): void {
  const date = lead.text('announcement_date');
  for (const cells of rows) {
    if (cells.text('announcement_date') === date || isValueRow(cells) || hasAmount(cells)) continue;
    cells.doubt(`the package's value row, line ${lead.line}, says ${date}, which counts`, 'announcement_date');
  }
}
