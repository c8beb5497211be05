import type { Day, EntityId } from '@counterweight/domain/values';
import { contentOf, type HistoryEntry } from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import type { EntityResource } from './entity-resource.ts';

/** What a history entry looks like for a kind with this body. */
export function historyEntrySchema(body: z.ZodObject) {
  return z.strictObject({
    seq: z.int(),
    known_on: z.string().meta({ description: 'The UTC day on which it became known' }),
    change: z.enum(['created', 'corrected', 'retracted', 'superseded']),
    record: z.string(),
    revision: z.int(),
    type: z.string(),
    event_id: z.string(),
    accepted_at: z.string(),
    hash: z.string().meta({ description: 'SHA-256 of the canonical JSON of type and data' }),
    redacted: z.strictObject({ reason: z.string(), answer: z.union([z.literal(410), z.literal(451)]) }).optional(),
    content: body.optional().meta({ description: 'The entity as this revision alone has it; absent when redacted' }),
  });
}

/** One revision as it may be shown today. */
export function showHistoryEntry(
  resource: EntityResource,
  entity: EntityId,
  { record, change }: HistoryEntry,
  today: Day,
): Readonly<Record<string, unknown>> {
  const { known, payload, revision, type, eventId, acceptedAt, hash } = record;
  const shown = {
    seq: known.seq,
    known_on: known.day,
    change,
    record: record.record,
    revision,
    type,
    event_id: eventId,
    accepted_at: acceptedAt,
    hash,
  };
  if (!payload.kept) return { ...shown, redacted: { reason: payload.reason, answer: payload.answer } };
  return { ...shown, content: resource.describe(entity, [contentOf(record)], today) };
}
