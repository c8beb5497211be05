import type { Fault } from '@counterweight/contracts/events';
import { type Receipt, type RecordHead, recordNameText } from '../ports/ledger.ts';
import type { Candidate } from './read-delivery.ts';

export type Decision =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'duplicate'; readonly of: string }
  | { readonly outcome: 'conflict'; readonly code: 'conflict' | 'id_reused'; readonly fault: Fault };

/** The outcome table: what an event is, given what was held of its key and of its name before it came. Pure. */
export function decide(
  { event, name, hash }: Pick<Candidate, 'event' | 'name' | 'hash'>,
  receipt: Pick<Receipt, 'name'> | undefined,
  record: Pick<RecordHead, 'hash' | 'eventId'> | undefined,
): Decision {
  if (receipt !== undefined && recordNameText(receipt.name) !== recordNameText(name)) {
    return idReused(event.id, receipt.name);
  }
  if (record === undefined) return { outcome: 'accepted' };
  const sentByThisId = record.eventId === event.id;
  if (record.hash === hash) {
    return sentByThisId ? { outcome: 'accepted' } : { outcome: 'duplicate', of: record.eventId };
  }
  if (sentByThisId) return idReused(event.id, name);
  const message = `revision ${name.revision} of ${name.entity} ${name.record} is recorded with other content by event ${record.eventId}; send a higher revision`;
  return { outcome: 'conflict', code: 'conflict', fault: { field: 'data.revision', message } };
}

function idReused(id: string, { entity, record, revision }: Receipt['name']): Decision {
  const first = `${entity} ${record} revision ${revision}`;
  const message = `${id} was already used for ${first} with other content; the first receipt stands`;
  return { outcome: 'conflict', code: 'id_reused', fault: { field: 'id', message } };
}
