import type { Fault } from '@counterweight/contracts/events';
import { sentAs } from '../ingest/senders.ts';
import { type EventKey, eventKeyText, type Known, type Ledger, type Receipt, recordNameText } from '../ports/ledger.ts';
import type { Quarantine, QuarantineItem } from '../ports/quarantine.ts';

/** How a sender asks after an event: by its own key, or by the id that the bus gave one delivery. */
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
  readonly ledger: Pick<Ledger, 'receipts' | 'eventOfBusId' | 'entity'>;
  readonly quarantine: Pick<Quarantine, 'get' | 'list'>;
}

/** Whether the one who asks speaks for the source that something was sent as; `undefined` is what names none. */
export type SpeaksFor = (source: string | undefined) => boolean;

const MAX_REFUSED = 20;

/** What became of an event, for its sender: to whoever does not speak for it, it is unknown. */
export async function findReceipt(
  question: ReceiptQuestion,
  speaksFor: SpeaksFor,
  deps: ReceiptDeps,
): Promise<ReceiptAnswer> {
  const key = 'key' in question ? question.key : await deps.ledger.eventOfBusId(question.busId);
  const found = await quarantined(key, question, deps);
  const items = found.filter((item) => speaksFor(sentAs(item)));
  if (key === undefined || !speaksFor(key.source)) return refusalAnswer(items);
  const receipt = (await deps.ledger.receipts([key])).get(eventKeyText(key));
  if (receipt === undefined) return refusalAnswer(items);
  const records = await deps.ledger.entity({ kind: receipt.name.kind, entity: receipt.name.entity });
  const name = recordNameText(receipt.name);
  const known = records.find((record) => recordNameText(record) === name)?.known;
  return { outcome: receipt.outcome, receipt, known, refused: items.map(refusedOf) };
}

async function quarantined(
  key: EventKey | undefined,
  question: ReceiptQuestion,
  { quarantine }: ReceiptDeps,
): Promise<readonly QuarantineItem[]> {
  if (key !== undefined) {
    return (await quarantine.list({ source: key.source, eventId: key.id }, undefined, MAX_REFUSED)).items;
  }
  const item = 'busId' in question ? await quarantine.get(question.busId) : undefined;
  return item === undefined ? [] : [item];
}

function refusalAnswer(items: readonly QuarantineItem[]): ReceiptAnswer {
  const [newest] = items;
  if (newest === undefined) return { outcome: 'unknown' };
  const { source, eventId, type, code } = newest;
  const outcome = code === 'conflict' || code === 'id_reused' ? 'conflict' : 'quarantined';
  return { outcome, source, eventId, type, refused: items.map(refusedOf) };
}

function refusedOf({ id, stage, code, reason, faults, at }: QuarantineItem): RefusedDelivery {
  return { id, stage, code, reason, faults, at };
}
