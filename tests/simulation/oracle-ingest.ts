import { sourceSchema } from '@counterweight/domain/values';
import { type EventKey, eventKeyText, findReceipt, recordNameText } from '@counterweight/ledger';
import type { Ports } from './simulated-world.ts';
import { type AcceptedEvent, nameOf, type WorldEvent } from './world-event.ts';

/** One entry on the bus, and every outcome that some invocation reported for it. */
export interface Sent {
  readonly busId: string;
  readonly event: WorldEvent;
  readonly reported: readonly { readonly outcome: string; readonly code: string | undefined }[];
}

interface Ended {
  /** By name. */
  readonly accepted: ReadonlyMap<string, AcceptedEvent>;
  /** Those whose payload is gone. */
  readonly redacted: ReadonlySet<AcceptedEvent>;
  readonly faults: readonly string[];
}

type Expected = { readonly outcome: string; readonly code?: string; readonly field?: string };

/**
 * Judges every entry's end against the outcome table. Which of two competing events came first is taken from the
 * ledger (its records and first receipts); everything else follows from what was sent. `recorded` are the payloads as they
 * were stored first, by name.
 */
export async function judgeIngest(
  sent: readonly Sent[],
  recorded: ReadonlyMap<string, { readonly data: unknown }>,
  adapter: Ports,
): Promise<Ended> {
  const { accepted, redacted, faults } = await acceptedEvents(sent, recorded, adapter);
  for (const entry of sent) {
    const before = await expectedEnd(entry.event, accepted, adapter);
    const after = endAfterRedaction(entry.event, accepted, redacted);
    for (const fault of await endFaults(entry, [before, ...after], adapter)) {
      faults.push(`${entry.busId} ${entry.event.source} ${entry.event.id}: ${fault}`);
    }
  }
  return { accepted, redacted, faults };
}

/** The records in the ledger, each traced back to an event that was sent. */
async function acceptedEvents(
  sent: readonly Sent[],
  recorded: ReadonlyMap<string, { readonly data: unknown }>,
  { ledger }: Ports,
) {
  const faults: string[] = [];
  const accepted = new Map<string, AcceptedEvent>();
  const redacted = new Set<AcceptedEvent>();
  const valid = sent.flatMap(({ event }) => (isValid(event) ? [event] : []));
  for await (const record of ledger.scan()) {
    const { payload, type } = record;
    const name = recordNameText(record);
    const origin = valid.find((event) => {
      if (nameOf(event) !== name || event.id !== record.eventId) return false;
      return sameContent(event, type, payload.kept ? payload.data : recorded.get(name)?.data);
    });
    if (origin === undefined) {
      faults.push(`the ledger holds ${name} as nobody sent it`);
      continue;
    }
    accepted.set(name, origin);
    const receipt = (await ledger.receipts([keyOf(origin)])).get(eventKeyText(keyOf(origin)));
    if (receipt === undefined || recordNameText(receipt.name) !== name)
      faults.push(`${name} is recorded without its receipt`);
    if (!payload.kept) redacted.add(origin);
  }
  return { accepted, redacted, faults };
}

async function expectedEnd(
  event: WorldEvent,
  accepted: ReadonlyMap<string, AcceptedEvent>,
  { ledger }: Ports,
): Promise<Expected> {
  const { meaning } = event;
  if (!isValid(event)) {
    return meaning.valid
      ? { outcome: 'impossible' }
      : { outcome: 'quarantined', code: meaning.code, field: meaning.field };
  }
  const key = keyOf(event);
  const receipt = (await ledger.receipts([key])).get(eventKeyText(key));
  if (receipt === undefined) return { outcome: 'impossible: no receipt' };
  if (recordNameText(receipt.name) !== nameOf(event)) return { outcome: 'conflict', code: 'id_reused' };
  const holder = accepted.get(nameOf(event));
  if (holder === undefined) return { outcome: 'impossible: a receipt without its record' };
  if (sameContent(event, holder.type, holder.data)) {
    return { outcome: holder.id === event.id ? 'accepted' : 'duplicate' };
  }
  return { outcome: 'conflict', code: holder.id === event.id ? 'id_reused' : 'conflict' };
}

/** What comes after its revision was redacted cannot be compared with it: its own event is known, any other is put aside. */
function endAfterRedaction(
  event: WorldEvent,
  accepted: ReadonlyMap<string, AcceptedEvent>,
  redacted: ReadonlySet<AcceptedEvent>,
): readonly Expected[] {
  const holder = isValid(event) ? accepted.get(nameOf(event)) : undefined;
  if (holder === undefined || !redacted.has(holder)) return [];
  return [holder.id === event.id ? { outcome: 'accepted' } : { outcome: 'conflict', code: 'redacted' }];
}

async function endFaults(entry: Sent, possible: readonly Expected[], { ledger, quarantine }: Ports) {
  const faults: string[] = [];
  const item = await quarantine.get(entry.busId);
  const [first = { outcome: 'impossible' }] = possible;
  const expected = possible.find(({ code }) => code === item?.code) ?? first;
  for (const { outcome, code } of entry.reported) {
    if (possible.some((each) => each.outcome === outcome && each.code === code)) continue;
    faults.push(`${outcome} ${code ?? ''} was reported, it is ${expected.outcome} ${expected.code ?? ''}`);
  }
  if (entry.reported.length === 0) faults.push('no outcome was ever reported');
  if (expected.code === undefined) {
    if (item !== undefined) faults.push(`it is ${expected.outcome}, yet quarantined: ${item.reason}`);
    const answer = await findReceipt({ key: keyOf(entry.event) }, () => true, { ledger, quarantine });
    if (answer.outcome === 'accepted' && answer.known === undefined)
      faults.push('its receipt does not say when it became known');
    const isConflictToo = expected.outcome === 'duplicate' && answer.outcome === 'conflict';
    if (answer.outcome !== expected.outcome && !isConflictToo) faults.push(`its sender is told ${answer.outcome}`);
    return faults;
  }
  if (item === undefined) faults.push('it is not in quarantine');
  else if (item.code !== expected.code) faults.push(`it is in quarantine as ${item.code}`);
  else if (
    expected.field !== undefined &&
    item.redacted === undefined &&
    !item.faults.some(({ field }) => field === expected.field)
  ) {
    faults.push(`its quarantine record does not name ${expected.field}: ${item.reason}`);
  }
  const answer = await findReceipt({ busId: entry.busId }, () => true, { ledger, quarantine });
  if (answer.outcome !== expected.outcome) faults.push(`by its bus id its sender is told ${answer.outcome}`);
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
