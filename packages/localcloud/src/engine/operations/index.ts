import { batchExecuteStatement } from './batch-execute-statement.ts';
import { batchGetItem } from './batch-get-item.ts';
import { batchWriteItem } from './batch-write-item.ts';
import { deleteItem } from './delete-item.ts';
import { getItem } from './get-item.ts';
import type { Operation } from './operation.ts';
import { putItem } from './put-item.ts';
import { query } from './query.ts';
import { scan } from './scan.ts';
import {
  createTableOperation,
  deleteTableOperation,
  describeTableOperation,
  describeTimeToLive,
  listTables,
  updateTimeToLive,
} from './tables.ts';
import { transactGetItems } from './transact-get-items.ts';
import { transactWriteItems } from './transact-write-items.ts';
import { updateItem } from './update-item.ts';

/** Every operation the engine knows, by the name in X-Amz-Target; any other is an UnknownOperationException. */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ['BatchExecuteStatement', batchExecuteStatement],
  ['BatchGetItem', batchGetItem],
  ['BatchWriteItem', batchWriteItem],
  ['CreateTable', createTableOperation],
  ['DeleteItem', deleteItem],
  ['DeleteTable', deleteTableOperation],
  ['DescribeTable', describeTableOperation],
  ['DescribeTimeToLive', describeTimeToLive],
  ['GetItem', getItem],
  ['ListTables', listTables],
  ['PutItem', putItem],
  ['Query', query],
  ['Scan', scan],
  ['TransactGetItems', transactGetItems],
  ['TransactWriteItems', transactWriteItems],
  ['UpdateItem', updateItem],
  ['UpdateTimeToLive', updateTimeToLive],
]);
