import { entityIdSchema, recordIdSchema, revisionSchema, sourceSchema } from '@counterweight/domain/values';
import type { AppendEntry } from '@counterweight/ledger';

const source = sourceSchema.parse('desk');

/** The append of a strike's first report. */
export function entryOf(local: string, data: unknown = {}): AppendEntry {
  const name = {
    kind: 'strike',
    entity: entityIdSchema.parse(`desk:${local}`),
    record: recordIdSchema.parse('report'),
    revision: revisionSchema.parse(1),
  };
  const acceptedAt = '2024-01-10T12:00:00.000Z';
  const event = { source, id: `event-${local}` };
  return {
    record: {
      ...name,
      ...{ source, type: 'counterweight.strike.reported.v1', hash: 'h', status: 'live', eventId: event.id },
      ...{ acceptedAt, sender: 'test', payload: { kept: true, data } },
    },
    receipt: { ...event, outcome: 'accepted', name, hash: 'h', firstId: event.id, at: acceptedAt, sender: 'test' },
    busId: `bus-${local}`,
    event,
  };
}

/** One whose data has that many bytes of text. */
export function largeRecord(local: string, bytes: number): AppendEntry {
  return entryOf(local, { text: 'x'.repeat(bytes) });
}
