import type { AttributeValue, Put, Update } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { z } from 'zod';

/** An item as it is written: flat; what is nested inside it is JSON text. */
export type StoredItem = Readonly<Record<string, string | number | boolean | Uint8Array>>;

/** A condition on the item in place, in the expression language; every attribute goes by a `#name`. */
export interface Condition {
  readonly expression: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values?: StoredItem;
}

/** The parameters of a put, alone or in a transaction. */
export function putOf(table: string, item: StoredItem, condition?: Condition): Put & { TableName: string } {
  const put = { TableName: table, Item: marshall(item) };
  if (condition === undefined) return put;
  return {
    ...put,
    ConditionExpression: condition.expression,
    ExpressionAttributeNames: { ...condition.names },
    ...(condition.values === undefined ? {} : { ExpressionAttributeValues: marshall(condition.values) }),
  };
}

/** The condition that no item has this key yet. */
export function absent(keyAttribute: string): Condition {
  return { expression: 'attribute_not_exists(#key)', names: { '#key': keyAttribute } };
}

/** The parameters of an update that sets attributes of an item that is there, and has `asRead` with this text or none. */
export function updateOf(
  table: string,
  key: StoredItem,
  set: StoredItem,
  asRead: { readonly name: string; readonly text: string | undefined },
): Update & { TableName: string; UpdateExpression: string } {
  const [keyName = ''] = Object.keys(key);
  const names = [...new Set([...Object.keys(set), asRead.name, keyName])];
  const same = asRead.text === undefined ? `attribute_not_exists(#${asRead.name})` : `#${asRead.name} = :asRead`;
  return {
    TableName: table,
    Key: marshall(key),
    UpdateExpression: `SET ${Object.keys(set)
      .map((name) => `#${name} = :${name}`)
      .join(', ')}`,
    ConditionExpression: `attribute_exists(#${keyName}) AND ${same}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: marshall({
      ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
      ...(asRead.text === undefined ? {} : { ':asRead': asRead.text }),
    }),
  };
}

/** Reads an item by its schema. Throws an Error naming the item's key and the attribute that is not as stored. */
export function readItem<Value>(schema: z.ZodType<Value>, item: Record<string, AttributeValue>): Value {
  const plain = unmarshall(item);
  const parsed = schema.safeParse(plain);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new Error(`item ${plain.pk ?? plain.id} ${plain.sk ?? ''} is not readable: ${where}`);
}
