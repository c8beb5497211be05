import type { KindName } from '@counterweight/domain/kinds';
import { type Day, sourceOf } from '@counterweight/domain/values';
import { type CloudEvent, cloudEventSchema } from './cloud-event.ts';
import { dateFaults } from './date-faults.ts';
import { directionMarks } from './direction-marks.ts';
import type { RecordName } from './event-contract.ts';
import { type Fault, faultsOf } from './faults.ts';
import { jsonFaults } from './json-faults.ts';
import { contractFor } from './registry.ts';

/** Why an event cannot be recorded. */
export interface InvalidEvent {
  readonly ok: false;
  readonly code: 'invalid_event' | 'unknown_type' | 'unknown_version' | 'not_permitted';
  readonly faults: readonly Fault[];
}

export type EventReading =
  | {
      readonly ok: true;
      readonly event: CloudEvent;
      readonly name: RecordName<KindName>;
      readonly status: 'live' | 'retracted';
    }
  | InvalidEvent;

/**
 * Validates an event: its attributes, its type, its data, and whose entity it names. The API's door, ingest and the
 * publisher all end in it, and nothing else validates; it throws at nothing that was read from JSON. `checkSender` is asked
 * once the attributes are known; without `today` no date lies too far ahead.
 */
export function readEvent(
  value: unknown,
  checkSender?: (event: CloudEvent) => InvalidEvent | undefined,
  today?: Day,
): EventReading {
  const malformed = jsonFaults(value);
  if (malformed.length > 0) return { ok: false, code: 'invalid_event', faults: malformed };
  return readWellFormedEvent(value, checkSender, today);
}

/** As `readEvent`, of a value that `jsonFaults` has found nothing in. */
export function readWellFormedEvent(
  value: unknown,
  checkSender: (event: CloudEvent) => InvalidEvent | undefined = () => undefined,
  today?: Day,
): EventReading {
  const parsed = cloudEventSchema.safeParse(value);
  if (!parsed.success) return { ok: false, code: 'invalid_event', faults: faultsOf(parsed.error.issues, '') };
  const event = parsed.data;
  const refused = checkSender(event);
  if (refused !== undefined) return refused;
  const lookup = contractFor(event.type);
  if (!lookup.found) {
    const [is, allowed] = [event.type.slice(0, 100), lookup.allowed.join(', ')];
    const said = lookup.code === 'unknown_version' ? 'a version that is not taken; taken:' : 'no type; most like it:';
    return invalid(lookup.code, 'type', `${is} is ${said} ${allowed}`);
  }
  const reading = lookup.contract.read(event.data);
  if (!reading.ok) return { ok: false, code: 'invalid_event', faults: reading.faults };
  const faults = [...directionMarks(event), ...dateFaults(event.data, today)];
  if (faults.length > 0) return { ok: false, code: 'invalid_event', faults };
  const { name } = reading;
  const owner = sourceOf(name.entity);
  if (owner !== event.source) {
    return invalid('not_permitted', 'data.entity', `belongs to ${owner}, and only that source revises it`);
  }
  return { ok: true, event, name, status: lookup.contract.status };
}

/** An event that is refused for one field. */
export function invalid(code: InvalidEvent['code'], field: string, message: string): InvalidEvent {
  return { ok: false, code, faults: [{ field, message }] };
}
