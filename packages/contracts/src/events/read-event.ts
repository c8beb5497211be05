import type { KindName } from '@counterweight/domain/kinds';
import { sourceOf } from '@counterweight/domain/values';
import { type CloudEvent, cloudEventSchema } from './cloud-event.ts';
import type { RecordName } from './event-contract.ts';
import { type Fault, faultsOf } from './faults.ts';
import { contractFor } from './registry.ts';

export type EventReading =
  | { readonly ok: true; readonly event: CloudEvent; readonly name: RecordName<KindName> }
  | {
      readonly ok: false;
      readonly code: 'invalid_event' | 'unknown_type' | 'unknown_version' | 'not_permitted';
      readonly faults: readonly Fault[];
    };

/**
 * Reads one event as ingest will: its attributes, its type, its data, and whose entity it names. What passes here is
 * refused later only for its size, its sender, or a conflict with what is recorded.
 */
export function readEvent(value: unknown): EventReading {
  const parsed = cloudEventSchema.safeParse(value);
  if (!parsed.success) return { ok: false, code: 'invalid_event', faults: faultsOf(parsed.error.issues, '') };
  const event = parsed.data;
  const lookup = contractFor(event.type);
  if (!lookup.found) {
    const message = `${event.type} is not known; allowed: ${lookup.allowed.join(', ')}`;
    return { ok: false, code: lookup.code, faults: [{ field: 'type', message }] };
  }
  const reading = lookup.contract.read(event.data);
  if (!reading.ok) return { ok: false, code: 'invalid_event', faults: reading.faults };
  const owner = sourceOf(reading.name.entity);
  if (owner !== event.source) {
    const message = `belongs to ${owner}, and only that source revises it; this event's source is ${event.source}`;
    return { ok: false, code: 'not_permitted', faults: [{ field: 'data.entity', message }] };
  }
  return { ok: true, event, name: reading.name };
}
