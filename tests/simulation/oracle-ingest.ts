import { sourceSchema } from '@counterweight/domain/values';
import { type EventKey, eventKeyText, type Receipt } from '@counterweight/ledger';
import type { MemoryAdapter } from '@counterweight/ledger/testing';
import { nameOf } from './oracle-views.ts';
import type { AcceptedEvent, WorldEvent } from './world-event.ts';

/** One entry on the bus, and every outcome that some invocation reported for it. */
export interface Sent {
  readonly busId: string;
  readonly event: WorldEvent;
  readonly reported: readonly { readonly outcome: string; readonly code: string | undefined }[];
}

interface Ended {
  readonly accepted: ReadonlyMap<string, AcceptedEvent>;
  readonly faults: readonly string[];
}

type Expected = { readonly outcome: string; readonly codes?: readonly string[]; readonly field?: string };

/**
 * Judges every entry's end against the outcome table. Which of two competing events came first is taken from the
 * ledger (its records and first receipts); everything else follows from what was sent.
 */
export async function judgeIngest(sent: readonly Sent[], adapter: MemoryAdapter): Promise<Ended> {
  const { accepted, faults } = await acceptedEvents(sent, adapter);
  for (const entry of sent) {
    const expected = await expectedEnd(entry.event, accepted, adapter);
    for (const fault of await endFaults(entry, expected, adapter)) {
      faults.push(`${entry.busId} ${entry.event.source} ${entry.event.id}: ${fault}`);
    }
  }
  return { accepted, faults };
}

/** The records in the ledger, each traced back to an event that was sent. */
async function acceptedEvents(sent: readonly Sent[], { ledger }: MemoryAdapter) {
  const faults: string[] = [];
  const accepted = new Map<string, AcceptedEvent>();
  const valid = sent.flatMap(({ event }) => (isValid(event) ? [event] : []));
  for await (const record of ledger.scan()) {
    const name = `${record.kind} ${record.entity} ${record.record} ${record.revision}`;
    const data = record.payload.kept ? record.payload.data : undefined;
    const origin = valid.find(
      (event) => nameOf(event) === name && event.id === record.eventId && sameContent(event, record.type, data),
    );
    if (origin === undefined) faults.push(`the ledger holds ${name} as nobody sent it`);
    else accepted.set(name, origin);
  }
  return { accepted, faults };
}

async function expectedEnd(
  event: WorldEvent,
  accepted: ReadonlyMap<string, AcceptedEvent>,
  { ledger }: MemoryAdapter,
): Promise<Expected> {
  if (!isValid(event)) {
    const { meaning } = event;
    return meaning.valid
      ? { outcome: 'impossible' }
      : { outcome: 'quarantined', codes: [meaning.code], field: meaning.field };
  }
  const holder = accepted.get(nameOf(event));
  const sameAsRecord = holder !== undefined && sameContent(event, holder.type, holder.data);
  const key = keyOf(event);
  const receipt = (await ledger.receipts([key])).get(eventKeyText(key));
  if (receipt !== undefined && isFor(receipt, event, accepted)) {
    if (!sameAsRecord) return { outcome: 'impossible: a receipt without its record' };
    const outcome = holder.id === event.id ? 'accepted' : 'duplicate';
    const fitting = receipt.outcome === outcome && receipt.firstId === holder.id;
    return { outcome: fitting ? outcome : `not ${receipt.outcome} of ${receipt.firstId} as its receipt says` };
  }
  const codes = [...(receipt === undefined ? [] : ['id_reused']), ...(sameAsRecord || !holder ? [] : ['conflict'])];
  return codes.length === 0 ? { outcome: 'impossible: nothing stands against it' } : { outcome: 'conflict', codes };
}

/** Whether a receipt speaks of this event: the same name, with the content that was recorded. */
function isFor({ name }: Receipt, event: AcceptedEvent, accepted: ReadonlyMap<string, AcceptedEvent>): boolean {
  const text = `${name.kind} ${name.entity} ${name.record} ${name.revision}`;
  const holder = accepted.get(text);
  return nameOf(event) === text && holder !== undefined && sameContent(event, holder.type, holder.data);
}

async function endFaults(entry: Sent, expected: Expected, { ledger, quarantine }: MemoryAdapter) {
  const faults: string[] = [];
  for (const { outcome, code } of entry.reported) {
    if (outcome !== expected.outcome) faults.push(`${outcome} was reported, it is ${expected.outcome}`);
    if (code !== undefined && expected.codes?.includes(code) !== true) faults.push(`${code} was reported`);
  }
  if (entry.reported.length === 0) faults.push('no outcome was ever reported');
  const item = await quarantine.get(entry.busId);
  const known = await ledger.eventOfBusId(entry.busId);
  if (expected.codes === undefined) {
    if (item !== undefined) faults.push(`it is ${expected.outcome}, yet quarantined: ${item.reason}`);
    if (known?.id !== entry.event.id) faults.push('its sender cannot look it up by the bus id');
    return faults;
  }
  if (item === undefined) faults.push('it is not in quarantine');
  else if (!expected.codes.includes(item.code)) faults.push(`it is in quarantine as ${item.code}`);
  else if (expected.field !== undefined && !item.faults.some(({ field }) => field === expected.field)) {
    faults.push(`its quarantine record does not name ${expected.field}: ${item.reason}`);
  }
  if (known !== undefined) faults.push('it is refused, yet has a place in the ledger');
  return faults;
}

function isValid(event: WorldEvent): event is AcceptedEvent {
  return event.meaning.valid;
}

function keyOf({ source, id }: WorldEvent): EventKey {
  return { source: sourceSchema.parse(source), id };
}

function sameContent(event: WorldEvent, type: string, data: unknown): boolean {
  return event.type === type && JSON.stringify(event.data) === JSON.stringify(data);
}
