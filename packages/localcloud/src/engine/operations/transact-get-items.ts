import { consumedCapacities, readUnits } from '../capacity.ts';
import { validationError } from '../errors.ts';
import { encodeRequestKey, keyId } from '../key-encoding.ts';
import { shape } from '../request-shapes.ts';
import { conflictKey } from '../store.ts';
import { CONFLICT_REASON, NO_REASON, transactionCanceled } from './cancellation.ts';
import { type GetMembers, readOne } from './get-item.ts';
import { operation } from './operation.ts';

interface TransactGetRequest {
  TransactItems: { Get: GetMembers }[];
  ReturnConsumedCapacity?: string;
}

export const transactGetItems = operation<TransactGetRequest>(
  {
    TransactItems: {
      type: 'List',
      notNull: true,
      lengthGreaterThanOrEqual: 1,
      lengthLessThanOrEqual: 100,
      children: {
        type: 'ValueStruct<TransactGetItem>',
        children: {
          Get: {
            type: 'FieldStruct<Get>',
            notNull: true,
            children: {
              Key: shape.item,
              TableName: shape.tableName,
              ProjectionExpression: shape.text,
              ExpressionAttributeNames: shape.names,
            },
          },
        },
      },
    },
    ReturnConsumedCapacity: shape.capacity,
  },
  (store, request) => {
    const gets = request.TransactItems.map(({ Get }) => ({ get: Get, found: readOne(store, Get) }));
    const keys = gets.map(({ get, found: { table } }) => ({ table, key: encodeRequestKey(get.Key, table.schema) }));
    if (new Set(keys.map(({ table, key }) => `${table.name} ${keyId(key)}`)).size < keys.length) {
      throw validationError('Transaction request cannot include multiple operations on one item');
    }
    if (store.conflict?.(keys.map(({ table, key }) => conflictKey(table, key)))) {
      throw transactionCanceled(keys.map((_key, index) => (index === 0 ? CONFLICT_REASON : NO_REASON)));
    }
    const responses = gets.map(({ found }) => (found.json === undefined ? '{}' : `{"Item":${found.json}}`));
    const uses = gets.map(({ found: { table, row } }) => {
      return { table, units: readUnits(row?.size ?? 0, true) * 2, indexes: new Map() };
    });
    const tail = consumedCapacities(request.ReturnConsumedCapacity, uses, 'read');
    return `{"Responses":[${responses.join(',')}]${tail}}`;
  },
);
