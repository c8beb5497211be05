import { type LedgerRecord, type RecordEntry, type RecordHead, recordNameText } from '@counterweight/ledger';
import type { Connection } from './connection.ts';
import { payloadKey, recordKey } from './keys.ts';
import { getItem, getItems, type RawItem } from './reading.ts';
import { readEntry, readPayload } from './record-item.ts';

/** Payloads held at once: of the largest events they are some tens of megabytes. */
const MAX_PAYLOADS = 100;

/** Records in their order, with the payloads that stand apart; few of those are held at once. */
export async function* withPayloads(
  connection: Connection,
  entries: readonly RecordEntry[],
): AsyncGenerator<LedgerRecord, void> {
  for (let first = 0; first < entries.length; first += MAX_PAYLOADS) {
    const some = entries.slice(first, first + MAX_PAYLOADS);
    const payloads = await payloadsOf(connection, some);
    for (const { payload, ...head } of some) {
      if (payload.kept !== 'apart') yield { ...head, payload };
      else yield await withPayload(connection, { head, salt: payload.salt }, payloads.get(nameOfPayload(head)));
    }
  }
}

async function payloadsOf(
  { client, tables, backOff }: Connection,
  entries: readonly RecordEntry[],
): Promise<ReadonlyMap<string, RawItem>> {
  const apart = entries.filter(({ payload }) => payload.kept === 'apart');
  const keys = apart.map((entry) => payloadKey(entry, entry.hash));
  const items = await getItems(client, tables.ledger, keys, backOff);
  return new Map(items.map((item) => [`${item.pk?.S} ${item.sk?.S}`, item]));
}

function nameOfPayload(head: RecordHead): string {
  const { pk, sk } = payloadKey(head, head.hash);
  return `${pk} ${sk}`;
}

/** A redaction takes the payload and says so in its record: either may be visible before the other, for moments. */
const MAX_TRIES = 5;

/** A payload that is gone was redacted after its record was read. Throws an Error where the record goes on not to say so. */
async function withPayload(
  { client, tables, backOff }: Connection,
  { head, salt }: { readonly head: RecordHead; readonly salt: string },
  item: RawItem | undefined,
): Promise<LedgerRecord> {
  if (item !== undefined) return { ...head, payload: { kept: true, data: readPayload(item), salt } };
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const record = await getItem(client, tables.ledger, recordKey(head));
    const payload = record === undefined ? undefined : readEntry(record).payload;
    if (payload !== undefined && payload.kept !== 'apart') return { ...head, payload };
    if (attempt < MAX_TRIES) await backOff(attempt);
  }
  throw new Error(`the payload of ${recordNameText(head)} is missing`);
}
