import type { AttributeDefinition, CreateTableCommandInput, GlobalSecondaryIndex } from '@aws-sdk/client-dynamodb';
import { type IndexDefinition, type TableDefinition, type TableName, tables } from './tables.ts';

/** A table's definition as CreateTable takes it, for engines that no template deploys to. */
export function createTableInput(name: TableName, tableName: string) {
  const definition: TableDefinition = tables[name];
  const { partitionKey, sortKey, stream, indexes } = definition;
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(partitionKey, sortKey),
    AttributeDefinitions: keyAttributes(definition),
    ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: indexes.map(globalIndex) }),
    ...(stream === undefined ? {} : { StreamSpecification: { StreamEnabled: true, StreamViewType: stream } }),
  } satisfies CreateTableCommandInput;
}

function keySchema(partitionKey: string, sortKey: string | undefined) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
  ];
}

function keyAttributes({ partitionKey, sortKey, indexes }: TableDefinition) {
  const names = [partitionKey, sortKey, ...indexes.flatMap((index) => [index.partitionKey, index.sortKey])];
  const keys = [...new Set(names)].filter((name) => name !== undefined);
  return keys.map((name) => ({ AttributeName: name, AttributeType: 'S' }) satisfies AttributeDefinition);
}

function globalIndex({ name, partitionKey, sortKey, projected }: IndexDefinition) {
  return {
    IndexName: name,
    KeySchema: keySchema(partitionKey, sortKey),
    Projection:
      projected.length === 0
        ? { ProjectionType: 'KEYS_ONLY' }
        : { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projected] },
  } satisfies GlobalSecondaryIndex;
}
