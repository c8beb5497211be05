import { createHash } from 'node:crypto';
import { type CloudEvent, sha256 } from '@counterweight/contracts/events';
import { daySchema } from '@counterweight/domain/values';
import {
  API_ENVELOPE_SOURCE,
  type BudgetRules,
  type Clock,
  closeDay,
  type EntityRef,
  type EventSink,
  handleQueueBatch,
  type IngestResult,
  project,
  sendersOf,
  type TokenGrant,
  writeTokenText,
} from '@counterweight/ledger';
import { createMemoryAdapter } from '@counterweight/ledger/testing';
import { z } from 'zod';
import { createApp } from '../src/index.ts';

const GENEROUS: BudgetRules = {
  ...{ perMinute: 100_000, burstMinutes: 10, rowsPerEvent: 100 },
  ...{ revisionsPerMinute: 10_000, linksPerMinute: 10_000, unlimited: [] },
};
const ACCOUNT = '000000000000';
const MS_PER_DAY = 86_400_000;

const entitySchema = z.object({ data: z.object({ entity: z.string() }) });

interface WorldOptions {
  readonly today?: string;
  /** The ranks that sources have where the journal begins. */
  readonly precedence?: Readonly<Record<string, number>>;
  readonly countsUnranked?: boolean;
  readonly budgetRules?: BudgetRules;
}

/**
 * The app over the in-memory ports, with a bus that holds events until they are delivered to the real ingest and
 * projection. The clock stands still until moved.
 */
export function createWorld(options: WorldOptions = {}) {
  const { today = '2026-03-10', countsUnranked = true, budgetRules = GENEROUS } = options;
  const precedence = { ranks: new Map(Object.entries(options.precedence ?? {})), countsUnranked };
  let nowMs = Date.parse(`${today}T12:00:00Z`);
  let waits = 0;
  let midnightPassed = false;
  const clock: Clock = {
    now: () => nowMs,
    backOff: async () => {
      waits += 1;
    },
  };
  const adapter = createMemoryAdapter();
  let salts = 0;
  const waiting: string[] = [];
  const newSalt = () => (salts++).toString(16).padStart(32, '0');
  const deps = { ...adapter, clock, newSalt };
  const budgeting = {
    budgets: adapter.budgets,
    rules: budgetRules,
    waiting: { add: async (body: string) => void waiting.push(body) },
  };
  const senders = sendersOf({ apiAccount: ACCOUNT, accounts: [{ account: ACCOUNT, sources: ['*'] }] });
  const bus: { busId: string; body: string; ref: string | undefined }[] = [];
  const refused = new Map<string, string>();
  const errors: unknown[] = [];
  let sent = 0;

  const put = (event: unknown, type: string, envelopeSource: string, resources: readonly string[] = []): string => {
    sent += 1;
    const busId = `bus-${sent}`;
    const envelope = {
      id: busId,
      account: ACCOUNT,
      source: envelopeSource,
      'detail-type': type,
      detail: event,
      resources,
    };
    bus.push({ busId, body: JSON.stringify(envelope), ref: entitySchema.safeParse(event).data?.data.entity });
    return busId;
  };
  const sink: EventSink = {
    publish: async (events, sentFor) =>
      events.map((event) => {
        const message = refused.get(event.id);
        if (message !== undefined) return { outcome: 'failed', code: 'ThrottlingException', message };
        return { outcome: 'sent', busId: put(event, event.type, API_ENVELOPE_SOURCE, [sentFor]) };
      }),
  };
  const app = createApp({ ...deps, sink, precedence, budgetRules, onError: (error) => errors.push(error) });

  /** Ingests what the bus holds, without projecting it. */
  const ingestAll = async (): Promise<readonly IngestResult[]> => {
    const deliveries = bus.splice(0).map(({ busId, body }) => ({ messageId: busId, body }));
    return (await handleQueueBatch(deliveries, { ...deps, senders, budgeting })).results;
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
    /** Messages of events over budget. */
    waiting,
    waits: () => waits,
    /** Makes the bus fail for an event. */
    refuse: (id: string, message: string) => refused.set(id, message),
    put,
    ingestAll,
    projectAll,
    moveTo(day: string) {
      nowMs = Date.parse(`${day}T12:00:00Z`);
      midnightPassed = true;
    },
    passMs(ms: number) {
      nowMs += ms;
    },
    nextDay() {
      nowMs += MS_PER_DAY;
      midnightPassed = true;
    },
    /** Runs the schedule that closes days, when a midnight has passed since it last ran. */
    async runSchedule() {
      if (midnightPassed) await closeDay(deps);
      midnightPassed = false;
    },
    /** Sends events as their own source would, and makes them visible. */
    async publish(...events: readonly CloudEvent[]) {
      for (const event of events) put(event, event.type, event.source);
      const results = await ingestAll();
      await projectAll();
      return results;
    },
    /** Lets the holder of `tokenOf(name)` speak for these sources. */
    async allow(name: string, ...sources: readonly string[]) {
      await adapter.tokens.put(grantOf(name, sources, nowMs));
    },
    /** The same, until a day begins. */
    async allowUntil(day: string, name: string, ...sources: readonly string[]) {
      await adapter.tokens.put({ ...grantOf(name, sources, nowMs), expiresOn: daySchema.parse(day) });
    },
    /** Takes `tokenOf(name)` back. */
    async revoke(name: string) {
      await adapter.tokens.revoke(partsOf(name).id, { at: new Date(nowMs).toISOString(), reason: 'found in a log' });
    },
  };
}
export type World = ReturnType<typeof createWorld>;

/** The token that goes by a name in a test. */
export function tokenOf(name: string): string {
  return writeTokenText(partsOf(name));
}

function partsOf(name: string) {
  const hash = createHash('sha256').update(name).digest();
  return { id: hash.toString('hex').slice(0, 16), secret: hash.toString('base64url') };
}

function grantOf(name: string, sources: readonly string[], nowMs: number): TokenGrant {
  const { id, secret } = partsOf(name);
  return { id, name, sha256: sha256(secret), sources, createdAt: new Date(nowMs).toISOString() };
}

/** A GET with the body read as JSON, or as text when it is none. */
export async function get(world: World, path: string, headers: Record<string, string> = {}) {
  await world.runSchedule();
  const response = await world.app.request(path, { headers });
  return readAnswer(response);
}

/** A POST of events. */
export async function post(
  world: World,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {
    authorization: `Bearer ${tokenOf('secret')}`,
    'content-type': 'application/json',
  },
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
