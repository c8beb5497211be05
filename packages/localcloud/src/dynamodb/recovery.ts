import { z } from 'zod';
import type { Item } from './attribute-value.ts';
import { encodeItemKey } from './key-encoding.ts';
import { logKey } from './log-key.ts';
import type { Store } from './store.ts';
import { StoredItem } from './stored-item.ts';
import type { StreamRecord } from './stream-record.ts';
import type { TableRecord } from './table-definition.ts';

// The log holds only what this engine wrote; these guards name a foreign or damaged row instead of crashing later.
const isObject = z.object({}).loose();
const tableRecord = z.custom<TableRecord>(
  (value) => isObject.safeParse(value).success && 'definition' in Object(value),
);
const item = z.custom<Item>((value) => isObject.safeParse(value).success);
const streamRecord = z.custom<StreamRecord>((value) => 'dynamodb' in Object(value));
const spentToken = z.object({ token: z.string(), digest: z.string(), atMs: z.number() });

async function restoreItems(store: Store, record: TableRecord): Promise<void> {
  const table = store.install(record);
  for await (const [, text] of store.log.rows(logKey.items(record.id))) {
    const row = new StoredItem(item.parse(JSON.parse(text)), text);
    table.apply(encodeItemKey(row.item, table.schema), row);
  }
}

async function restoreStream(store: Store, record: TableRecord): Promise<void> {
  const stream = store.streams.get(record.definition.TableName);
  if (!stream) return;
  for await (const [, text] of store.log.rows(logKey.records(record.id))) {
    stream.append(streamRecord.parse(JSON.parse(text)));
  }
}

async function dropOrphans(store: Store, known: ReadonlySet<string>): Promise<void> {
  const orphans = new Set<string>();
  for (const kind of ['item!', 'stream!']) {
    for await (const [key] of store.log.rows(kind)) {
      const id = key.split('!', 2)[1] ?? '';
      if (!known.has(id)) orphans.add(id);
    }
  }
  for (const id of orphans) {
    await store.log.clear(logKey.items(id));
    await store.log.clear(logKey.records(id));
  }
}

/** Reads everything back from the log: tables, rows, streams, tokens, the sequence counter. */
export async function recover(store: Store): Promise<void> {
  const ids = new Set<string>();
  for await (const [, text] of store.log.rows('table!')) {
    const record = tableRecord.parse(JSON.parse(text));
    ids.add(record.id);
    await restoreItems(store, record);
    await restoreStream(store, record);
  }
  for await (const [, text] of store.log.rows('token!')) {
    const spent = spentToken.parse(JSON.parse(text));
    store.tokens.set(spent.token, spent);
  }
  for await (const [, text] of store.log.rows('counter!')) store.sequence = Number(text);
  await dropOrphans(store, ids);
}
