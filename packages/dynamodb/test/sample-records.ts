import { entityIdSchema, recordIdSchema, revisionSchema, sourceSchema } from '@counterweight/domain/values';
import type { LedgerRecord } from '@counterweight/ledger';

/** A strike's first report; `changes` replace parts of it. */
export function recordOf(local: string, data: unknown = {}, changes: Partial<LedgerRecord> = {}): LedgerRecord {
  return {
    kind: 'strike',
    entity: entityIdSchema.parse(`desk:${local}`),
    record: recordIdSchema.parse('report'),
    revision: revisionSchema.parse(1),
    source: sourceSchema.parse('desk'),
    type: 'counterweight.strike.reported.v1',
    hash: `hash-${local}`,
    status: 'live',
    eventId: `event-${local}`,
    acceptedAt: '2024-01-10T12:00:00.000Z',
    sender: 'test',
    payload: { kept: true, data, salt: '5a' },
    ...changes,
  };
}
