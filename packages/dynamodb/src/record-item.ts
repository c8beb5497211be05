import type { RecordName } from '@counterweight/contracts/events';
import { sourceSchema } from '@counterweight/domain/values';
import {
  type AcceptedEntity,
  type LedgerRecord,
  MAX_INLINE_PAYLOAD_BYTES,
  type RecordEntry,
} from '@counterweight/ledger';
import { z } from 'zod';
import { acceptedIndexKeys, type Key, payloadKey, recordKey, recordNameOf } from './keys.ts';
import { pack, packed } from './packed.ts';
import type { RawItem } from './reading.ts';
import { readItem, type StoredItem } from './stored-item.ts';

const keySchema = z.object({ pk: z.string(), sk: z.string() });
const recordItemSchema = keySchema.extend({
  source: sourceSchema,
  type: z.string(),
  hash: z.string(),
  status: z.enum(['live', 'retracted']),
  eventId: z.string(),
  acceptedAt: z.string(),
  sender: z.string(),
  data: packed(z.unknown()).optional(),
  apart: z.boolean().optional(),
  salt: z.string().optional(),
  redactionReason: z.string().optional(),
  redactionAnswer: z.union([z.literal(410), z.literal(451)]).optional(),
});
const saltItemSchema = keySchema.extend({ salt: z.string().optional() });
const payloadItemSchema = z.object({ data: packed(z.unknown()) });
const acceptedItemSchema = keySchema.extend({ acceptedOrder: z.string() });

/** A record's item and, of a large payload, the item that holds it. */
export function recordItems(record: LedgerRecord): {
  readonly record: StoredItem;
  readonly payload: StoredItem | undefined;
} {
  const { source, type, hash, status, eventId, acceptedAt, sender, payload } = record;
  const head = {
    ...recordKey(record),
    ...acceptedIndexKeys(record, acceptedAt),
    ...{ source, type, hash, status, eventId, acceptedAt, sender },
  };
  if (!payload.kept) {
    return {
      record: { ...head, redactionReason: payload.reason, redactionAnswer: payload.answer },
      payload: undefined,
    };
  }
  const data = pack(payload.data);
  const { salt } = payload;
  const isLarge = Buffer.byteLength(JSON.stringify(payload.data) ?? 'null') > MAX_INLINE_PAYLOAD_BYTES;
  if (!isLarge) return { record: { ...head, salt, data }, payload: undefined };
  return { record: { ...head, salt, apart: true }, payload: { ...payloadKey(record, hash), data } };
}

/** A record without a payload that stands apart. */
export function readEntry(item: RawItem): RecordEntry {
  const {
    pk,
    sk,
    data,
    apart,
    salt = '',
    redactionReason,
    redactionAnswer,
    acceptedAt,
    ...rest
  } = readItem(recordItemSchema, item);
  const head = { ...namedBy({ pk, sk }), ...rest, acceptedAt };
  if (redactionReason !== undefined && redactionAnswer !== undefined) {
    return { ...head, payload: { kept: false, reason: redactionReason, answer: redactionAnswer } };
  }
  return { ...head, payload: apart === true ? { kept: 'apart', salt } : { kept: true, data, salt } };
}

/** What of a record's item `readSalt` reads. */
export const SALT_ATTRIBUTES = ['pk', 'sk', 'salt'] as const;

/** The name of a record and the salt of its hash; nothing once it is redacted. */
export function readSalt(item: RawItem): readonly (readonly [RecordName, string])[] {
  const { pk, sk, salt } = readItem(saltItemSchema, item);
  return salt === undefined ? [] : [[namedBy({ pk, sk }), salt]];
}

export function readPayload(item: RawItem): unknown {
  return readItem(payloadItemSchema, item).data;
}

/** From the index by time of acceptance. */
export function readAccepted(item: RawItem): AcceptedEntity {
  const { pk, sk, acceptedOrder } = readItem(acceptedItemSchema, item);
  const { kind, entity } = namedBy({ pk, sk });
  return { kind, entity, acceptedAt: acceptedOrder.slice(0, acceptedOrder.indexOf('#')) };
}

function namedBy(key: Key): RecordName {
  const name = recordNameOf(key);
  if (name === undefined) throw new Error(`${key.pk} ${key.sk} is not a record's key`);
  return name;
}
