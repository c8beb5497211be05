import {
  entityText,
  eventKeyText,
  type JournalItem,
  type Known,
  type Ledger,
  type LedgerRecord,
  type PlacedRecord,
  recordNameText,
} from '../../ports/ledger.ts';
import { appendEntries } from './append-entries.ts';
import { appendJournal, headReasons } from './commit-projection.ts';
import { type Gate, passGate, passTransaction } from './gate.ts';
import { type MemoryStore, numberKey } from './memory-store.ts';
import { pagesOf } from './paged-read.ts';
import { redactionReasons, redactRecord } from './redact-record.ts';
import { sealedCopy } from './sealed-copy.ts';
import type { SortedItems } from './sorted-items.ts';

/** The ledger port over a store. */
export function createMemoryLedger(store: MemoryStore, gate: Gate | undefined, pageSize: number): Ledger {
  const call = (method: string, ...args: readonly unknown[]) => ({ port: 'ledger' as const, method, args });
  return {
    receipts: (keys) =>
      passGate(gate, call('receipts', keys), (nextPage) =>
        pickAll(keys, eventKeyText, (text) => store.receipts.get(text), pageSize, nextPage),
      ),
    eventOfBusId: (busId) => passGate(gate, call('eventOfBusId', busId), () => store.busIds.get(busId)),
    records: (names) =>
      passGate(gate, call('records', names), (nextPage) =>
        pickAll(names, recordNameText, (text) => store.records.get(text), pageSize, nextPage),
      ),
    append: (entries) => passTransaction(gate, call('append', entries), () => appendEntries(store, entries)),
    entity: (ref) =>
      passGate(gate, call('entity', ref), async (nextPage) => {
        const known = new Map<string, Known>();
        const records: LedgerRecord[] = [];
        for await (const [, item] of pagesOf(store.entities.get(entityText(ref)), { pageSize, nextPage })) {
          if (item.type === 'known') known.set(item.name, item.known);
          else records.push(item.record);
        }
        return records.map((record): PlacedRecord => ({ ...record, known: known.get(recordNameText(record)) }));
      }),
    head: () => passGate(gate, call('head'), () => store.head),
    journal: (after, limit) =>
      passGate(gate, call('journal', after, limit), async (nextPage) => {
        const items: JournalItem[] = [];
        for await (const [, item] of pagesOf(store.journal, { after: numberKey(after), pageSize, nextPage })) {
          if (items.length === limit) break;
          items.push(item);
        }
        return items;
      }),
    advance: (head, item, builds = head.builds) =>
      passTransaction(gate, call('advance', head, item, builds), () => {
        const reasons = headReasons(store, { head, item });
        if (reasons.length > 0) return { committed: false, reasons };
        appendJournal(store, sealedCopy({ item, builds }));
        return { committed: true };
      }),
    redact: (head, item, redaction) =>
      passTransaction(gate, call('redact', head, item, redaction), () => {
        const reasons = [...headReasons(store, { head, item }), ...redactionReasons(store, redaction)];
        if (reasons.length > 0) return { committed: false, reasons };
        appendJournal(store, sealedCopy({ item, builds: head.builds }));
        redactRecord(store, redaction);
        return { committed: true };
      }),
    bySource: (source, kind, after, limit) =>
      passGate(gate, call('bySource', source, kind, after, limit), () =>
        pageOf(store.bySource.get(`${source} ${kind}`), after, limit, summaryOf),
      ),
    acceptedOn: (day, after, limit) =>
      passGate(gate, call('acceptedOn', day, after, limit), () =>
        pageOf(store.byAcceptedDay.get(day), after, limit, ({ kind, entity, acceptedAt }) => ({
          kind,
          entity,
          acceptedAt,
        })),
      ),
    sweptThrough: () => passGate(gate, call('sweptThrough'), () => store.sweptThrough),
    setSweptThrough: (instant) =>
      passGate(gate, call('setSweptThrough', instant), () => {
        store.sweptThrough = instant;
      }),
    scan: () => scanRecords(store, gate, pageSize),
  };
}

async function* scanRecords(store: MemoryStore, gate: Gate | undefined, pageSize: number) {
  const page = () => passGate(gate, { port: 'ledger', method: 'scan', args: [] }, () => undefined);
  await page();
  for await (const [, record] of pagesOf(store.records, { pageSize, nextPage: page })) yield record;
}

/** One page as its caller sees it; it ends where the partition does, or after `limit` items. */
function pageOf<Item, Shown>(
  items: SortedItems<Item> | undefined,
  after: string | undefined,
  limit: number,
  show: (item: Item, key: string) => Shown,
): { items: readonly Shown[]; next?: string } {
  const found = items?.page(after, limit + 1) ?? [];
  const shown = found.slice(0, limit);
  const next = found.length > limit ? shown.at(-1)?.[0] : undefined;
  return { items: shown.map(([key, item]) => show(item, key)), ...(next === undefined ? {} : { next }) };
}

/** A batch of point reads is no snapshot: it waits after every `pageSize` of them. */
async function pickAll<Key, Item>(
  keys: readonly Key[],
  text: (key: Key) => string,
  get: (text: string) => Item | undefined,
  pageSize: number,
  nextPage: () => Promise<void>,
): Promise<ReadonlyMap<string, Item>> {
  const found = new Map<string, Item>();
  for (const [index, key] of keys.entries()) {
    if (index > 0 && index % pageSize === 0) await nextPage();
    const item = get(text(key));
    if (item !== undefined) found.set(text(key), item);
  }
  return found;
}

function summaryOf({ kind, entity, record, revision, hash, status }: LedgerRecord) {
  return { kind, entity, record, revision, hash, status };
}
