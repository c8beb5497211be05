import type { CloudEvent } from '@counterweight/contracts/events';

/** What the bus said of one event; `failed` is final, after the sink's own retries. */
export type SinkResult =
  | { readonly outcome: 'sent'; readonly busId: string }
  | { readonly outcome: 'failed'; readonly code: string; readonly message: string };

/** Where the API hands over events it has checked. */
export interface EventSink {
  /** One result an event, in order. Never throws for what one event did. */
  publish(events: readonly CloudEvent[]): Promise<readonly SinkResult[]>;
}
