import { z } from 'zod';
import type { Item } from './attribute-value.ts';
import { logKey } from './commit-log.ts';
import { encodeItemKey } from './key-encoding.ts';
import type { Store } from './store.ts';
import { StoredItem } from './stored-item.ts';
import type { StreamRecord } from './stream-record.ts';
import type { TableRecord } from './table-definition.ts';
import { clearRows } from './table-lifecycle.ts';

// The log holds only what this engine wrote; these guards name a foreign or damaged row instead of crashing later.
const tableRecord = z.custom<TableRecord>((value) => 'definition' in Object(value));
const item = z.custom<Item>((value) => typeof value === 'object' && value !== null);
const streamRecord = z.custom<StreamRecord>((value) => 'dynamodb' in Object(value));
const spentToken = z.object({ token: z.string(), digest: z.string(), atMs: z.number() });

async function restoreItems(store: Store, record: TableRecord): Promise<void> {
  const table = store.install(record);
  for await (const page of store.log.pages(logKey.items(record.id))) {
    for (const [, text] of page) {
      const row = new StoredItem(item.parse(JSON.parse(text)), text);
      table.apply(encodeItemKey(row.item, table.schema), row);
    }
  }
}

async function restoreStream(store: Store, record: TableRecord): Promise<void> {
  const stream = store.streams.get(record.definition.TableName);
  if (!stream) return;
  for await (const page of store.log.pages(logKey.records(record.id))) {
    for (const [, text] of page) stream.append(streamRecord.parse(JSON.parse(text)));
  }
}

// A crash between a table's deletion and the clearing of its rows leaves the rows; the deletion said whose they are.
async function finishDeletions(store: Store): Promise<void> {
  for await (const page of store.log.pages('deleted!')) {
    for (const [key, id] of page) {
      await clearRows(store, id);
      await store.log.write([{ type: 'del', key }]);
    }
  }
}

/** Reads everything back from the log: tables, rows, streams, tokens, the sequence counter. */
export async function recover(store: Store): Promise<void> {
  await finishDeletions(store);
  for await (const page of store.log.pages('table!')) {
    for (const [, text] of page) {
      const record = tableRecord.parse(JSON.parse(text));
      await restoreItems(store, record);
      await restoreStream(store, record);
    }
  }
  for await (const page of store.log.pages('token!')) {
    const tokens = page.map(([, text]) => spentToken.parse(JSON.parse(text)));
    for (const spent of tokens) store.tokens.set(spent.token, spent);
  }
  store.sortTokens();
  for await (const page of store.log.pages('counter!')) store.sequence = Number(page[0]?.[1] ?? 0);
}
