import { changeOf, type Store } from './store.ts';
import type { Table } from './table.ts';
import { expiryAttribute } from './table-definition.ts';

// DynamoDB leaves items alone whose expiry lies more than five years back.
const OLDEST_EXPIRY_SECONDS = 5 * 365 * 24 * 60 * 60;
const HASHES = 2 ** 32;

function expiredKeys(table: Table, attribute: string, nowSeconds: number) {
  const isExpired = (value: string | undefined): boolean => {
    const at = Number(value ?? Number.NaN);
    return at < nowSeconds && at > nowSeconds - OLDEST_EXPIRY_SECONDS;
  };
  const keys = [];
  for (const { partition, order, row } of table.rows.scan(undefined, 0, HASHES)) {
    if (isExpired(row.item[attribute]?.N)) keys.push({ key: { partition, order }, isExpired });
  }
  return keys;
}

/** Deletes every item whose expiry has passed, with stream records of the expiry service; returns how many. */
export async function sweepExpired(store: Store, nowMs: number): Promise<number> {
  let swept = 0;
  for (const table of store.tables.values()) {
    const attribute = expiryAttribute(table.definition);
    if (attribute === undefined) continue;
    for (const { key, isExpired } of expiredKeys(table, attribute, nowMs / 1000)) {
      swept += await store.writer.submit((view) => {
        const before = view.get(table, key);
        // It may have been renewed or deleted while it waited for its turn.
        if (!isExpired(before?.item[attribute]?.N)) return { result: 0 };
        return { changes: [changeOf(table, key, before, undefined, true)], result: 1 };
      });
    }
  }
  return swept;
}
