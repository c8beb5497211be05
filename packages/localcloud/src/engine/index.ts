export type { AttributeValue, Item } from './attribute-value.ts';
export { type DynamoDbEngine, type DynamoDbEngineOptions, openDynamoDbEngine } from './engine.ts';
export type { TableStream } from './stream-log.ts';
export type { StreamRecord } from './stream-record.ts';
export type {
  IndexDefinition,
  StreamSpecification,
  TableDefinition,
  TimeToLiveSpecification,
} from './table-definition.ts';
