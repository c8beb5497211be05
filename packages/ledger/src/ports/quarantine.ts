import type { Fault } from '@counterweight/contracts/events';
import type { Page } from './ledger.ts';

/** Why something is put aside. */
export const quarantineCodes = [
  'invalid_json',
  'invalid_envelope',
  'invalid_event',
  'unknown_type',
  'unknown_version',
  'too_large',
  'not_permitted',
  'conflict',
  'id_reused',
  'redacted',
  'entity_full',
  'too_far_ahead',
  'over_budget',
  'unreadable',
  'unstorable',
  'unprojectable',
] as const;
export type QuarantineCode = (typeof quarantineCodes)[number];

/** Of what is well formed and contradicts what is recorded, or may. */
export const conflictCodes: readonly QuarantineCode[] = ['conflict', 'id_reused', 'redacted'];

/** Something sent that could not be recorded or projected, kept with the reason for whoever sent it. */
export interface QuarantineItem {
  /** Deterministic, so that a redelivery is the same item: the bus's event id, or the record that could not be projected. */
  readonly id: string;
  readonly stage: 'ingest' | 'projector';
  readonly code: QuarantineCode;
  /** A sentence; `faults` names each field. */
  readonly reason: string;
  readonly faults: readonly Fault[];
  /** As claimed by the event, when that could be read. */
  readonly source: string | undefined;
  readonly eventId: string | undefined;
  readonly type: string | undefined;
  readonly sender: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly raw: { readonly text: string; readonly bytes: number; readonly sha256: string; readonly truncated: boolean };
  /** What came of sending it again, oldest first; the last `MAX_RETRIES_KEPT`. Absent when nobody did. */
  readonly retries?: readonly QuarantineRetry[];
  /** Why what was sent is here no more: not its text, and nothing that repeats its words. Absent while it is. */
  readonly redacted?: string;
}

/** One more try, by the operator. */
export interface QuarantineRetry {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly outcome: string;
  /** What it was refused for this time. */
  readonly code?: string;
}

/** Of an item's retries the latest. */
export const MAX_RETRIES_KEPT = 20;

/** Kept at most, of the raw event. */
export const MAX_RAW_BYTES = 64 * 1024;

export interface Quarantine {
  /** Storing the same id again leaves the first one. */
  put(item: QuarantineItem): Promise<void>;
  /** Adds a retry to an item's; nothing where there is no item. */
  noteRetry(id: string, retry: QuarantineRetry): Promise<void>;
  /** Empties an item of what was sent: its text and the hash of it, its reason and its faults. */
  redact(id: string, reason: string): Promise<void>;
  get(id: string): Promise<QuarantineItem | undefined>;
  /** Newest first; `source` keeps those that claim it. May lag by moments. */
  list(
    filter: { readonly source?: string; readonly eventId?: string },
    after: string | undefined,
    limit: number,
  ): Promise<Page<QuarantineItem>>;
}

/** An item with one more retry. */
export function retriedItem(item: QuarantineItem, retry: QuarantineRetry): QuarantineItem {
  return { ...item, retries: [...(item.retries ?? []), retry].slice(-MAX_RETRIES_KEPT) };
}

/** An item without what was sent. */
export function redactedItem(item: QuarantineItem, redacted: string): QuarantineItem {
  return { ...item, reason: REDACTED, faults: [], raw: redactedRaw(item.raw), redacted };
}

/** Neither the text nor its hash, which would confirm a guess of it. */
export function redactedRaw(raw: QuarantineItem['raw']): QuarantineItem['raw'] {
  return { ...raw, text: '', sha256: '' };
}

/** Stands for a reason that would repeat words of what was sent. */
const REDACTED = 'redacted';
