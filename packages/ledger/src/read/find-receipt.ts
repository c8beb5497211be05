import type { Fault } from '@counterweight/contracts/events';
import { seqSchema } from '@counterweight/domain/values';
import { sentAs } from '../ingest/senders.ts';
import {
  type EventKey,
  entityText,
  eventKeyText,
  type Known,
  type Ledger,
  type LedgerRecord,
  type Receipt,
  type RecordHead,
  recordNameText,
} from '../ports/ledger.ts';
import { conflictCodes, type Quarantine, type QuarantineItem } from '../ports/quarantine.ts';
import { knownAt } from '../project/known-revisions.ts';

/** How a sender asks after an event: by its own key, or, where it was quarantined, by the id that the bus gave it. */
export type ReceiptQuestion = { readonly key: EventKey } | { readonly busId: string };

export interface RefusedDelivery {
  readonly id: string;
  readonly stage: QuarantineItem['stage'];
  readonly code: QuarantineItem['code'];
  readonly reason: string;
  readonly faults: readonly Fault[];
  readonly at: string;
}

export type ReceiptAnswer =
  | {
      readonly outcome: 'accepted' | 'duplicate';
      readonly receipt: Receipt;
      /** What is recorded under the receipt's name; of a duplicate it is the first event's. */
      readonly record: Pick<RecordHead, 'hash' | 'eventId'> & { readonly payload: LedgerRecord['payload'] };
      /** Where the record stands in the journal; `undefined` while it is not projected. */
      readonly known: Known | undefined;
      /** Other deliveries under the same key, or the record itself where no view can take it. */
      readonly refused: readonly RefusedDelivery[];
    }
  | {
      readonly outcome: 'conflict' | 'quarantined';
      readonly source: string | undefined;
      readonly eventId: string | undefined;
      readonly type: string | undefined;
      readonly refused: readonly RefusedDelivery[];
    }
  | { readonly outcome: 'unknown' };

interface ReceiptDeps {
  readonly ledger: Pick<Ledger, 'receipts' | 'records' | 'states' | 'journal'>;
  readonly quarantine: Pick<Quarantine, 'get' | 'list'>;
}

/** Whether the one who asks speaks for the source that something was sent as; `undefined` is what names none. */
export type SpeaksFor = (source: string | undefined) => boolean;

const MAX_REFUSED = 20;

/**
 * What became of an event, for its sender: to whoever does not speak for it, it is unknown. A receipt says no more than which
 * record the event was for, so the outcome follows from whose that record is, and from what was quarantined.
 */
export async function findReceipt(
  question: ReceiptQuestion,
  speaksFor: SpeaksFor,
  deps: ReceiptDeps,
): Promise<ReceiptAnswer> {
  const items = (await quarantined(question, deps)).filter((item) => speaksFor(sentAs(item)));
  if (!('key' in question) || !speaksFor(question.key.source)) return refusalAnswer(items);
  const { key } = question;
  const { ledger } = deps;
  const receipt = (await ledger.receipts([key])).get(eventKeyText(key));
  const record = receipt && (await ledger.records([receipt.name])).get(recordNameText(receipt.name));
  if (receipt === undefined || record === undefined) return refusalAnswer(items);
  const outcome = record.eventId === key.id ? 'accepted' : 'duplicate';
  if (outcome === 'duplicate' && items.some(({ code }) => code === 'conflict' || code === 'redacted'))
    return refusalAnswer(items);
  const { hash, eventId, payload } = record;
  const known = await knownPlace(receipt, ledger);
  return { outcome, receipt, record: { hash, eventId, payload }, known, refused: items.map(refusedOf) };
}

async function knownPlace({ name }: Receipt, ledger: ReceiptDeps['ledger']): Promise<Known | undefined> {
  const state = (await ledger.states([name])).get(entityText(name));
  const seq = state && knownAt(state.known, name);
  if (seq === undefined) return undefined;
  const [item] = await ledger.journal(seqSchema.parse(seq - 1), 1);
  return item?.seq === seq ? { seq, day: item.day } : undefined;
}

async function quarantined(question: ReceiptQuestion, { quarantine }: ReceiptDeps): Promise<readonly QuarantineItem[]> {
  if ('key' in question) {
    const { source, id: eventId } = question.key;
    return (await quarantine.list({ source, eventId }, undefined, MAX_REFUSED)).items;
  }
  const item = await quarantine.get(question.busId);
  return item === undefined ? [] : [item];
}

function refusalAnswer(items: readonly QuarantineItem[]): ReceiptAnswer {
  const [newest] = items;
  if (newest === undefined) return { outcome: 'unknown' };
  const { source, eventId, type, code } = newest;
  const outcome = conflictCodes.includes(code) ? 'conflict' : 'quarantined';
  return { outcome, source, eventId, type, refused: items.map(refusedOf) };
}

function refusedOf({ id, stage, code, reason, faults, at }: QuarantineItem): RefusedDelivery {
  return { id, stage, code, reason, faults, at };
}
