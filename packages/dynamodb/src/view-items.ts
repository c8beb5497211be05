import { type CellGroups, type CellKey, type Contribution, dimensionsText } from '@counterweight/domain/rows';
import {
  daySchema,
  decimalSchema,
  entityIdSchema,
  recordIdSchema,
  revisionSchema,
  type Seq,
  seqSchema,
} from '@counterweight/domain/values';
import type { CellVersion, RowVersion, StateItem, ViewPlace } from '@counterweight/ledger';
import { z } from 'zod';
import { jsonText } from './json-text.ts';
import { cellKey, cellOf, movesKey, rowKey, stateKey } from './keys.ts';
import type { RawItem } from './reading.ts';
import { readItem, type StoredItem } from './stored-item.ts';

const cellSchema: z.ZodType<CellKey> = z.object({
  axis: z.string(),
  day: z.union([daySchema, z.literal('undated')]),
});
const dimensionsSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const measuresSchema = z.record(z.string(), z.union([z.number(), decimalSchema]));
const contributionsSchema: z.ZodType<readonly Contribution[]> = z.array(
  z.object({ cell: cellSchema, dimensions: dimensionsSchema, measures: measuresSchema }),
);
const pointerSchema = z.record(recordIdSchema, revisionSchema);
const entitySchema = { kind: z.string(), entity: entityIdSchema };

const stateItemSchema = z.object({
  ...entitySchema,
  version: z.number(),
  pointer: jsonText(pointerSchema),
  applied: jsonText(contributionsSchema),
  seq: seqSchema,
});
const groupsSchema = z
  .array(z.object({ dimensions: dimensionsSchema, measures: measuresSchema }))
  .transform((groups): CellGroups => new Map(groups.map((group) => [dimensionsText(group.dimensions), group])));
const cellItemSchema = z.object({ sk: z.string(), known: daySchema, seq: seqSchema, groups: jsonText(groupsSchema) });
const rowItemSchema = z.object({
  ...entitySchema,
  sk: z.string(),
  known: daySchema,
  seq: seqSchema,
  pointer: jsonText(pointerSchema),
  contributions: jsonText(contributionsSchema),
});
const movesItemSchema = z.object({ seq: seqSchema, cells: jsonText(z.array(cellSchema)) });

export function stateItem(state: StateItem): StoredItem {
  const { view, kind, entity, version, pointer, applied, seq } = state;
  const folded = { pointer: JSON.stringify(pointer), applied: JSON.stringify(applied) };
  return { ...stateKey(view, state), kind, entity, version, seq, ...folded };
}

export function readState(view: ViewPlace, item: RawItem): StateItem {
  return { view, ...readItem(stateItemSchema, item) };
}

export function cellItem({ view, cell, known, seq, groups }: CellVersion): StoredItem {
  return { ...cellKey(view, cell, known), known, seq, groups: JSON.stringify([...groups.values()]) };
}

export function readCell(view: ViewPlace, item: RawItem): CellVersion {
  const { sk, known, seq, groups } = readItem(cellItemSchema, item);
  return { view, cell: cellOf(sk), known, seq, groups };
}

export function rowItem(row: RowVersion): StoredItem {
  const { view, cell, kind, entity, known, seq, pointer, contributions } = row;
  const added = { pointer: JSON.stringify(pointer), contributions: JSON.stringify(contributions) };
  return { ...rowKey(view, cell, row, known), kind, entity, known, seq, ...added };
}

/** With its sort key, after which a page goes on. */
export function readRow(view: ViewPlace, item: RawItem): RowVersion & { readonly position: string } {
  const { sk, ...row } = readItem(rowItemSchema, item);
  return { view, cell: cellOf(sk), ...row, position: sk };
}

/** The cells that one transaction moved in one view. */
export function movesItem(view: ViewPlace, seq: Seq, cells: readonly CellKey[]): StoredItem {
  const named = cells.map(({ axis, day }) => ({ axis, day }));
  return { ...movesKey(view, seq), seq, cells: JSON.stringify(named) };
}

export function readMoves(item: RawItem): { readonly seq: Seq; readonly cells: readonly CellKey[] } {
  return readItem(movesItemSchema, item);
}
