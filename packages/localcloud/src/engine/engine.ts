import { answerTo, type EngineAnswer } from './answer-to.ts';
import { openCommitLog } from './commit-log.ts';
import { sweepExpired } from './expiry.ts';
import { type Endpoint, listen } from './http-server.ts';
import { recover } from './recovery.ts';
import { type Guard, Store } from './store.ts';
import type { TableStream } from './stream-log.ts';
import { keyDifference, type TableDefinition } from './table-definition.ts';
import { createTable, redefineTable } from './table-lifecycle.ts';

/** A DynamoDB of one process, spoken to over HTTP by the AWS SDK and in process for streams. */
export interface DynamoDbEngine {
  /**
   * Creates the table. One that exists with the same keys and indexes stays, and takes over the stream and expiry
   * settings; with others it throws an Error naming the difference.
   */
  ensureTable(definition: TableDefinition): Promise<void>;
  /** The stream of a table, or undefined when it has none. */
  stream(tableName: string): TableStream | undefined;
  /**
   * Answers one request without a network: the name of an API operation and its body. Nobody is asked for a signature.
   */
  ask(operation: string, body: object): Promise<EngineAnswer>;
  /** Serves the API on 127.0.0.1; port 0 takes a free one. Rejects when the port is taken. */
  listen(port: number): Promise<Endpoint>;
  /** Deletes items whose expiry lies before `nowMs`; returns how many. */
  sweepExpired(nowMs: number): Promise<number>;
  /**
   * Sets the fault switch. It sees the items (`table/partition/order`) of every write and transaction; when it says
   * true a transaction is cancelled with TransactionConflict, a single write gets TransactionConflictException.
   */
  conflict(hook: ((keys: readonly string[]) => boolean) | undefined): void;
  /**
   * Asked, with the `Authorization` header, for every permission a request needs; a text it answers is why the request is
   * refused.
   */
  guard(hook: Guard): void;
  /** Why the log cannot be written, if it cannot: reads go on, writes fail until it can again. */
  writeFault(): Promise<string | undefined>;
  /** Stops serving, lets waiting writes finish and closes the log. */
  close(): Promise<void>;
}

/** How an engine is opened. */
export interface DynamoDbEngineOptions {
  /** Where the log is kept; without it nothing outlives the process. */
  dir?: string;
  region?: string;
  accountId?: string;
  /** How many lanes a stream has. */
  lanes?: number;
  /** The clock, epoch milliseconds. */
  now?: () => number;
  /**
   * When an item (`table/partition/order`) of a committed transaction becomes visible to reads; until then nobody else
   * writes it. Absent: at once, all items together.
   */
  whenVisible?: (item: string) => Promise<void>;
}

async function ensureTable(store: Store, definition: TableDefinition): Promise<void> {
  const existing = store.tables.get(definition.TableName);
  if (!existing) {
    await createTable(store, definition);
    return;
  }
  const difference = keyDifference(existing.definition, definition);
  if (difference) throw new Error(`Table ${definition.TableName} exists with another ${difference}`);
  if (JSON.stringify(existing.definition) !== JSON.stringify(definition)) await redefineTable(store, definition);
}

/** Opens the engine, reading back what `dir` holds; rejects when another process has it open. */
export async function openDynamoDbEngine(options: DynamoDbEngineOptions = {}): Promise<DynamoDbEngine> {
  const { region = 'us-east-1', accountId = '000000000000', lanes = 4, now = Date.now, whenVisible } = options;
  const log = await openCommitLog(options.dir);
  const store = new Store({ region, accountId, lanes, now, whenVisible }, log);
  try {
    await recover(store);
  } catch (error) {
    await log.close();
    throw error;
  }
  const endpoints = new Set<Endpoint>();
  return {
    ensureTable: (definition) => ensureTable(store, definition),
    stream: (tableName) => store.streams.get(tableName),
    ask: (operation, body) => answerTo(store, operation, body),
    listen: async (port) => {
      const endpoint = await listen(store, port);
      endpoints.add(endpoint);
      return {
        url: endpoint.url,
        close: async () => {
          endpoints.delete(endpoint);
          await endpoint.close();
        },
      };
    },
    sweepExpired: (nowMs) => sweepExpired(store, nowMs),
    conflict: (hook) => {
      store.conflict = hook;
    },
    guard: (hook) => {
      store.guard = hook;
    },
    writeFault: () => log.fault(),
    close: async () => {
      await Promise.all([...endpoints].map((endpoint) => endpoint.close()));
      await store.writer.idle();
      await log.close();
    },
  };
}
