import { contractFor, type RecordName } from '@counterweight/contracts/events';
import { z } from 'zod';
import { type LedgerRecord, recordNameText } from '../ports/ledger.ts';
import type { Quarantine, QuarantineItem } from '../ports/quarantine.ts';

const PAGE = 100;
const envelopeSchema = z.object({ detail: z.object({ type: z.string(), data: z.unknown() }) });

/** Empties every quarantined copy of a record's payload, whoever sent it under whatever id. Answers the items' ids. */
export async function redactCopies(
  record: LedgerRecord,
  reason: string,
  quarantine: Pick<Quarantine, 'list' | 'redact'>,
): Promise<readonly string[]> {
  const emptied: string[] = [];
  let after: string | undefined;
  do {
    const page = await quarantine.list({}, after, PAGE);
    for (const item of page.items) {
      if (item.redacted !== undefined || !holdsPayload(item, record)) continue;
      await quarantine.redact(item.id, reason);
      emptied.push(item.id);
    }
    after = page.next;
  } while (after !== undefined);
  return emptied;
}

/**
 * Whether an item holds a record's payload: it names the same record. One that cannot be read, since it was cut, is broken or
 * of an unknown type, counts when it is of the same event or holds the entity's id.
 */
function holdsPayload(item: QuarantineItem, record: LedgerRecord): boolean {
  const name = nameIn(item);
  if (name !== undefined) return recordNameText(name) === recordNameText(record);
  const sameEvent = item.source === record.source && item.eventId === record.eventId;
  return sameEvent || item.raw.text.includes(record.entity);
}

function nameIn(item: QuarantineItem): RecordName | undefined {
  const content = contentOfItem(item);
  const lookup = contractFor(content?.type ?? '');
  const reading = lookup.found ? lookup.contract.read(content?.data) : undefined;
  return reading?.ok ? reading.name : undefined;
}

/** The projector quarantines an event's data, ingest the bus's envelope around the event. */
function contentOfItem({
  stage,
  type,
  raw,
}: QuarantineItem): { readonly type: string; readonly data: unknown } | undefined {
  const json = parseJson(raw.text);
  if (json === undefined) return undefined;
  if (stage === 'projector') return type === undefined ? undefined : { type, data: json };
  const envelope = envelopeSchema.safeParse(json);
  return envelope.success ? envelope.data.detail : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
