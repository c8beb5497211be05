import type { CloudEvent, SentEvent } from '@counterweight/contracts/events';

/** Where the API hands over events it has checked. */
export interface EventSink {
  /** One result an event, in order; their records name whom they were `sentFor`. Never throws for what one event did. */
  publish(events: readonly CloudEvent[], sentFor: string): Promise<readonly SentEvent[]>;
}
