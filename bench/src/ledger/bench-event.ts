import { contractFor, type RecordName } from '@counterweight/contracts/events';

/** The account that sends everything here. */
export const ACCOUNT = '000000000000';

/** An event as it is published; importers plan such. */
export interface BenchEvent {
  readonly type: string;
  readonly id: string;
  readonly source: string;
  readonly data: { readonly revision: number; readonly [member: string]: unknown };
}

/** The message in which a queue delivers an event. */
export function messageOf(event: BenchEvent) {
  const { id, source, type } = event;
  const detail = { specversion: '1.0', ...event };
  return { messageId: id, body: JSON.stringify({ id, account: ACCOUNT, source, 'detail-type': type, detail }) };
}

/** The record that an event is, and with it its entity. Throws an Error on an event that no contract takes. */
export function recordOf({ id, type, data }: BenchEvent): RecordName {
  const lookup = contractFor(type);
  const reading = lookup.found ? lookup.contract.read(data) : undefined;
  if (!reading?.ok) throw new Error(`no contract takes ${id}`);
  return reading.name;
}

/** The next revision of an event, which says other numbers and titles. */
export function correct(event: BenchEvent): BenchEvent {
  const data: BenchEvent['data'] = JSON.parse(JSON.stringify(event.data), (name, value: unknown) => {
    if ((name === 'launched' || name === 'destroyed') && typeof value === 'number') return value + 1;
    if (name === 'title' && typeof value === 'string') return `*${value.slice(1)}`;
    if (name === 'amount' && typeof value === 'string')
      return value.replace(/\d/, (digit) => `${(Number(digit) % 9) + 1}`);
    return value;
  });
  return { ...event, id: `${event.id}.corrected`, data: { ...data, revision: event.data.revision + 1 } };
}
