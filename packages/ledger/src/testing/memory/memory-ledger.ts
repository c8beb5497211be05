import type { Day } from '@counterweight/domain/values';
import {
  type AcceptedEntity,
  entityText,
  eventKeyText,
  type JournalItem,
  type Ledger,
  type LedgerRecord,
  MAX_INLINE_PAYLOAD_BYTES,
  type Page,
  type RecordEntry,
  recordNameText,
} from '../../ports/ledger.ts';
import { jsonBytes } from '../../project/read-entity.ts';
import { commitTransaction } from './commit-transaction.ts';
import { type Gate, passGate, passTransaction } from './gate.ts';
import { acceptedKey, entityPrefix, MAX_ITEM_BYTES, type MemoryStore, numberKey, recordKey } from './memory-store.ts';
import { pagesOf } from './paged-read.ts';
import { sealedCopy } from './sealed-copy.ts';

/** The ledger port over a store. */
export function createMemoryLedger(store: MemoryStore, gate: Gate | undefined, pageSize: number): Ledger {
  const call = (method: string, ...args: readonly unknown[]) => ({ port: 'ledger' as const, method, args });
  return {
    receipts: (keys) =>
      passGate(gate, call('receipts', keys), (nextPage) =>
        pickAll(keys, eventKeyText, (key) => store.receipts.get(eventKeyText(key)), pageSize, nextPage),
      ),
    putReceipt: (receipt) =>
      passGate(gate, call('putReceipt', receipt), () => {
        const held = store.receipts.get(eventKeyText(receipt));
        if (held !== undefined) return { outcome: 'taken', held };
        store.receipts.set(eventKeyText(receipt), sealedCopy(receipt));
        return { outcome: 'stored' };
      }),
    putRecord: (record) =>
      passGate(gate, call('putRecord', record), () => {
        const key = recordKey(record);
        if (store.locked.has(`record ${key}`)) throw new Error(`TransactionConflict: ${key} is being written`);
        const held = store.records.get(key);
        if (held !== undefined) return { outcome: 'taken', held: entryOf(held) };
        const bytes = jsonBytes(record.payload);
        if (bytes > MAX_ITEM_BYTES) return { outcome: 'refused', message: `a payload of ${bytes} bytes fits no item` };
        storeRecord(store, sealedCopy(record));
        return { outcome: 'stored' };
      }),
    records: (names) =>
      passGate(gate, call('records', names), (nextPage) =>
        pickAll(names, recordNameText, (name) => store.records.get(recordKey(name)), pageSize, nextPage),
      ),
    entries: (names) =>
      passGate(gate, call('entries', names), (nextPage) =>
        pickAll(names, recordNameText, (name) => entryIn(store, recordKey(name)), pageSize, nextPage),
      ),
    salts: (names) =>
      passGate(gate, call('salts', names), (nextPage) =>
        pickAll(names, recordNameText, (name) => saltIn(store, recordKey(name)), pageSize, nextPage),
      ),
    entity: (ref) =>
      passGate(gate, call('entity', ref), async (nextPage) => {
        const [prefix, entries] = [entityPrefix(ref), [] as RecordEntry[]];
        for await (const [key, record] of pagesOf(store.records, { after: prefix, pageSize, nextPage })) {
          if (!key.startsWith(prefix)) break;
          entries.push(entryOf(record));
        }
        return entries;
      }),
    states: (refs) =>
      passGate(gate, call('states', refs), (nextPage) =>
        pickAll(refs, entityText, (ref) => store.states.get(entityText(ref)), pageSize, nextPage),
      ),
    head: () => passGate(gate, call('head'), () => store.head),
    journal: (after, limit) =>
      passGate(gate, call('journal', after, limit), async (nextPage) => {
        const items: JournalItem[] = [];
        for await (const [, item] of pagesOf(store.journal, { after: numberKey(after), pageSize, nextPage })) {
          if (items.length === limit || item.seq !== after + items.length + 1) break;
          items.push(item);
        }
        return items;
      }),
    async commit(commit) {
      let visible = Promise.resolve();
      const outcome = await passTransaction(gate, call('commit', commit), () => {
        const decided = commitTransaction(store, commit);
        visible = decided.visible;
        return decided.outcome;
      });
      await visible;
      return outcome;
    },
    eraseRows: (seq, ref) =>
      passGate(gate, call('eraseRows', seq, ref), () => {
        const key = numberKey(seq);
        if (store.locked.has(`journal ${key}`)) throw new Error(`TransactionConflict: ${key} is being written`);
        const item = store.journal.get(key);
        if (item === undefined) return;
        const entities = item.entities.map((change) =>
          entityText(change) === entityText(ref) ? { ...change, content: undefined } : change,
        );
        store.journal.put(key, sealedCopy({ ...item, entities }));
      }),
    acceptedOn: (day, since, after, limit) =>
      passGate(gate, call('acceptedOn', day, since, after, limit), () => acceptedOn(store, day, since, after, limit)),
    sweptThrough: () => passGate(gate, call('sweptThrough'), () => store.sweptThrough),
    setSweptThrough: (instant) =>
      passGate(gate, call('setSweptThrough', instant), () => {
        store.sweptThrough = instant;
      }),
    scan: () => scanned(gate, 'scan', (nextPage) => pagesOf(store.records, { pageSize, nextPage })),
    scanStates: () => scanned(gate, 'scanStates', (nextPage) => pagesOf(store.states, { pageSize, nextPage })),
    strayPayloads: () =>
      scanned(gate, 'strayPayloads', (nextPage) => pagesOf(store.strayPayloads, { pageSize, nextPage })),
    eraseStrayPayloads: (name) =>
      passGate(gate, call('eraseStrayPayloads', name), () => {
        const key = recordKey(name);
        if (store.records.get(key) !== undefined) eraseStrays(store, key);
      }),
  };
}

const MAX_STRAYS = 1000;

function storeRecord(store: MemoryStore, record: LedgerRecord): void {
  store.records.put(recordKey(record), record);
  eraseStrays(store, recordKey(record));
  store.accepted.put(acceptedKey(record), record);
  store.onRecord?.(record);
}

/** Whatever stands apart of a record that is there: here its own payload never does. */
function eraseStrays(store: MemoryStore, key: string): void {
  for (const [stray] of store.strayPayloads.page(key, MAX_STRAYS)) {
    if (stray.startsWith(`${key}#`)) store.strayPayloads.delete(stray);
  }
}

function entryIn(store: MemoryStore, key: string): RecordEntry | undefined {
  const record = store.records.get(key);
  return record && entryOf(record);
}

function saltIn(store: MemoryStore, key: string): string | undefined {
  const payload = store.records.get(key)?.payload;
  return payload?.kept === true ? payload.salt : undefined;
}

function entryOf(record: LedgerRecord): RecordEntry {
  const { payload } = record;
  if (!payload.kept || jsonBytes(payload.data) <= MAX_INLINE_PAYLOAD_BYTES) return record;
  return { ...record, payload: { kept: 'apart', salt: payload.salt } };
}

/** One page; it ends where the day does, or after `limit` records. */
function acceptedOn(
  { accepted }: MemoryStore,
  day: Day,
  since: string | undefined,
  after: string | undefined,
  limit: number,
): Page<AcceptedEntity> {
  const from = after ?? (since !== undefined && since > day ? since : day);
  const found = accepted.page(from, limit + 1).filter(([key]) => key.startsWith(day));
  const shown = found.slice(0, limit);
  const next = found.length > limit ? shown.at(-1)?.[0] : undefined;
  const items = shown.map(([, { kind, entity, acceptedAt }]) => ({ kind, entity, acceptedAt }));
  return { items, ...(next === undefined ? {} : { next }) };
}

async function* scanned<Item>(
  gate: Gate | undefined,
  method: string,
  read: (nextPage: () => Promise<void>) => AsyncIterable<readonly [string, Item]>,
): AsyncGenerator<Item, void> {
  const step = () => passGate(gate, { port: 'ledger', method, args: [] }, () => undefined);
  await step();
  for await (const [, item] of read(step)) yield item;
}

/** A batch of point reads is no snapshot: it waits after every `pageSize` of them. */
async function pickAll<Key, Item>(
  keys: readonly Key[],
  text: (key: Key) => string,
  get: (key: Key) => Item | undefined,
  pageSize: number,
  nextPage: () => Promise<void>,
): Promise<ReadonlyMap<string, Item>> {
  const found = new Map<string, Item>();
  for (const [index, key] of keys.entries()) {
    if (index > 0 && index % pageSize === 0) await nextPage();
    const item = get(key);
    if (item !== undefined) found.set(text(key), item);
  }
  return found;
}
