import type { RowCells } from '../table/row-cells.ts';
import { type ActivityRows, gatherActivities } from './activity-rows.ts';
import { eurosIn, givesAmount, givesMoney, UNDISCLOSED, type Value, valueIn } from './kiel-amounts.ts';
import { ACTIVITY_TOTAL, REDISTRIBUTED, ROW_VALUE, SUB_ID } from './kiel-columns.ts';
import { type PromisedStage, stagesOf } from './kiel-measure.ts';
import type { KielOptions } from './kiel-options.ts';
import type { KielPackage, StagedValue } from './kiel-packages.ts';

/** Packages of a sheet of activities, as releases 20 and later are. */
export function readActivities(rows: readonly RowCells[], options: KielOptions): KielPackage[] {
  return gatherActivities(rows).flatMap((activity) => packageOf(activity, options));
}

function packageOf({ id, trackerId, rows: group }: ActivityRows, options: KielOptions): KielPackage[] {
  const stages = stagesOf(group);
  const rows = [...stages.keys()].sort((a, b) => compare(a, b));
  const values = rows.flatMap((cells) => valuesOn(cells, stages.get(cells) ?? 'committed', rows, options));
  if (values.length === 0 && rows.some(givesOtherValue)) return [];
  const lead = values[0]?.cells ?? rows[0];
  if (lead === undefined) return [];
  return [{ id, trackerId, lead, rows, stages, values: withoutRepeated(values) }];
}

/** By the parts of an activity as the tracker numbers them, so that a part that is added comes last. */
function compare(a: RowCells, b: RowCells): number {
  const order = a.text(SUB_ID).localeCompare(b.text(SUB_ID), 'en', { numeric: true });
  return order || (a.content() < b.content() ? -1 : 1);
}

/** A row that says nothing of the values asked for and something of others: it is no package of undisclosed value. */
function givesOtherValue(cells: RowCells): boolean {
  return [ROW_VALUE.amount, ROW_VALUE.euros, REDISTRIBUTED].some((column) => givesAmount(cells, column));
}

interface FoundValue extends StagedValue {
  /** Values that say the same are one value that several rows repeat; nothing where each row's counts. */
  readonly repeats: string | undefined;
}

function valuesOn(
  cells: RowCells,
  stage: PromisedStage,
  all: readonly RowCells[],
  options: KielOptions,
): readonly FoundValue[] {
  const totals = options.activityTotals && givesTotal(cells) ? [totalOf(cells, 'committed')] : [];
  if (stage === 'allocated') return [...totals, ...allocationOn(cells, all, options)];
  if (totals.length > 0) return totals;
  if (givesTotal(cells) && !givesRowMoney(cells)) return [totalOf(cells, stage)];
  return givesRowValue(cells) ? [rowValueOf(cells, stage)] : [];
}

function allocationOn(cells: RowCells, all: readonly RowCells[], { redistributed }: KielOptions): FoundValue[] {
  if (redistributed && cells.has(REDISTRIBUTED)) {
    if (!givesAmount(cells, REDISTRIBUTED)) return [];
    const read = () => known(eurosIn(cells, REDISTRIBUTED, 'allocation'));
    return [{ ...rowValueOf(cells, 'allocated'), read }];
  }
  if (givesRowValue(cells)) return [rowValueOf(cells, 'allocated')];
  return givesTotal(cells) && !all.some(givesOtherValue) ? [totalOf(cells, 'allocated')] : [];
}

function rowValueOf(cells: RowCells, stage: PromisedStage): FoundValue {
  const sub = cells.text(SUB_ID);
  const amounts = [ROW_VALUE.amount, ROW_VALUE.euros, REDISTRIBUTED].map((column) => cells.text(column));
  const repeats = /\w/.test(sub) ? JSON.stringify([stage, sub, ...amounts]) : undefined;
  return { cells, stage, repeats, read: () => known(valueIn(cells, ROW_VALUE, stageWord(stage))) };
}

function totalOf(cells: RowCells, stage: PromisedStage): FoundValue {
  const repeats = JSON.stringify([stage, cells.text(ACTIVITY_TOTAL.amount), cells.text(ACTIVITY_TOTAL.euros)]);
  return { cells, stage, repeats, read: () => known(valueIn(cells, ACTIVITY_TOTAL, stageWord(stage))) };
}

function stageWord(stage: PromisedStage): string {
  return stage === 'allocated' ? 'allocation' : 'commitment';
}

function givesRowValue(cells: RowCells): boolean {
  return givesAmount(cells, ROW_VALUE.amount) || givesAmount(cells, ROW_VALUE.euros);
}

/** Commitments that are not divided into parts have zeros where a part's value would stand. */
function givesRowMoney(cells: RowCells): boolean {
  return givesMoney(cells, ROW_VALUE.amount) || givesMoney(cells, ROW_VALUE.euros);
}

function givesTotal(cells: RowCells): boolean {
  return givesMoney(cells, ACTIVITY_TOTAL.amount) || givesMoney(cells, ACTIVITY_TOTAL.euros);
}

function known(value: Value | 'unknown' | undefined): Value | undefined {
  return value === 'unknown' ? UNDISCLOSED : value;
}

/** A part of an activity that stands on several rows, one for each item, has its value once, also where each row says it. */
function withoutRepeated(values: readonly FoundValue[]): StagedValue[] {
  const first = new Map<string, RowCells>();
  return values.filter(({ cells, repeats }) => {
    if (repeats === undefined) return true;
    const before = first.get(repeats);
    if (before === undefined) first.set(repeats, cells);
    else cells.doubt(`line ${before.line} of the same activity gives this value already; taken once`, SUB_ID);
    return before === undefined;
  });
}
