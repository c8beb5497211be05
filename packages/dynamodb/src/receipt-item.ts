import { entityIdSchema, recordIdSchema, revisionSchema, sourceSchema } from '@counterweight/domain/values';
import type { Receipt } from '@counterweight/ledger';
import { z } from 'zod';
import { receiptKey } from './keys.ts';
import type { RawItem } from './reading.ts';
import { readItem, type StoredItem } from './stored-item.ts';

const receiptItemSchema = z.object({
  source: sourceSchema,
  id: z.string(),
  kind: z.string(),
  entity: entityIdSchema,
  record: recordIdSchema,
  revision: revisionSchema,
  at: z.string(),
  sender: z.string(),
});

/** That an event's id was used, for its sender and for a late redelivery. */
export function receiptItem({ name, source, id, at, sender }: Receipt): StoredItem {
  const { kind, entity, record, revision } = name;
  return { ...receiptKey({ source, id }), source, id, kind, entity, record, revision, at, sender };
}

export function readReceipt(item: RawItem): Receipt {
  const { kind, entity, record, revision, ...receipt } = readItem(receiptItemSchema, item);
  return { ...receipt, name: { kind, entity, record, revision } };
}
