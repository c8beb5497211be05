import { sameItem } from './attribute-value.ts';
import { type LogOperation, logKey } from './commit-log.ts';
import { type EncodedKey, keyId } from './key-encoding.ts';
import type { StoredItem } from './stored-item.ts';
import type { StreamLog } from './stream-log.ts';
import { recordOf, type StreamRecord } from './stream-record.ts';
import type { Table } from './table.ts';
import type { Change, Decision, SpentToken, Stage } from './writer.ts';

function isUnchanged(change: Change): boolean {
  const { before, after } = change;
  if (!before || !after) return before === after;
  return before === after || before.json === after.json || sameItem(before.item, after.item);
}

/** What a stage reads of the store, and changes once the log holds what it wrote. */
export interface StagedStore {
  readonly options: { readonly region: string; readonly now: () => number };
  /** Whether what a transaction writes becomes visible item by item. */
  readonly showsByItem: boolean;
  /** Whether what a transaction wrote there is not visible yet. */
  isHidden(table: Table, key: EncodedKey): boolean;
  /** Makes what a transaction wrote visible when its time comes. */
  show(change: Change): void;
  readonly streams: ReadonlyMap<string, StreamLog>;
  readonly tokens: Map<string, SpentToken>;
  sequence: number;
  expire(nowMs: number): LogOperation[];
}

/** What a group of decisions will write to the log and then do to the store. */
export class StoreStage implements Stage {
  readonly operations: LogOperation[];
  readonly #store: StagedStore;
  readonly #nowMs: number;
  readonly #pending = new Map<string, StoredItem | undefined>();
  readonly #tokens = new Map<string, SpentToken>();
  readonly #changes: Change[] = [];
  readonly #transacted = new Map<string, Change>();
  readonly #records: (readonly [StreamLog, StreamRecord])[] = [];
  readonly #applied: (() => void)[] = [];
  #sequence: number;

  constructor(store: StagedStore) {
    this.#store = store;
    this.#nowMs = store.options.now();
    this.#sequence = store.sequence;
    this.operations = store.expire(this.#nowMs);
  }

  get(table: Table, key: EncodedKey): StoredItem | undefined {
    const id = itemKey(table, key);
    return this.#pending.has(id) ? this.#pending.get(id) : table.get(key);
  }

  isHeld(table: Table, key: EncodedKey): boolean {
    return this.#store.isHidden(table, key) || this.#transacted.has(itemKey(table, key));
  }

  token(token: string): SpentToken | undefined {
    return this.#tokens.get(token) ?? this.#store.tokens.get(token);
  }

  add(decision: Decision<unknown>): void {
    const firstSequence = this.#sequence;
    const isHeld = decision.isTransaction === true && this.#store.showsByItem;
    for (const change of decision.changes ?? []) {
      if (isUnchanged(change)) continue;
      this.#addChange(change);
      if (isHeld) this.#transacted.set(itemKey(change.table, change.key), change);
    }
    if (this.#sequence > firstSequence) {
      this.operations.push({ type: 'put', key: logKey.sequence, value: String(this.#sequence) });
    }
    this.operations.push(...(decision.operations ?? []));
    if (decision.spent) {
      const { token } = decision.spent;
      this.#tokens.set(token, decision.spent);
      this.operations.push({ type: 'put', key: logKey.token(token), value: JSON.stringify(decision.spent) });
    }
    if (decision.applied) this.#applied.push(decision.applied);
  }

  apply(): void {
    const store = this.#store;
    const transacted = new Set(this.#transacted.values());
    for (const change of this.#changes) {
      if (transacted.has(change)) store.show(change);
      else change.table.apply(change.key, change.after);
    }
    for (const [token, spent] of this.#tokens) store.tokens.set(token, spent);
    for (const [stream, record] of this.#records) stream.append(record);
    store.sequence = this.#sequence;
    for (const applied of this.#applied) applied();
    for (const stream of new Set(this.#records.map(([stream]) => stream))) stream.announce();
  }

  #addChange(change: Change): void {
    const { table, after } = change;
    const key = itemKey(table, change.key);
    this.#pending.set(key, after);
    this.#changes.push(change);
    this.operations.push(after ? { type: 'put', key, value: after.json } : { type: 'del', key });
    const stream = this.#store.streams.get(table.name);
    if (stream) this.#addRecord(stream, change);
  }

  #addRecord(stream: StreamLog, change: Change): void {
    this.#sequence += 1;
    const record = recordOf(change, {
      arn: stream.arn,
      region: this.#store.options.region,
      viewType: stream.viewType,
      sequence: this.#sequence,
      nowMs: this.#nowMs,
    });
    this.#records.push([stream, record]);
    const key = logKey.records(change.table.record.id) + record.dynamodb.SequenceNumber;
    this.operations.push({ type: 'put', key, value: JSON.stringify(record) });
  }
}

function itemKey(table: Table, key: EncodedKey): string {
  return logKey.items(table.record.id) + keyId(key);
}
