import { entityIdSchema, recordIdSchema, revisionSchema, sourceSchema } from '@counterweight/domain/values';
import type { EventKey, Receipt } from '@counterweight/ledger';
import { z } from 'zod';
import { busIdKey, receiptKey } from './keys.ts';
import type { RawItem } from './reading.ts';
import { readItem, type StoredItem } from './stored-item.ts';

const eventKeySchema = z.object({ source: sourceSchema, id: z.string() });
const receiptItemSchema = eventKeySchema.extend({
  outcome: z.enum(['accepted', 'duplicate']),
  kind: z.string(),
  entity: entityIdSchema,
  record: recordIdSchema,
  revision: revisionSchema,
  hash: z.string(),
  firstId: z.string(),
  at: z.string(),
  sender: z.string(),
});

/** What became of an event, for its sender and for a late redelivery. */
export function receiptItem({ name, ...receipt }: Receipt): StoredItem {
  const { kind, entity, record, revision } = name;
  return { ...receiptKey(receipt), ...receipt, kind, entity, record, revision };
}

export function readReceipt(item: RawItem): Receipt {
  const { kind, entity, record, revision, ...receipt } = readItem(receiptItemSchema, item);
  return { ...receipt, name: { kind, entity, record, revision } };
}

/** Which event a bus delivery carried. */
export function busIdItem(busId: string, { source, id }: EventKey): StoredItem {
  return { ...busIdKey(busId), source, id };
}

export function readEventKey(item: RawItem): EventKey {
  return readItem(eventKeySchema, item);
}
