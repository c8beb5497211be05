import {
  type CloudEvent,
  type Fault,
  faultsOf,
  invalid,
  jsonFaults,
  MAX_EVENT_BYTES,
  type RecordName,
  readWellFormedEvent,
} from '@counterweight/contracts/events';
import type { KindName } from '@counterweight/domain/kinds';
import { type Day, type Source, sourceSchema } from '@counterweight/domain/values';
import { z } from 'zod';
import type { QuarantineCode } from '../ports/quarantine.ts';
import type { EnvelopeSender, Senders } from './senders.ts';

/** One message from the queue: the bus's envelope as text. */
export interface Delivery {
  readonly messageId: string;
  readonly body: string;
}

/** A well-formed event whose sender may speak for its source. */
export interface Candidate {
  readonly messageId: string;
  readonly busId: string;
  readonly sender: string;
  readonly event: CloudEvent;
  readonly name: RecordName<KindName>;
  readonly status: 'live' | 'retracted';
  /** Since when it waits, being over budget, in epoch milliseconds. */
  readonly waitingSinceMs?: number;
}

/** Why a delivery cannot be recorded, with as much of the event as could be read. */
export interface Refusal {
  readonly messageId: string;
  readonly busId: string;
  readonly sender: string;
  readonly code: QuarantineCode;
  readonly reason: string;
  readonly faults: readonly Fault[];
  readonly source: string | undefined;
  readonly eventId: string | undefined;
  readonly type: string | undefined;
  /** Why nothing of what was sent is kept; absent where it is. */
  readonly redacted?: string;
  /** The source that pays for what is refused: the one that its sender may speak for; absent where that is none. */
  readonly payer?: Source;
  /** As a candidate's. */
  readonly waitingSinceMs?: number;
}

export type DeliveryReading =
  | { readonly ok: true; readonly candidate: Candidate }
  | { readonly ok: false; readonly refusal: Refusal };

const envelopeSchema = z.object({
  id: z.string().min(1),
  account: z.string(),
  source: z.string(),
  'detail-type': z.string(),
  detail: z.unknown(),
  resources: z.array(z.string()).default([]),
  /** Of what was over budget: ingest's own note, outside of what a sender can write. */
  waiting_since_ms: z.number().optional(),
});

const claimedSchema = z.object({
  source: claimedText(),
  id: claimedText(),
  type: claimedText(),
});

/**
 * Reads a delivery through the checks in order: JSON, envelope, form, size, event, type, sender, data, name. Dates are
 * bounded by `today`. Pure. It never throws: what stops a check is `unreadable`, and its batch goes on.
 */
export function readDelivery({ messageId, body }: Delivery, senders: Senders, today: Day): DeliveryReading {
  const json = parseJson(body);
  if (json !== undefined) return readEnvelope(messageId, json, senders, today);
  return refuse({ ...blank(messageId), code: 'invalid_json' }, [{ field: '', message: 'the message is not JSON' }]);
}

/** As `readDelivery`, of a body that was read from JSON already. */
export function readEnvelope(messageId: string, json: unknown, senders: Senders, today: Day): DeliveryReading {
  try {
    return checkEnvelope(messageId, json, senders, today);
  } catch (error) {
    const message = `cannot be read: ${error instanceof Error ? error.name : 'an unexpected error'}`;
    return refuse({ ...blank(messageId), code: 'unreadable' }, [{ field: '', message }]);
  }
}

function checkEnvelope(messageId: string, json: unknown, senders: Senders, today: Day): DeliveryReading {
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) {
    return refuse({ ...blank(messageId), code: 'invalid_envelope' }, faultsOf(envelope.error.issues, ''));
  }
  const { id: busId, account, source: envelopeSource, detail, resources, waiting_since_ms } = envelope.data;
  const claimed = claimedSchema.safeParse(detail);
  const waiting = waiting_since_ms === undefined ? {} : { waitingSinceMs: waiting_since_ms };
  const known = {
    messageId,
    busId,
    sender: senders.nameOf({ account, envelopeSource, resources }),
    source: claimed.data?.source,
    eventId: claimed.data?.id,
    type: claimed.data?.type ?? envelope.data['detail-type'],
    ...payerOf({ account, envelopeSource }, claimed.data?.source, senders),
    ...waiting,
  };
  const malformed = jsonFaults(detail);
  if (malformed.length > 0) return refuse({ ...known, code: 'invalid_event' }, malformed);
  if (entryBytes(envelope.data) > MAX_EVENT_BYTES) {
    return refuse({ ...known, code: 'too_large' }, [
      { field: 'detail', message: `the event is larger than ${MAX_EVENT_BYTES} bytes` },
    ]);
  }
  const reading = readWellFormedEvent(
    detail,
    (event) => {
      const detailType = envelope.data['detail-type'];
      if (event.type !== detailType)
        return invalid('invalid_event', 'type', `is not the bus's detail-type, ${detailType}`);
      const sender = senders.check({ account, envelopeSource }, event.source);
      return sender.permitted ? undefined : invalid('not_permitted', 'source', sender.reason);
    },
    today,
  );
  if (!reading.ok) return refuse({ ...known, code: reading.code }, reading.faults);
  const { event, name, status } = reading;
  const { sender } = known;
  return { ok: true, candidate: { messageId, busId, sender, event, name, status, ...waiting } };
}

/** Who pays for what is refused: the source it claims where its sender may speak for that, else the envelope's. */
function payerOf(sender: EnvelopeSender, claimed: string | undefined, senders: Senders): { readonly payer?: Source } {
  for (const text of [claimed, sender.envelopeSource]) {
    const source = sourceSchema.safeParse(text);
    if (source.success && senders.check(sender, source.data).permitted) return { payer: source.data };
  }
  return {};
}

/** The event's size as the bus counts it: UTF-8 of source, detail-type, detail and resources; the rest of the envelope is the bus's. */
function entryBytes({ source, 'detail-type': type, detail, resources }: z.infer<typeof envelopeSchema>): number {
  return new TextEncoder().encode(`${source}${type}${JSON.stringify(detail) ?? ''}${resources.join('')}`).length;
}

/** An attribute as the event claims it: any text of JSON, so that it may not even be well formed. */
function claimedText() {
  return z
    .string()
    .max(256)
    .optional()
    .catch(undefined)
    .transform((text) => text?.toWellFormed());
}

function refuse(known: Omit<Refusal, 'faults' | 'reason'>, faults: readonly Fault[]): DeliveryReading {
  const reason = faults.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)).join('; ');
  return { ok: false, refusal: { ...known, faults, reason } };
}

function blank(messageId: string): Omit<Refusal, 'faults' | 'reason' | 'code'> {
  const nothing = { source: undefined, eventId: undefined, type: undefined };
  return { messageId, busId: messageId, sender: 'unknown', ...nothing };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
