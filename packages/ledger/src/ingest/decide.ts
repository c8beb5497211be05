import type { Fault } from '@counterweight/contracts/events';
import { type Receipt, type RecordEntry, recordNameText } from '../ports/ledger.ts';
import { compareContent } from './compare-content.ts';
import type { Candidate } from './read-delivery.ts';

export type Decision =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'duplicate'; readonly of: string }
  | { readonly outcome: 'conflict'; readonly code: 'conflict' | 'id_reused'; readonly fault: Fault }
  /** The revision was redacted, for this reason: nothing can tell what it said, and what came is not kept either. */
  | { readonly outcome: 'conflict'; readonly code: 'redacted'; readonly fault: Fault; readonly redacted: string };

/** The outcome table: what an event is, given what was held of its key and of its name before it came. Pure. */
export function decide(
  { event, name }: Pick<Candidate, 'event' | 'name'>,
  receipt: Pick<Receipt, 'name'> | undefined,
  record: Pick<RecordEntry, 'hash' | 'eventId' | 'payload'> | undefined,
): Decision {
  if (receipt !== undefined && recordNameText(receipt.name) !== recordNameText(name)) {
    return idReused(event.id, receipt.name);
  }
  if (record === undefined) return { outcome: 'accepted' };
  const sentByThisId = record.eventId === event.id;
  if (record.payload.kept === false) {
    return sentByThisId ? { outcome: 'accepted' } : ofRedacted(name, record.payload.reason);
  }
  if (compareContent(record, event) === 'same') {
    return sentByThisId ? { outcome: 'accepted' } : { outcome: 'duplicate', of: record.eventId };
  }
  if (sentByThisId) return idReused(event.id, name);
  const message = `revision ${name.revision} of ${name.entity} ${name.record} is recorded with other content by event ${record.eventId}; send a higher revision`;
  return { outcome: 'conflict', code: 'conflict', fault: { field: 'data.revision', message } };
}

function ofRedacted({ entity, record, revision }: Receipt['name'], redacted: string): Decision {
  const message = `revision ${revision} of ${entity} ${record} was redacted, so that nothing tells whether this is what it said; if it is news, send a higher revision`;
  return { outcome: 'conflict', code: 'redacted', fault: { field: 'data.revision', message }, redacted };
}

function idReused(id: string, { entity, record, revision }: Receipt['name']): Decision {
  const first = `${entity} ${record} revision ${revision}`;
  const message = `${id} was already used for ${first} with other content; the first receipt stands`;
  return { outcome: 'conflict', code: 'id_reused', fault: { field: 'id', message } };
}
