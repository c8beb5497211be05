import type { Item } from '../attribute-value.ts';
import { consumedCapacities, readUnits } from '../capacity.ts';
import type { ExpressionMembers } from '../dynalite.ts';
import { validationError } from '../errors.ts';
import { encodeRequestKey, keyId } from '../key-encoding.ts';
import { shape } from '../request-shapes.ts';
import type { Store } from '../store.ts';
import { type Found, readOne } from './get-item.ts';
import { operation } from './operation.ts';

interface KeysMembers extends Pick<ExpressionMembers, 'ProjectionExpression' | 'ExpressionAttributeNames'> {
  Keys: Item[];
  ConsistentRead?: boolean;
}

interface BatchGetRequest {
  RequestItems: Record<string, KeysMembers>;
  ReturnConsumedCapacity?: string;
}

const MOST_BYTES = 16 * 1024 * 1024;
const MOST_KEYS = 100;

interface Reading {
  readonly responses: Record<string, string[]>;
  readonly unprocessed: Record<string, KeysMembers>;
  bytes: number;
}

function checkDistinct(store: Store, tableName: string, keys: readonly Item[]): void {
  const { schema } = store.table(tableName);
  const ids = new Set(keys.map((key) => keyId(encodeRequestKey(key, schema))));
  if (ids.size < keys.length) throw validationError('Provided list of item keys contains duplicates');
}

function readTable(store: Store, tableName: string, members: KeysMembers, reading: Reading): Found[] {
  const found: Found[] = [];
  const responses: string[] = [];
  reading.responses[tableName] = responses;
  for (const [index, Key] of members.Keys.entries()) {
    const { ProjectionExpression, ExpressionAttributeNames } = members;
    const one = readOne(store, { TableName: tableName, Key, ProjectionExpression, ExpressionAttributeNames });
    if (reading.bytes + (one.row?.size ?? 0) > MOST_BYTES) {
      reading.unprocessed[tableName] = { ...members, Keys: members.Keys.slice(index) };
      break;
    }
    reading.bytes += one.row?.size ?? 0;
    found.push(one);
    if (one.json !== undefined) responses.push(one.json);
  }
  return found;
}

export const batchGetItem = operation<BatchGetRequest>(
  {
    ReturnConsumedCapacity: shape.capacity,
    RequestItems: {
      type: 'Map<KeysAndAttributes>',
      notNull: true,
      lengthGreaterThanOrEqual: 1,
      keys: { lengthLessThanOrEqual: 255, lengthGreaterThanOrEqual: 3, regex: '[a-zA-Z0-9_.-]+' },
      children: {
        type: 'ValueStruct<KeysAndAttributes>',
        children: {
          Keys: {
            type: 'List',
            notNull: true,
            lengthGreaterThanOrEqual: 1,
            lengthLessThanOrEqual: MOST_KEYS,
            children: { type: 'ParameterizedMap', children: 'AttrStruct<ValueStruct>' },
          },
          ConsistentRead: 'Boolean',
          ProjectionExpression: shape.text,
          ExpressionAttributeNames: shape.names,
        },
      },
    },
  },
  (store, request) => {
    const tables = Object.entries(request.RequestItems);
    if (tables.reduce((sum, [, members]) => sum + members.Keys.length, 0) > MOST_KEYS) {
      throw validationError('Too many items requested for the BatchGetItem call');
    }
    for (const [name, members] of tables) checkDistinct(store, name, members.Keys);
    const reading: Reading = { responses: {}, unprocessed: {}, bytes: 0 };
    const uses = tables.flatMap(([name, members]) =>
      readTable(store, name, members, reading).map(({ table, row }) => {
        const units = readUnits(row?.size ?? 0, members.ConsistentRead === true);
        return { table, units, indexes: new Map() };
      }),
    );
    const responses = Object.entries(reading.responses).map(
      ([name, rows]) => `${JSON.stringify(name)}:[${rows.join(',')}]`,
    );
    const tail = consumedCapacities(request.ReturnConsumedCapacity, uses);
    return `{"Responses":{${responses.join(',')}},"UnprocessedKeys":${JSON.stringify(reading.unprocessed)}${tail}}`;
  },
);
