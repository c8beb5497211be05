import type { RecordName } from '@counterweight/contracts/events';
import { daySchema, seqSchema, sourceSchema } from '@counterweight/domain/values';
import type { Known, LedgerRecord, PlacedRecord, RecordSummary } from '@counterweight/ledger';
import { z } from 'zod';
import { jsonText } from './json-text.ts';
import { type Key, knownKey, recordIndexKeys, recordKey, recordNameOf, revisionText } from './keys.ts';
import type { RawItem } from './reading.ts';
import { readItem, type StoredItem } from './stored-item.ts';

const keySchema = z.object({ pk: z.string(), sk: z.string() });
const statusSchema = z.enum(['live', 'retracted']);
const recordItemSchema = keySchema.extend({
  source: sourceSchema,
  type: z.string(),
  hash: z.string(),
  status: statusSchema,
  eventId: z.string(),
  acceptedAt: z.string(),
  sender: z.string(),
  data: jsonText(z.unknown()).optional(),
  redactionReason: z.string().optional(),
  redactionAnswer: z.union([z.literal(410), z.literal(451)]).optional(),
});
const summaryItemSchema = keySchema.extend({ hash: z.string(), status: statusSchema });
const acceptedItemSchema = keySchema.extend({ acceptedOrder: z.string() });
const knownItemSchema = keySchema.extend({ seq: seqSchema, day: daySchema });

/** A record's item; `data` is JSON text, so that it comes back exactly as it was sent. */
export function recordItem(record: LedgerRecord): StoredItem {
  const { source, type, hash, status, eventId, acceptedAt, sender, payload } = record;
  return {
    ...recordKey(record),
    ...recordIndexKeys(record, source, acceptedAt),
    ...{ source, type, hash, status, eventId, acceptedAt, sender },
    ...(payload.kept
      ? { data: JSON.stringify(payload.data) ?? 'null' }
      : { redactionReason: payload.reason, redactionAnswer: payload.answer }),
  };
}

export function readRecord(item: RawItem): LedgerRecord {
  const { pk, sk, data, redactionReason, redactionAnswer, ...rest } = readItem(recordItemSchema, item);
  const name = namedBy({ pk, sk });
  if (redactionReason === undefined || redactionAnswer === undefined) {
    return { ...name, ...rest, payload: { kept: true, data } };
  }
  return { ...name, ...rest, payload: { kept: false, reason: redactionReason, answer: redactionAnswer } };
}

/** The mark that a record is in the journal. */
export function knownItem(name: RecordName, { seq, day }: Known): StoredItem {
  return { ...knownKey(name), seq, day };
}

/** The records among an entity's items, each with its mark if it has one. */
export function readPlacedRecords(items: readonly RawItem[]): readonly PlacedRecord[] {
  const known = new Map<string, Known>();
  const records: LedgerRecord[] = [];
  for (const item of items) {
    if (item.sk?.S?.startsWith('KNOWN#')) {
      const { sk, seq, day } = readItem(knownItemSchema, item);
      known.set(sk.slice('KNOWN#'.length), { seq, day });
    } else records.push(readRecord(item));
  }
  return records.map((record) => ({ ...record, known: known.get(revisionText(record)) }));
}

/** From the index by source. */
export function readSummary(item: RawItem): RecordSummary {
  const { pk, sk, hash, status } = readItem(summaryItemSchema, item);
  return { ...namedBy({ pk, sk }), hash, status };
}

/** From the index by time of acceptance. */
export function readAccepted(item: RawItem) {
  const { pk, sk, acceptedOrder } = readItem(acceptedItemSchema, item);
  const { kind, entity } = namedBy({ pk, sk });
  return { kind, entity, acceptedAt: acceptedOrder.slice(0, acceptedOrder.indexOf('#')) };
}

function namedBy(key: Key): RecordName {
  const name = recordNameOf(key);
  if (name === undefined) throw new Error(`${key.pk} ${key.sk} is not a record's key`);
  return name;
}
