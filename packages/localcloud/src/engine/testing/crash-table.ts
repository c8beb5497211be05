import type { TableDefinition } from '../table-definition.ts';

/** How many items each of the crash test's transactions writes. */
export const TRANSACTION_ITEMS = 10;

/** The table the crash test writes to. */
export const crashTable: TableDefinition = {
  TableName: 'Crash',
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
};
