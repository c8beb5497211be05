import { readInsert } from './insert-statement.ts';
import type { KeySchema } from './key-encoding.ts';

type Members = Readonly<Record<string, unknown>>;

/** What a request needs permission for: an IAM action on a table, or on one of its indexes. */
export interface RequestedAccess {
  readonly action: string;
  /** A table by its name, an index as `<table>/index/<index>`. */
  readonly resource: string;
  /** Of a single item: itself, or its key. */
  readonly item?: Members;
}

/**
 * The permissions that DynamoDB asks for, by operation. A transaction needs those of the writes and reads in it (developer
 * guide, "IAM policies for transactions"). A request that is too odd to name its tables needs none: it is refused as invalid.
 */
export function requestedAccess(operation: string, body: object): RequestedAccess[] {
  const members: Members = { ...body };
  switch (operation) {
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.keys(membersOf(members.RequestItems)).map((table) => access(operation, table));
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return listOf(members.TransactItems).flatMap(inTransaction);
    case 'BatchExecuteStatement':
      return listOf(members.Statements).flatMap(inBatch);
    case 'ListTables':
      return [access(operation, '*')];
    default:
      return named(operation, members);
  }
}

const actionOf: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

function inTransaction(item: unknown): RequestedAccess[] {
  return Object.entries(membersOf(item)).flatMap(([kind, part]) => {
    const action = actionOf[kind];
    return action === undefined ? [] : named(action, membersOf(part));
  });
}

/** A statement's permission is named after what it does, not after the request that brings it. */
function inBatch(statement: unknown): RequestedAccess[] {
  const { Statement, Parameters } = membersOf(statement);
  const insert = typeof Statement === 'string' ? readInsert(Statement) : undefined;
  if (insert === undefined) return [];
  const values = listOf(Parameters);
  const Item = Object.fromEntries(insert.names.map((name, at) => [name, values[at]]));
  return named('PartiQLInsert', { TableName: insert.table, Item });
}

function named(action: string, { TableName, IndexName, Item, Key }: Members): RequestedAccess[] {
  if (typeof TableName !== 'string') return [];
  const needed = access(action, TableName, typeof IndexName === 'string' ? IndexName : undefined);
  const item = Item ?? Key;
  return [item === undefined ? needed : { ...needed, item: membersOf(item) }];
}

/** The partition key of an item as text, of whatever type it is; `undefined` where it has none. */
export function leadingKeyOf(item: Members, schema: KeySchema | undefined): string | undefined {
  const [value] = schema === undefined ? [] : Object.values(membersOf(item[schema.hash.name]));
  return typeof value === 'string' ? value : undefined;
}

function access(action: string, table: string, index?: string): RequestedAccess {
  const name = table.split('/').at(-1) ?? table;
  return { action: `dynamodb:${action}`, resource: index === undefined ? name : `${name}/index/${index}` };
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
