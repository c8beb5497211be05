import { sha256 } from '@counterweight/contracts/events';
import type { Clock } from '../ports/clock.ts';
import {
  conflictCodes,
  MAX_RAW_BYTES,
  type Quarantine,
  type QuarantineItem,
  redactedRaw,
} from '../ports/quarantine.ts';
import type { IngestResult } from './ingest-result.ts';
import type { Candidate, Refusal } from './read-delivery.ts';
import type { Recorded } from './record-event.ts';

/** Why an event that was well formed is refused all the same. */
export function refusalOf(candidate: Candidate, refused: Extract<Recorded, { readonly fault: unknown }>): Refusal {
  const { messageId, busId, sender, event } = candidate;
  const { code, fault } = refused;
  const reason = `${fault.field}: ${fault.message}`;
  const claimed = { source: event.source, eventId: event.id, type: event.type };
  const redacted = refused.code === 'redacted' ? { redacted: refused.redacted } : {};
  return { messageId, busId, sender, code, reason, faults: [fault], ...claimed, ...redacted };
}

/** Puts what was refused aside, as its message had it unless that was redacted; `failed` when that cannot be done now. */
export async function quarantineRefusal(
  { messageId, busId, payer: _, waitingSinceMs: __, ...refused }: Refusal,
  text: string,
  { quarantine, clock }: { readonly quarantine: Pick<Quarantine, 'put'>; readonly clock: Clock },
): Promise<IngestResult> {
  try {
    const at = new Date(clock.now()).toISOString();
    const { code, redacted } = refused;
    const raw = redacted === undefined ? keepRaw(text) : redactedRaw(keepRaw(text));
    await quarantine.put({ ...refused, id: busId, stage: 'ingest', at, raw });
    return { messageId, busId, outcome: conflictCodes.includes(code) ? 'conflict' : 'quarantined', code };
  } catch (error) {
    return { messageId, outcome: 'failed', error: String(error) };
  }
}

/** The raw text, cut at 64 KB of UTF-8 where it is longer, with the size and hash of the whole. */
export function keepRaw(text: string): QuarantineItem['raw'] {
  const bytes = new TextEncoder().encode(text);
  const truncated = bytes.length > MAX_RAW_BYTES;
  const kept = truncated ? new TextDecoder().decode(bytes.subarray(0, MAX_RAW_BYTES)) : text;
  return { text: kept, bytes: bytes.length, sha256: sha256(bytes), truncated };
}
