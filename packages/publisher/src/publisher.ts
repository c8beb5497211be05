import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { type CloudEvent, MAX_EVENT_BYTES, readEvent, type SentEvent } from '@counterweight/contracts/events';
import { batchBySize, entryBytes } from './batch-entries.ts';
import type { PublishOutcome } from './publish-outcome.ts';
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
  /** Milliseconds since any beginning; the system's clock unless told. */
  readonly now?: () => number;
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
  /** Like `publish`, for events that were validated already. */
  send(events: readonly CloudEvent[], options?: SendOptions): Promise<readonly PublishOutcome[]>;
}

export interface SendOptions {
  /** Go into the envelopes. */
  readonly resources?: readonly string[];
  /** No request begins later than so long after the call: what is left has failed as `OutOfTime` and was not sent. */
  readonly withinMs?: number;
}

/** A publisher of events to one bus. */
export function createPublisher(options: PublisherOptions): Publisher {
  const { client, concurrency = 4, maxTries = 6, backOff = jitteredBackOff, now = Date.now } = options;
  const port = 'send' in client ? eventBridgePort(client) : client;
  const sendAll = async (
    prepared: readonly Prepared[],
    { onProgress, withinMs }: PublishOptions & SendOptions = {},
  ) => {
    const endMs = withinMs === undefined ? Number.POSITIVE_INFINITY : now() + withinMs;
    const outcomes = new Map<number, PublishOutcome>();
    const ready = prepared.flatMap((each, index) => {
      if (!('entry' in each)) outcomes.set(index, each);
      return 'entry' in each ? [{ index, ...each }] : [];
    });
    if (outcomes.size > 0 && ready.length === 0) onProgress?.(outcomes.size, prepared.length);
    const batches = batchBySize(ready, ({ bytes }) => bytes);
    await runBounded(batches, concurrency, async (batch) => {
      const entries = batch.map(({ entry }) => entry);
      const results = await sendBatch(entries, port, { maxTries, backOff, isOver: () => now() >= endMs });
      for (const [at, { index }] of batch.entries()) outcomes.set(index, results[at] ?? notSent);
      onProgress?.(outcomes.size, prepared.length);
    });
    return prepared.map((_, index) => outcomes.get(index) ?? notSent);
  };
  return {
    publish: (events, { onProgress } = {}) =>
      sendAll(
        events.map((event) => prepareEvent(event, options)),
        { ...(onProgress === undefined ? {} : { onProgress }) },
      ),
    send: (events, sending = {}) =>
      sendAll(
        events.map((event) => prepareEntry(event, options, sending.resources)),
        sending,
      ),
  };
}

/** A publisher as the API's port for events it has validated: one that is refused for its size has failed. */
export function asSink(
  publisher: Publisher,
  { withinMs }: Pick<SendOptions, 'withinMs'> = {},
): {
  publish(events: readonly CloudEvent[], sentFor: string): Promise<readonly SentEvent[]>;
} {
  return {
    async publish(events, sentFor) {
      const outcomes = await publisher.send(events, {
        resources: [sentFor],
        ...(withinMs === undefined ? {} : { withinMs }),
      });
      return outcomes.map((outcome) => {
        if (outcome.outcome !== 'refused') return outcome;
        const message = outcome.errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
        return { outcome: 'failed', code: 'invalid_event', message };
      });
    },
  };
}

const notSent: SentEvent = { outcome: 'failed', code: 'NotSent', message: 'no attempt was made' };

type Prepared =
  | { readonly entry: BusEntry; readonly bytes: number }
  | { readonly outcome: 'refused'; readonly errors: readonly { field: string; message: string }[] };

function prepareEvent(value: unknown, options: PublisherOptions): Prepared {
  const reading = readEvent(value);
  return reading.ok ? prepareEntry(reading.event, options) : { outcome: 'refused', errors: reading.faults };
}

function prepareEntry(
  event: CloudEvent,
  { busName, envelopeSource }: PublisherOptions,
  resources: readonly string[] = [],
): Prepared {
  const entry = {
    EventBusName: busName,
    Source: envelopeSource ?? event.source,
    DetailType: event.type,
    Detail: JSON.stringify(event),
    ...(event.time === undefined ? {} : { Time: new Date(event.time) }),
    ...(resources.length === 0 ? {} : { Resources: [...resources] }),
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
