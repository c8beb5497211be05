import type { Item } from '../attribute-value.ts';
import { consumedCapacities, writeUse } from '../capacity.ts';
import { validationError } from '../errors.ts';
import { keyId } from '../key-encoding.ts';
import { shape } from '../request-shapes.ts';
import { changeOf, type Store } from '../store.ts';
import { deleteAction, putAction, type WriteAction } from '../write-action.ts';
import type { Change } from '../writer.ts';
import { operation } from './operation.ts';

interface WriteRequest {
  PutRequest?: { Item: Item };
  DeleteRequest?: { Key: Item };
}

interface BatchWriteRequest {
  RequestItems: Record<string, WriteRequest[]>;
  ReturnConsumedCapacity?: string;
  ReturnItemCollectionMetrics?: string;
}

const MOST_WRITES = 25;

function actionOf(store: Store, TableName: string, request: WriteRequest): WriteAction {
  if (request.PutRequest && !request.DeleteRequest) return putAction(store, { TableName, ...request.PutRequest });
  if (request.DeleteRequest && !request.PutRequest) return deleteAction(store, { TableName, ...request.DeleteRequest });
  throw validationError(
    'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
  );
}

/** Refuses two writes to one item. */
export function checkOnePerItem(actions: readonly WriteAction[], message: string): void {
  const ids = new Set(actions.map(({ table, key }) => `${table.record.id} ${keyId(key)}`));
  if (ids.size < actions.length) throw validationError(message);
}

const writeRequestShape = {
  type: 'ValueStruct<WriteRequest>',
  children: {
    DeleteRequest: { type: 'FieldStruct<DeleteRequest>', children: { Key: shape.item } },
    PutRequest: { type: 'FieldStruct<PutRequest>', children: { Item: shape.item } },
  },
} as const;

export const batchWriteItem = operation<BatchWriteRequest>(
  {
    ReturnConsumedCapacity: shape.capacity,
    ReturnItemCollectionMetrics: shape.collectionMetrics,
    RequestItems: {
      type: 'Map<java.util.List<com.amazonaws.dynamodb.v20120810.WriteRequest>>',
      notNull: true,
      lengthGreaterThanOrEqual: 1,
      keys: { lengthLessThanOrEqual: 255, lengthGreaterThanOrEqual: 3, regex: '[a-zA-Z0-9_.-]+' },
      values: { lengthLessThanOrEqual: MOST_WRITES, lengthGreaterThanOrEqual: 1 },
      children: { type: 'ParameterizedList', children: writeRequestShape },
    },
  },
  async (store, request) => {
    const tables = Object.entries(request.RequestItems);
    if (tables.reduce((sum, [, writes]) => sum + writes.length, 0) > MOST_WRITES) {
      throw validationError('Too many items requested for the BatchWriteItem call');
    }
    const actions = tables.flatMap(([name, writes]) => writes.map((write) => actionOf(store, name, write)));
    checkOnePerItem(actions, 'Provided list of item keys contains duplicates');
    const changes = await store.writer.submit((view) => {
      const changes: Change[] = actions.map((action) => {
        const before = view.get(action.table, action.key);
        return changeOf(action.table, action.key, before, action.replace(before));
      });
      return { changes, result: changes };
    });
    const uses = changes.map(({ table, before, after }) => writeUse(table, before, after));
    const tail = consumedCapacities(request.ReturnConsumedCapacity, uses);
    return `{"UnprocessedItems":{}${tail}}`;
  },
);
