import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { type CloudEvent, MAX_EVENT_BYTES, readEvent } from '@counterweight/contracts/events';
import { batchBySize, entryBytes } from './batch-entries.ts';
import type { PublishOutcome, SendOutcome } from './publish-outcome.ts';
import { type BusEntry, eventBridgePort, type PutEventsPort } from './put-events-port.ts';
import { runBounded } from './run-bounded.ts';
import { sendBatch } from './send-batch.ts';

export interface PublisherOptions {
  readonly client: EventBridgeClient | PutEventsPort;
  readonly busName: string;
  /** The envelope's source; the event's own unless told. */
  readonly envelopeSource?: string;
  /** Requests under way at once; 4 unless told. */
  readonly concurrency?: number;
  /** Times an entry is sent at most; 6 unless told. */
  readonly maxTries?: number;
  /** Waits after try `attempt` (from 1); full jitter over a doubling ceiling unless told. */
  readonly backOff?: (attempt: number) => Promise<void>;
}

export interface PublishOptions {
  /** Called as events get their outcome: how many have one, of how many. */
  readonly onProgress?: (done: number, of: number) => void;
}

export interface Publisher {
  /**
   * Validates and sends events; one outcome per event, in order. Safe to repeat: the ledger knows an event it has seen.
   * Never throws for an event or for the bus.
   */
  publish(events: readonly unknown[], options?: PublishOptions): Promise<readonly PublishOutcome[]>;
}

/** A publisher of events to one bus. */
export function createPublisher(options: PublisherOptions): Publisher {
  const { client, concurrency = 4, maxTries = 6, backOff = jitteredBackOff } = options;
  const port = 'send' in client ? eventBridgePort(client) : client;
  return {
    async publish(events, { onProgress } = {}) {
      const outcomes = new Map<number, PublishOutcome>();
      const settle = (index: number, outcome: PublishOutcome) => outcomes.set(index, outcome);
      const ready = events.flatMap((event, index) => {
        const prepared = prepareEntry(event, options);
        if (!('entry' in prepared)) settle(index, prepared);
        return 'entry' in prepared ? [{ index, ...prepared }] : [];
      });
      if (outcomes.size > 0 && ready.length === 0) onProgress?.(outcomes.size, events.length);
      const batches = batchBySize(ready, ({ bytes }) => bytes);
      await runBounded(batches, concurrency, async (batch) => {
        const entries = batch.map(({ entry }) => entry);
        const results = await sendBatch(entries, port, { maxTries, backOff });
        for (const [at, { index }] of batch.entries()) settle(index, results[at] ?? notSent);
        onProgress?.(outcomes.size, events.length);
      });
      return events.map((_, index) => outcomes.get(index) ?? notSent);
    },
  };
}

/** A publisher for events already known to be well-formed, as the API's port has it: what is refused here has failed. */
export function asSink(publisher: Publisher): {
  publish(events: readonly CloudEvent[]): Promise<readonly SendOutcome[]>;
} {
  return {
    async publish(events) {
      const outcomes = await publisher.publish(events);
      return outcomes.map((outcome) => {
        if (outcome.outcome !== 'refused') return outcome;
        const message = outcome.errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
        return { outcome: 'failed', code: 'invalid_event', message };
      });
    },
  };
}

const notSent: SendOutcome = { outcome: 'failed', code: 'NotSent', message: 'no attempt was made' };

type Prepared =
  | { readonly entry: BusEntry; readonly bytes: number }
  | { readonly outcome: 'refused'; readonly errors: readonly { field: string; message: string }[] };

function prepareEntry(value: unknown, { busName, envelopeSource }: PublisherOptions): Prepared {
  const reading = readEvent(value);
  if (!reading.ok) return { outcome: 'refused', errors: reading.faults };
  const { event } = reading;
  const entry = {
    EventBusName: busName,
    Source: envelopeSource ?? event.source,
    DetailType: event.type,
    Detail: JSON.stringify(event),
    ...(event.time === undefined ? {} : { Time: new Date(event.time) }),
  };
  const bytes = entryBytes(entry);
  if (bytes <= MAX_EVENT_BYTES) return { entry, bytes };
  const message = `${bytes} bytes as the bus counts them; at most ${MAX_EVENT_BYTES} are taken`;
  return { outcome: 'refused', errors: [{ field: 'data', message }] };
}

function jitteredBackOff(attempt: number): Promise<void> {
  const ceilingMs = Math.min(5000, 50 * 2 ** attempt);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * ceilingMs));
}
