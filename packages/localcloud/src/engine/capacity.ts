import { sameItem } from './attribute-value.ts';
import type { IndexWrite, SecondaryIndex } from './secondary-index.ts';
import type { StoredItem } from './stored-item.ts';
import type { Table } from './table.ts';

const WRITE_UNIT_BYTES = 1024;
const READ_UNIT_BYTES = 4096;

/** What a request asks to be told about capacity. */
export type CapacityDetail = string | undefined;

/** Units used on one table and its indexes. */
export interface CapacityUse {
  readonly table: Table;
  units: number;
  readonly indexes: Map<SecondaryIndex, number>;
}

/** `read` and `write` name the units apart, as transactions do. */
export type CapacityKind = 'read' | 'write' | undefined;

function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES));
}

/** Read units for `bytes` read together; half as many when eventually consistent. */
export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * (consistent ? 1 : 0.5);
}

function indexUnits({ before, after, moved }: IndexWrite): number {
  if (!before && !after) return 0;
  if (!before || !after) return writeUnits((before ?? after)?.size ?? 0);
  if (moved) return writeUnits(before.size) + writeUnits(after.size);
  return sameItem(before.item, after.item) ? 0 : writeUnits(Math.max(before.size, after.size));
}

/** What replacing `before` by `after` costs: the larger of the two, and each index entry it moves. */
export function writeUse(
  table: Table,
  before: StoredItem | undefined,
  after: StoredItem | undefined,
  factor = 1,
): CapacityUse {
  const indexes = new Map<SecondaryIndex, number>();
  for (const index of table.indexes) {
    const units = indexUnits(index.plan(before, after)) * factor;
    if (units > 0) indexes.set(index, units);
  }
  return { table, units: writeUnits(Math.max(before?.size ?? 0, after?.size ?? 0)) * factor, indexes };
}

/** One use per table, in the order the tables first appear. */
function mergeUses(uses: readonly CapacityUse[]): CapacityUse[] {
  const merged = new Map<Table, CapacityUse>();
  for (const use of uses) {
    const sum = merged.get(use.table) ?? { table: use.table, units: 0, indexes: new Map<SecondaryIndex, number>() };
    sum.units += use.units;
    for (const [index, units] of use.indexes) sum.indexes.set(index, (sum.indexes.get(index) ?? 0) + units);
    merged.set(use.table, sum);
  }
  return [...merged.values()];
}

function unitsAnswer(units: number, kind: CapacityKind): Record<string, number> {
  if (kind === 'read') return { CapacityUnits: units, ReadCapacityUnits: units };
  if (kind === 'write') return { CapacityUnits: units, WriteCapacityUnits: units };
  return { CapacityUnits: units };
}

function indexAnswers(use: CapacityUse, place: SecondaryIndex['kind'], kind: CapacityKind): object | undefined {
  const entries = [...use.indexes].filter(([index]) => index.kind === place);
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([index, units]) => [index.name, unitsAnswer(units, kind)]));
}

/** The member `ConsumedCapacity` of a batch's or transaction's answer, behind others; empty when it was not asked for. */
export function consumedCapacities(detail: CapacityDetail, uses: readonly CapacityUse[], kind?: CapacityKind): string {
  const capacities = mergeUses(uses).flatMap((use) => consumedCapacity(detail, use, kind) ?? []);
  return capacities.length > 0 ? `,"ConsumedCapacity":${JSON.stringify(capacities)}` : '';
}

/** The `ConsumedCapacity` of an answer; undefined when it was not asked for. */
export function consumedCapacity(detail: CapacityDetail, use: CapacityUse, kind?: CapacityKind): object | undefined {
  if (detail !== 'TOTAL' && detail !== 'INDEXES') return undefined;
  const total = [...use.indexes.values()].reduce((sum, units) => sum + units, use.units);
  const answer = { TableName: use.table.name, ...unitsAnswer(total, kind) };
  if (detail === 'TOTAL') return answer;
  return {
    ...answer,
    Table: unitsAnswer(use.units, kind),
    GlobalSecondaryIndexes: indexAnswers(use, 'GlobalSecondaryIndexes', kind),
    LocalSecondaryIndexes: indexAnswers(use, 'LocalSecondaryIndexes', kind),
  };
}
