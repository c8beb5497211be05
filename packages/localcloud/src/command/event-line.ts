import type { LocalCloudEvent } from '../runtime/log-event.ts';

/** What a terminal shows of an event; undefined for one that only measures. */
export function eventLine(event: LocalCloudEvent): string | undefined {
  switch (event.type) {
    case 'function.log':
      return `[${event.functionName}] ${event.line}`;
    case 'function.failed':
      return `[${event.functionName}] failed: ${event.errorType}: ${event.errorMessage}`;
    case 'resources.ignored':
      return `ignored: ${event.resourceType} (${event.why}): ${event.resources.join(', ')}`;
    case 'permission.missing':
      return `permission missing: ${event.role} may not ${event.action} on ${event.resource}`;
    case 'bus.unmatched':
      return `no rule of the bus ${event.bus} matches the event ${event.eventId} (${event.detailType})`;
    case 'target.undeliverable':
      return `not delivered to ${event.target} of the rule ${event.rule}: ${event.why}`;
    case 'messages.discarded':
      return `${event.mapping}: ${event.count} discarded: ${event.why}`;
    case 'batch.returned':
      return `${event.mapping}: ${event.failed} of ${event.of} returned, to be delivered again`;
    case 'internal.error':
      return `internal error in ${event.where}: ${String(event.error)}`;
    case 'function.finished':
    case 'permission.used':
      return undefined;
  }
}
