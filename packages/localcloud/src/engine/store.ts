import type { Item } from './attribute-value.ts';
import { type CommitLog, type LogOperation, logKey } from './commit-log.ts';
import { DynamoDbError, tableNotFound } from './errors.ts';
import type { EncodedKey } from './key-encoding.ts';
import { StoreStage } from './store-stage.ts';
import type { StoredItem } from './stored-item.ts';
import { STREAM_RETENTION_MS, StreamLog } from './stream-log.ts';
import { Table } from './table.ts';
import { streamViewType, type TableRecord } from './table-definition.ts';
import { type Change, type PendingView, type SpentToken, Writer } from './writer.ts';

/** How long a client token guards its transaction, milliseconds. */
const TOKEN_LIFE_MS = 10 * 60 * 1000;

export interface StoreOptions {
  readonly region: string;
  readonly accountId: string;
  readonly lanes: number;
  readonly now: () => number;
  /**
   * When an item (`table/partition/order`) of a committed transaction becomes visible: between a transaction and several
   * reads DynamoDB isolates no more than each read by itself. Absent: at once, all of them together.
   */
  readonly whenVisible?: ((item: string) => Promise<void>) | undefined;
}

/** Why who signed a request may not do this to the resource of that ARN, and the item of that key; undefined when they may. */
export type Guard = (
  authorization: string | undefined,
  action: string,
  arn: string,
  leadingKey: string | undefined,
) => string | undefined;

/** Everything the engine holds: tables, streams, spent tokens, and the one way to change them. */
export class Store {
  readonly options: StoreOptions;
  readonly log: CommitLog;
  readonly writer: Writer;
  readonly tables = new Map<string, Table>();
  readonly streams = new Map<string, StreamLog>();
  readonly tokens = new Map<string, SpentToken>();
  /** Names of tables about to be committed, so that two creations waiting together do not both pass. */
  readonly creating = new Set<string>();
  /** Items of committed transactions that are not visible yet, by name: nobody else writes them meanwhile. */
  readonly hidden = new Map<string, Promise<void>>();
  conflict: ((keys: readonly string[]) => boolean) | undefined;
  guard: Guard | undefined;
  sequence = 0;

  constructor(options: StoreOptions, log: CommitLog) {
    this.options = options;
    this.log = log;
    this.writer = new Writer(log, () => new StoreStage(this));
  }

  /** The table of this name; throws ResourceNotFoundException. */
  table(name: string): Table {
    const table = this.tables.get(name);
    if (!table) throw tableNotFound();
    return table;
  }

  /** Brings tokens into the order they were spent, which expiry relies on. */
  sortTokens(): void {
    const spent = [...this.tokens.values()].sort((left, right) => left.atMs - right.atMs);
    this.tokens.clear();
    for (const each of spent) this.tokens.set(each.token, each);
  }

  arnOf(tableName: string): string {
    return `arn:aws:dynamodb:${this.options.region}:${this.options.accountId}:table/${tableName}`;
  }

  /** Makes a table visible, with its stream if it has one; a table of the same name keeps its rows. */
  install(record: TableRecord): Table {
    const { TableName: name } = record.definition;
    const existing = this.tables.get(name);
    const table = existing?.record.id === record.id ? existing : new Table(record);
    table.record = record;
    this.tables.set(name, table);
    const viewType = streamViewType(record.definition);
    if (viewType === undefined) this.streams.delete(name);
    else if (this.streams.get(name)?.viewType !== viewType) {
      const label = new Date(record.createdAtMs).toISOString().replace('Z', '');
      const arn = `${this.arnOf(name)}/stream/${label}`;
      this.streams.set(name, new StreamLog(arn, viewType, this.options.lanes, table.schema));
    }
    return table;
  }

  get showsByItem(): boolean {
    return this.options.whenVisible !== undefined;
  }

  isHidden(table: Table, key: EncodedKey): boolean {
    return this.hidden.size > 0 && this.hidden.has(conflictKey(table, key));
  }

  /** Makes what a transaction wrote visible when its time comes; until then reads find what was there before. */
  show({ table, key, after }: Change): void {
    const name = conflictKey(table, key);
    const { whenVisible = () => Promise.resolve() } = this.options;
    const shown = whenVisible(name).then(() => {
      this.hidden.delete(name);
      table.apply(key, after);
    });
    this.hidden.set(name, shown);
  }

  /** Refuses a single write of an item that a transaction still holds, or that the conflict switch picks. */
  refuseConflict(view: PendingView, table: Table, key: EncodedKey): void {
    if (view.isHeld(table, key) || this.conflict?.([conflictKey(table, key)])) {
      throw new DynamoDbError('TransactionConflictException', 'Transaction is ongoing for the item');
    }
  }

  /** Removals of records and tokens whose time is over, to go out with the next write. */
  expire(nowMs: number): LogOperation[] {
    const operations: LogOperation[] = [];
    for (const [name, stream] of this.streams) {
      const prefix = logKey.records(this.tables.get(name)?.record.id ?? '');
      for (const sequence of stream.trim(nowMs - STREAM_RETENTION_MS)) {
        operations.push({ type: 'del', key: prefix + sequence });
      }
    }
    for (const [token, spent] of this.tokens) {
      if (spent.atMs > nowMs - TOKEN_LIFE_MS) break;
      this.tokens.delete(token);
      operations.push({ type: 'del', key: logKey.token(token) });
    }
    return operations;
  }
}

/** The name of an item as the conflict switch sees it. */
export function conflictKey(table: Table, key: EncodedKey): string {
  return `${table.name}/${key.partition}/${key.order}`;
}

/** A change of one item; `keys` are its key attributes. */
export function changeOf(
  table: Table,
  key: EncodedKey,
  before: StoredItem | undefined,
  after: StoredItem | undefined,
  expired = false,
): Change {
  const item: Item = after?.item ?? before?.item ?? {};
  return { table, key, keys: table.keyOf(item), before, after, expired };
}
