import type { Fault } from '@counterweight/contracts';
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

const MAX_REFUSED = 20;

/** What became of an event. Whose it is, and who may ask, is the caller's to check. */
export async function findReceipt(question: ReceiptQuestion, deps: ReceiptDeps): Promise<ReceiptAnswer> {
  const key = 'key' in question ? question.key : await deps.ledger.eventOfBusId(question.busId);
  if (key === undefined) return 'busId' in question ? refusedDelivery(question.busId, deps) : { outcome: 'unknown' };
  const receipt = (await deps.ledger.receipts([key])).get(eventKeyText(key));
  const { items } = await deps.quarantine.list({ source: key.source, eventId: key.id }, undefined, MAX_REFUSED);
  if (receipt === undefined) return refusalAnswer(items);
  const records = await deps.ledger.entity({ kind: receipt.name.kind, entity: receipt.name.entity });
  const name = recordNameText(receipt.name);
  const known = records.find((record) => recordNameText(record) === name)?.known;
  return { outcome: receipt.outcome, receipt, known, refused: items.map(refusedOf) };
}

async function refusedDelivery(busId: string, { quarantine }: ReceiptDeps): Promise<ReceiptAnswer> {
  const item = await quarantine.get(busId);
  return refusalAnswer(item === undefined ? [] : [item]);
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
