import { type CloudEvent, sha256 } from '@counterweight/contracts';
import type { Precedence } from '@counterweight/domain';
import {
  API_ENVELOPE_SOURCE,
  type Clock,
  createMemoryAdapter,
  type EntityRef,
  type EventSink,
  handleQueueBatch,
  type IngestResult,
  project,
  sendersOf,
} from '@counterweight/ledger';
import { z } from 'zod';
import { createApp } from '../src/index.ts';

const ACCOUNT = '000000000000';
const MS_PER_DAY = 86_400_000;

const entitySchema = z.object({ data: z.object({ entity: z.string() }) });

/**
 * The app over the in-memory ports, with a bus that holds events until they are delivered to the real ingest and
 * projection. The clock stands still until moved.
 */
export function createWorld(options: { readonly today?: string; readonly precedence?: Precedence } = {}) {
  const { today = '2026-03-10', precedence = {} } = options;
  let nowMs = Date.parse(`${today}T12:00:00Z`);
  let waits = 0;
  const clock: Clock = {
    now: () => nowMs,
    backOff: async () => {
      waits += 1;
    },
  };
  const adapter = createMemoryAdapter();
  const deps = { ...adapter, clock };
  const senders = sendersOf({ apiAccount: ACCOUNT, accounts: [{ account: ACCOUNT, sources: ['*'] }] });
  const bus: { busId: string; body: string; ref: string | undefined }[] = [];
  const refused = new Map<string, string>();
  const errors: unknown[] = [];
  let sent = 0;

  const put = (event: unknown, type: string, envelopeSource: string): string => {
    sent += 1;
    const busId = `bus-${sent}`;
    const envelope = { id: busId, account: ACCOUNT, source: envelopeSource, 'detail-type': type, detail: event };
    bus.push({ busId, body: JSON.stringify(envelope), ref: entitySchema.safeParse(event).data?.data.entity });
    return busId;
  };
  const sink: EventSink = {
    publish: async (events) =>
      events.map((event) => {
        const message = refused.get(event.id);
        if (message !== undefined) return { outcome: 'failed', code: 'ThrottlingException', message };
        return { outcome: 'sent', busId: put(event, event.type, API_ENVELOPE_SOURCE) };
      }),
  };
  const app = createApp({ ...deps, sink, precedence, onError: (error) => errors.push(error) });

  /** Ingests what the bus holds, without projecting it. */
  const ingestAll = async (): Promise<readonly IngestResult[]> => {
    const deliveries = bus.splice(0).map(({ busId, body }) => ({ messageId: busId, body }));
    return (await handleQueueBatch(deliveries, { ...deps, senders })).results;
  };
  /** Projects every entity with accepted records of today. */
  const projectAll = async () => {
    const refs: EntityRef[] = [];
    for await (const { kind, entity } of adapter.ledger.scan()) refs.push({ kind, entity });
    return project(refs, deps);
  };
  return {
    app,
    ...deps,
    errors,
    waits: () => waits,
    /** Makes the bus fail for an event. */
    refuse: (id: string, message: string) => refused.set(id, message),
    put,
    ingestAll,
    projectAll,
    moveTo(day: string) {
      nowMs = Date.parse(`${day}T12:00:00Z`);
    },
    nextDay() {
      nowMs += MS_PER_DAY;
    },
    /** Sends events as their own source would, and makes them visible. */
    async publish(...events: readonly CloudEvent[]) {
      for (const event of events) put(event, event.type, event.source);
      const results = await ingestAll();
      await projectAll();
      return results;
    },
    async allow(token: string, ...sources: readonly string[]) {
      const createdAt = new Date(nowMs).toISOString();
      await adapter.tokens.put({ id: `holder-of-${token}`, sha256: sha256(token), sources, createdAt });
    },
  };
}
export type World = ReturnType<typeof createWorld>;

/** A GET with the body read as JSON, or as text when it is none. */
export async function get(world: World, path: string, headers: Record<string, string> = {}) {
  const response = await world.app.request(path, { headers });
  return readAnswer(response);
}

/** A POST of events. */
export async function post(
  world: World,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { authorization: 'Bearer secret', 'content-type': 'application/json' },
) {
  return readAnswer(await world.app.request('/v1/events', { method: 'POST', body, headers }));
}

const anythingSchema = z.record(z.string(), z.unknown());

async function readAnswer(response: Response) {
  const text = await response.text();
  const isJson =
    response.headers.get('content-type')?.includes('json') && !response.headers.get('content-type')?.includes('ndjson');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text !== '' ? anythingSchema.parse(JSON.parse(text)) : {},
  };
}
