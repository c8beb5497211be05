import { randomUUID } from 'node:crypto';
import { type LogOperation, logKey } from './commit-log.ts';
import { DynamoDbError, tableNotFound } from './errors.ts';
import type { Store } from './store.ts';
import type { Table } from './table.ts';
import { type IndexDefinition, keySchemaOf, type TableDefinition, type TableRecord } from './table-definition.ts';
import type { Decision } from './writer.ts';

function recorded<Result>(record: TableRecord, applied: () => void, result: Result): Decision<Result> {
  const put = { type: 'put', key: logKey.table(record.definition.TableName), value: JSON.stringify(record) } as const;
  return { operations: [put], applied, result };
}

/** Creates a table; throws ResourceInUseException when one of this name exists. */
export function createTable(store: Store, definition: TableDefinition): Promise<Table> {
  return store.writer
    .submit(() => {
      const { TableName: name } = definition;
      if (store.tables.has(name) || store.creating.has(name)) {
        throw new DynamoDbError('ResourceInUseException', 'Cannot create preexisting table');
      }
      keySchemaOf(definition, definition.KeySchema);
      const record: TableRecord = { id: randomUUID(), createdAtMs: store.options.now(), definition };
      store.creating.add(name);
      const applied = (): void => {
        store.creating.delete(name);
        store.install(record);
      };
      return recorded(record, applied, undefined);
    })
    .then(() => store.table(definition.TableName));
}

/** Changes what does not move items: stream, expiry, billing. */
export function redefineTable(store: Store, definition: TableDefinition): Promise<void> {
  return store.writer.submit(() => {
    const { id, createdAtMs } = store.table(definition.TableName).record;
    const record: TableRecord = { id, createdAtMs, definition };
    return recorded(record, () => store.install(record), undefined);
  });
}

/** Deletes a table, its rows and its stream; throws ResourceNotFoundException. */
export async function deleteTable(store: Store, name: string): Promise<Table> {
  const table = await store.writer.submit<Table>(() => {
    const table = store.tables.get(name);
    if (!table) throw tableNotFound(`Cannot do operations on a non-existent table`);
    const applied = (): void => {
      store.tables.delete(name);
      store.streams.delete(name);
    };
    const { id } = table.record;
    const operations: LogOperation[] = [
      { type: 'del', key: logKey.table(name) },
      { type: 'put', key: logKey.deleted(id), value: id },
    ];
    return { operations, applied, result: table };
  });
  await clearRows(store, table.record.id);
  return table;
}

/** Clears the rows and records of a deleted table from the log. */
export async function clearRows(store: Store, tableId: string): Promise<void> {
  await store.log.clear(logKey.items(tableId));
  await store.log.clear(logKey.records(tableId));
}

function throughputOf(throughput: TableDefinition['ProvisionedThroughput']): object {
  const { ReadCapacityUnits = 0, WriteCapacityUnits = 0 } = throughput ?? {};
  return { NumberOfDecreasesToday: 0, ReadCapacityUnits, WriteCapacityUnits };
}

function describeIndex(table: Table, tableArn: string, index: IndexDefinition, isGlobal: boolean): object {
  return {
    IndexName: index.IndexName,
    IndexArn: `${tableArn}/index/${index.IndexName}`,
    KeySchema: index.KeySchema,
    Projection: index.Projection,
    IndexSizeBytes: 0,
    ItemCount: table.itemCount,
    ...(isGlobal && { IndexStatus: 'ACTIVE', ProvisionedThroughput: throughputOf(index.ProvisionedThroughput) }),
  };
}

/** The TableDescription of an answer; tables are ACTIVE from the moment they exist. */
export function describeTable(store: Store, table: Table, status = 'ACTIVE'): object {
  const { definition } = table;
  const arn = store.arnOf(table.name);
  const stream = store.streams.get(table.name);
  return {
    TableName: table.name,
    TableArn: arn,
    TableId: table.record.id,
    TableStatus: status,
    CreationDateTime: table.record.createdAtMs / 1000,
    AttributeDefinitions: definition.AttributeDefinitions,
    KeySchema: definition.KeySchema,
    ItemCount: table.itemCount,
    TableSizeBytes: table.sizeBytes,
    ProvisionedThroughput: throughputOf(definition.ProvisionedThroughput),
    ...(definition.BillingMode === 'PAY_PER_REQUEST' && { BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' } }),
    GlobalSecondaryIndexes: definition.GlobalSecondaryIndexes?.map((index) => describeIndex(table, arn, index, true)),
    LocalSecondaryIndexes: definition.LocalSecondaryIndexes?.map((index) => describeIndex(table, arn, index, false)),
    ...(stream && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream.viewType },
      LatestStreamArn: stream.arn,
      LatestStreamLabel: stream.arn.slice(stream.arn.lastIndexOf('/') + 1),
    }),
  };
}
