import type { Fault } from '@counterweight/contracts/events';
import type { LedgerRecord, Receipt } from '../ports/ledger.ts';
import { recordNameText } from '../ports/ledger.ts';
import type { Candidate } from './read-delivery.ts';

export type Decision =
  | { readonly outcome: 'accepted'; readonly write: boolean }
  | { readonly outcome: 'duplicate'; readonly of: string; readonly write: boolean }
  | { readonly outcome: 'conflict'; readonly code: 'conflict' | 'id_reused'; readonly fault: Fault };

/** The outcome table: what an event is, given the receipt of its key and the record of its name. Pure. */
export function decide(
  candidate: Candidate,
  receipt: Receipt | undefined,
  record: Pick<LedgerRecord, 'hash' | 'eventId'> | undefined,
): Decision {
  const { name, hash, event } = candidate;
  if (receipt !== undefined) {
    if (recordNameText(receipt.name) !== recordNameText(name) || receipt.hash !== hash) {
      const first = `${receipt.name.entity} ${receipt.name.record} revision ${receipt.name.revision}`;
      return {
        outcome: 'conflict',
        code: 'id_reused',
        fault: {
          field: 'id',
          message: `${event.id} was already used for ${first} with other content; the first receipt stands`,
        },
      };
    }
    if (receipt.outcome === 'accepted') return { outcome: 'accepted', write: false };
    return { outcome: 'duplicate', of: receipt.firstId, write: false };
  }
  if (record === undefined) return { outcome: 'accepted', write: true };
  if (record.hash === hash) return { outcome: 'duplicate', of: record.eventId, write: true };
  return {
    outcome: 'conflict',
    code: 'conflict',
    fault: {
      field: 'data.revision',
      message: `revision ${name.revision} of ${name.entity} ${name.record} is recorded with other content by event ${record.eventId}; send a higher revision`,
    },
  };
}
