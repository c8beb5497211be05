import { type CellKey, cellText } from '@counterweight/domain/rows';
import type { CellVersion, RowRange, RowVersion, StateItem, ViewPlace, Views } from '@counterweight/ledger';
import { commitItems } from './commit-items.ts';
import type { Connection } from './connection.ts';
import { gatherReads } from './gathered-reads.ts';
import {
  AFTER,
  axisPartition,
  cellPartition,
  cellVersionsPrefix,
  LAST,
  movesPartition,
  rowPartition,
  SHARDS,
  seqText,
  stateKey,
  statePartition,
} from './keys.ts';
import { firstItems, getItems, type KeyRange, type PartitionQuery, queryItems } from './reading.ts';
import { transact } from './transaction.ts';
import { cellItem, readCell, readMoves, readRow, readState, rowItem, stateItem } from './view-items.ts';
import { deleteItems, putItems } from './writing.ts';

/** The views port on its table; a commit spans the ledger's too. */
export function createDynamoDbViews(connection: Connection): Views {
  const { client, tables, backOff } = connection;
  const table = tables.views;
  const readStateItem = gatherReads((keys) => getItems(client, table, keys, backOff));
  return {
    async state(view, ref) {
      const item = await readStateItem(stateKey(view, ref));
      return item === undefined ? undefined : readState(view, item);
    },
    async latestCells(view, cells) {
      const distinct = new Map(cells.map((cell) => [cellText(cell), cell]));
      const versions = await Promise.all([...distinct.values()].map((cell) => latestCell(connection, view, cell)));
      return new Map(versions.flatMap((version) => (version ? [[cellText(version.cell), version] as const] : [])));
    },
    commit: (commit) => transact(client, commitItems(tables, commit)),
    cellVersions: (view, cells) => readCells(connection, view, cells),
    async moves(view, after, limit) {
      const range = { attribute: 'sk', after: seqText(after) };
      return (await firstItems(client, { table, partition: ['pk', movesPartition(view)], range }, limit)).map(
        readMoves,
      );
    },
    async rows(view, axis, range, after, limit) {
      const keys = rowKeys(axis, range, after);
      if (keys === undefined) return { items: [] };
      const query = { table, partition: ['pk', axisPartition(view, axis)] as const, range: keys };
      const found = (await firstItems(client, query, limit + 1)).map((item) => readRow(view, item));
      const items = found.slice(0, limit);
      const next = found.length > limit ? items.at(-1)?.position : undefined;
      return { items, ...(next === undefined ? {} : { next }) };
    },
    scanRows: (view) => scanRows(connection, view),
    scanStates: (view) => scanStates(connection, view),
    fill: ({ states, cells, rows }) =>
      putItems(connection, table, [...states.map(stateItem), ...cells.map(cellItem), ...rows.map(rowItem)]),
    async clear(view) {
      for (const partition of partitionsOf(view)) {
        await deleteItems(connection, table, queryItems(client, { table, partition: ['pk', partition] }));
      }
    },
  };
}

async function latestCell({ client, tables }: Connection, view: ViewPlace, cell: CellKey) {
  const [item] = await firstItems(client, { ...versionsQuery(tables.views, view, cell), descending: true }, 1);
  return item === undefined ? undefined : readCell(view, item);
}

function versionsQuery(table: string, view: ViewPlace, cell: CellKey): PartitionQuery {
  const { pk, prefix } = cellVersionsPrefix(view, cell);
  return { table, partition: ['pk', pk], range: { attribute: 'sk', startsWith: prefix } };
}

async function* readCells(
  { client, tables }: Connection,
  view: ViewPlace,
  cells: readonly CellKey[] | undefined,
): AsyncGenerator<CellVersion, void> {
  const named = cells && [...new Map(cells.map((cell) => [cellText(cell), cell])).values()];
  const queries: readonly PartitionQuery[] =
    named?.map((cell) => versionsQuery(tables.views, view, cell)) ??
    shards().map((shard) => ({ table: tables.views, partition: ['pk', cellPartition(view, shard)] }));
  for (const query of queries) for await (const item of queryItems(client, query)) yield readCell(view, item);
}

async function* scanStates({ client, tables }: Connection, view: ViewPlace): AsyncGenerator<StateItem, void> {
  for (const shard of shards()) {
    const query: PartitionQuery = { table: tables.views, partition: ['pk', statePartition(view, shard)] };
    for await (const item of queryItems(client, query)) yield readState(view, item);
  }
}

async function* scanRows({ client, tables }: Connection, view: ViewPlace): AsyncGenerator<RowVersion, void> {
  for (const shard of shards()) {
    const query: PartitionQuery = { table: tables.views, partition: ['pk', rowPartition(view, shard)] };
    for await (const item of queryItems(client, query)) {
      const { position: _, ...row } = readRow(view, item);
      yield row;
    }
  }
}

/** Every partition that a build can have items in. */
function partitionsOf(view: ViewPlace): readonly string[] {
  const sharded = [statePartition, cellPartition, rowPartition];
  return [...sharded.flatMap((partition) => shards().map((shard) => partition(view, shard))), movesPartition(view)];
}

function shards(): readonly number[] {
  return Array.from({ length: SHARDS }, (_, shard) => shard);
}

/** The sort keys of an axis and a range of days, inclusive; what is undated lies in no range. None: nothing can match. */
function rowKeys(axis: string, { from, to }: RowRange, after: string | undefined): KeyRange | undefined {
  const first = `${axis}#${from ?? ''}`;
  const start = after === undefined || after < first ? first : `${after}${AFTER}`;
  const dated = from !== undefined || to !== undefined;
  const end = dated ? `${axis}#${to === undefined ? AFTER_DAYS : `${to}#${LAST}`}` : `${axis}#${LAST}`;
  return start > end ? undefined : { attribute: 'sk', from: start, to: end };
}

/** Sorts after every day and before `undated`. */
const AFTER_DAYS = ':';
