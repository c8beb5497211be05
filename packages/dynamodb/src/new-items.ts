import {
  BatchExecuteStatementCommand,
  type BatchStatementError,
  type BatchStatementRequest,
  BatchStatementErrorCodeEnum as Code,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { PutOutcome } from '@counterweight/ledger';
import type { Connection } from './connection.ts';
import { getItems, type RawItem } from './reading.ts';
import type { StoredItem } from './stored-item.ts';

/** Puts an item of the ledger whose key is new; the item in place comes back where it is not. */
export type PutNew = <Held>(item: StoredItem, read: (item: RawItem) => Held) => Promise<PutOutcome<Held>>;

interface Waiting {
  readonly item: StoredItem;
  readonly settle: (error: BatchStatementError | undefined) => void;
  readonly fail: (error: unknown) => void;
}

const MOST_STATEMENTS = 25;
/** Far below what a request may be. */
const MOST_BYTES = 1_000_000;

/**
 * Inserts, which replace nothing: a role that may do no more overwrites no item. Those asked for at one moment share
 * requests of 25, in which each stands for itself, at the price of a put each. Rejects with what may pass if it is tried again.
 */
export function createPutNew(connection: Connection): PutNew {
  let waiting: Waiting[] = [];
  const sendAll = () => {
    const batches = batchesOf(waiting);
    waiting = [];
    for (const batch of batches) void send(connection, batch);
  };
  return async (item, read) => {
    const error = await new Promise<BatchStatementError | undefined>((settle, fail) => {
      // What other events of the batch ask for in this turn of the loop goes along.
      if (waiting.length === 0) setImmediate(sendAll);
      waiting.push({ item, settle, fail });
    });
    if (error === undefined) return { outcome: 'stored' };
    if (error.Code === Code.ValidationError) return { outcome: 'refused', message: error.Message ?? error.Code };
    if (error.Code !== Code.DuplicateItem) throw new Error(`${error.Code}: ${error.Message}`);
    const { pk = '', sk = '' } = item;
    const { client, tables, backOff } = connection;
    const [held] = await getItems(client, tables.ledger, [{ pk, sk }], backOff);
    if (held === undefined) throw new Error(`${pk} ${sk} was there when it was inserted, and is not when it is read`);
    return { outcome: 'taken', held: read(held) };
  };
}

/** Requests within the bounds of one, none of which names a key twice. */
function batchesOf(waiting: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const batches: { readonly items: Map<string, Waiting>; bytes: number }[] = [];
  for (const each of waiting) {
    const key = `${each.item.pk} ${each.item.sk}`;
    const bytes = bytesOf(each.item);
    const open = batches.find(
      ({ items, bytes: held }) => items.size < MOST_STATEMENTS && held + bytes <= MOST_BYTES && !items.has(key),
    );
    if (open === undefined) batches.push({ items: new Map([[key, each]]), bytes });
    else {
      open.items.set(key, each);
      open.bytes += bytes;
    }
  }
  return batches.map(({ items }) => [...items.values()]);
}

function bytesOf(item: StoredItem): number {
  return Object.values(item).reduce((sum: number, value) => {
    if (typeof value === 'string') return sum + Buffer.byteLength(value);
    return sum + (value instanceof Uint8Array ? value.byteLength : 8);
  }, 0);
}

async function send(connection: Connection, batch: readonly Waiting[]): Promise<void> {
  const { client, tables } = connection;
  try {
    const Statements = batch.map(({ item }) => insertOf(tables.ledger, item));
    const { Responses = [] } = await client.send(new BatchExecuteStatementCommand({ Statements }));
    if (Responses.length !== batch.length) throw new Error(`${Responses.length} answers to ${batch.length} inserts`);
    for (const [at, { settle }] of batch.entries()) settle(Responses[at]?.Error);
  } catch (error) {
    // One that the table will not even read takes no neighbour along.
    const invalid = error instanceof Error && error.name === 'ValidationException';
    if (invalid && batch.length > 1) await Promise.all(batch.map((each) => send(connection, [each])));
    else if (invalid) for (const { settle } of batch) settle({ Code: Code.ValidationError, Message: error.message });
    else for (const { fail } of batch) fail(error);
  }
}

function insertOf(table: string, item: StoredItem): BatchStatementRequest {
  const members = Object.keys(item).map((name) => `'${name}': ?`);
  return {
    Statement: `INSERT INTO "${table}" VALUE {${members.join(', ')}}`,
    Parameters: Object.values(marshall(item)),
  };
}
