import type { KeyType } from './attribute-value.ts';
import type { KeySchema } from './key-encoding.ts';

export interface KeySchemaElement {
  AttributeName: string;
  KeyType: string;
}

interface AttributeDefinition {
  AttributeName: string;
  AttributeType: string;
}

interface Throughput {
  ReadCapacityUnits: number;
  WriteCapacityUnits: number;
}

export interface IndexDefinition {
  IndexName: string;
  KeySchema: KeySchemaElement[];
  Projection: { ProjectionType?: string; NonKeyAttributes?: string[] };
  ProvisionedThroughput?: Throughput;
}

interface StreamSpecification {
  StreamEnabled?: boolean;
  StreamViewType?: string;
}

export interface TimeToLiveSpecification {
  AttributeName: string;
  Enabled: boolean;
}

/** A table as CreateTable and CloudFormation's AWS::DynamoDB::Table describe it. */
export interface TableDefinition {
  TableName: string;
  KeySchema: KeySchemaElement[];
  AttributeDefinitions: AttributeDefinition[];
  BillingMode?: string;
  ProvisionedThroughput?: Throughput;
  GlobalSecondaryIndexes?: IndexDefinition[];
  LocalSecondaryIndexes?: IndexDefinition[];
  StreamSpecification?: StreamSpecification;
  TimeToLiveSpecification?: TimeToLiveSpecification;
}

/** What the log keeps of a table: its definition, and an id that no later table of the same name shares. */
export interface TableRecord {
  readonly id: string;
  readonly createdAtMs: number;
  readonly definition: TableDefinition;
}

/** The stream's view type, or undefined when the table has no stream. */
export function streamViewType(definition: TableDefinition): string | undefined {
  const specification = definition.StreamSpecification;
  return specification?.StreamEnabled === false ? undefined : specification?.StreamViewType;
}

/** The attribute that holds the expiry in epoch seconds, or undefined when expiry is off. */
export function expiryAttribute(definition: TableDefinition): string | undefined {
  const specification = definition.TimeToLiveSpecification;
  return specification?.Enabled ? specification.AttributeName : undefined;
}

function isKeyType(type: string | undefined): type is KeyType {
  return type === 'S' || type === 'N' || type === 'B';
}

function keyPart(definition: TableDefinition, name: string): { name: string; type: KeyType } {
  const type = definition.AttributeDefinitions.find((attribute) => attribute.AttributeName === name)?.AttributeType;
  if (!isKeyType(type)) throw new Error(`${definition.TableName}: key attribute ${name} has no S, N or B definition`);
  return { name, type };
}

/** The typed key attributes of a table or index; throws when one is not defined. */
export function keySchemaOf(definition: TableDefinition, elements: readonly KeySchemaElement[]): KeySchema {
  const hash = elements.find((element) => element.KeyType === 'HASH');
  const range = elements.find((element) => element.KeyType === 'RANGE');
  if (!hash) throw new Error(`${definition.TableName}: a key schema without HASH`);
  return {
    hash: keyPart(definition, hash.AttributeName),
    range: range && keyPart(definition, range.AttributeName),
  };
}

function describeKey(schema: KeySchema): string {
  const range = schema.range ? `, ${schema.range.name} ${schema.range.type}` : '';
  return `${schema.hash.name} ${schema.hash.type}${range}`;
}

function describeIndexes(definition: TableDefinition, indexes: readonly IndexDefinition[] | undefined): string {
  const described = (indexes ?? []).map((index) => {
    const attributes = [...(index.Projection.NonKeyAttributes ?? [])].sort().join(' ');
    const key = describeKey(keySchemaOf(definition, index.KeySchema));
    return `${index.IndexName} (${key}; ${index.Projection.ProjectionType ?? 'ALL'}${attributes && ` ${attributes}`})`;
  });
  return described.sort().join(', ') || 'none';
}

/** Names the first difference that would change where items are stored; undefined when there is none. */
export function keyDifference(existing: TableDefinition, wanted: TableDefinition): string | undefined {
  const rows: readonly (readonly [string, (definition: TableDefinition) => string])[] = [
    ['key', (definition) => describeKey(keySchemaOf(definition, definition.KeySchema))],
    ['global secondary indexes', (definition) => describeIndexes(definition, definition.GlobalSecondaryIndexes)],
    ['local secondary indexes', (definition) => describeIndexes(definition, definition.LocalSecondaryIndexes)],
  ];
  for (const [what, describe] of rows) {
    const [before, after] = [describe(existing), describe(wanted)];
    if (before !== after) return `${what}: stored ${before}, wanted ${after}`;
  }
  return undefined;
}
