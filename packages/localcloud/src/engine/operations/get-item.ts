import type { Item } from '../attribute-value.ts';
import { consumedCapacity, readUnits } from '../capacity.ts';
import { projectItem } from '../document-path.ts';
import { checkValues, type ExpressionMembers, parseExpressions } from '../dynalite.ts';
import type { ParsedProjection } from '../expression-tree.ts';
import { encodeRequestKey } from '../key-encoding.ts';
import { shape } from '../request-shapes.ts';
import type { Store } from '../store.ts';
import type { StoredItem } from '../stored-item.ts';
import type { Table } from '../table.ts';
import { operation } from './operation.ts';

export interface GetMembers extends Pick<ExpressionMembers, 'ProjectionExpression' | 'ExpressionAttributeNames'> {
  TableName: string;
  Key: Item;
}

/** The item a get finds, with the JSON its projection leaves. */
export interface Found {
  readonly table: Table;
  readonly row: StoredItem | undefined;
  readonly json: string | undefined;
}

/** The JSON of a row, whole or projected. */
export function rowJson(row: StoredItem, projection: ParsedProjection | undefined): string {
  return projection ? JSON.stringify(projectItem(projection.paths, row.item)) : row.json;
}

/** Reads one item; throws ValidationException for a key that does not fit. */
export function readOne(store: Store, request: GetMembers): Found {
  checkValues(request.Key);
  const projection = parseExpressions(request)._projection;
  const table = store.table(request.TableName);
  const row = table.get(encodeRequestKey(request.Key, table.schema));
  return { table, row, json: row && rowJson(row, projection) };
}

interface GetRequest extends GetMembers {
  ConsistentRead?: boolean;
  ReturnConsumedCapacity?: string;
}

export const getItem = operation<GetRequest>(
  {
    TableName: shape.tableName,
    Key: shape.item,
    ConsistentRead: 'Boolean',
    ReturnConsumedCapacity: shape.capacity,
    ProjectionExpression: shape.text,
    ExpressionAttributeNames: shape.names,
  },
  (store, request) => {
    const { table, row, json } = readOne(store, request);
    const units = readUnits(row?.size ?? 0, request.ConsistentRead === true);
    const capacity = consumedCapacity(request.ReturnConsumedCapacity, { table, units, indexes: new Map() });
    const parts: string[] = [];
    if (json !== undefined) parts.push(`"Item":${json}`);
    if (capacity) parts.push(`"ConsumedCapacity":${JSON.stringify(capacity)}`);
    return `{${parts.join(',')}}`;
  },
);
