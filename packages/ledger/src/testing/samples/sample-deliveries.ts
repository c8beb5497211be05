import { z } from 'zod';
import type { Delivery } from '../../ingest/read-delivery.ts';
import { sendersOf } from '../../ingest/senders.ts';
import type { Clock } from '../../ports/clock.ts';
import { createMemoryAdapter, type MemoryAdapterOptions } from '../memory/memory-adapter.ts';

/** An account that may speak for `desk` and `other`. */
const SAMPLE_ACCOUNT = '111111111111';

const sampleDataSchema = z.looseObject({ strike: z.looseObject({}).optional() });
export type SampleData = z.infer<typeof sampleDataSchema>;

export interface SampleEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly data: SampleData;
}

/** A valid report of a salvo; `strike` replaces parts of it. */
export function sampleReport(
  given: { source?: string; local?: string; revision?: number; id?: string; strike?: Record<string, unknown> } = {},
): SampleEvent {
  const { source = 'desk', local = 's1', revision = 1, strike = {} } = given;
  const data = {
    entity: `${source}:${local}`,
    revision,
    sources: [{ publisher: 'A newspaper', title: 'A report' }],
    strike: {
      window: { start: '2024-01-09T18:00', end: '2024-01-10T06:00', zone: 'Europe/Kyiv' },
      claimant: 'ua-air-force',
      weapons: [{ name: 'Shahed-136' }],
      counts: { launched: 10, destroyed: 8 },
      aimed_at: [{ precision: 'country', country: 'UA' }],
      ...strike,
    },
  };
  return { id: given.id ?? `${local}-${revision}`, source, type: 'counterweight.strike.reported.v1', data };
}

/** A valid retraction of a salvo. */
export function sampleRetraction(local: string, revision: number): SampleEvent {
  const sources = [{ publisher: 'A newspaper', title: 'A correction' }];
  const data = { entity: `desk:${local}`, revision, sources, reason: 'counted twice' };
  return { id: `${local}-${revision}`, source: 'desk', type: 'counterweight.strike.retracted.v1', data };
}

/** The event as the queue delivers it; `envelope` and `detail` replace parts. Message and bus ids follow the event's. */
export function sampleDelivery(
  event: SampleEvent,
  change: { busId?: string; envelope?: Record<string, unknown>; detail?: Record<string, unknown> } = {},
): Delivery {
  const { id, source, type, data } = event;
  const busId = change.busId ?? `bus-${id}`;
  const detail = { specversion: '1.0', id, source, type, data, ...change.detail };
  const envelope = { id: busId, account: SAMPLE_ACCOUNT, source, 'detail-type': type, detail, ...change.envelope };
  return { messageId: `message-${busId}`, body: JSON.stringify(envelope) };
}

/** 10 January 2024, noon UTC. */
export const SAMPLE_NOW_MS = Date.UTC(2024, 0, 10, 12);

/** A clock that stands where it is put and waits for nobody; `waited` counts its back-offs. */
export function createStandingClock(nowMs = SAMPLE_NOW_MS): Clock & { nowMs: number; waited: number } {
  const clock = {
    nowMs,
    waited: 0,
    now: () => clock.nowMs,
    backOff: async () => {
      clock.waited += 1;
    },
  };
  return clock;
}

/** Everything that ingest and the projector need, in memory. */
export function createSampleDeps(options: MemoryAdapterOptions = {}) {
  const accounts = [{ account: SAMPLE_ACCOUNT, sources: ['desk', 'other'] }];
  const senders = sendersOf({ apiAccount: '999999999999', accounts });
  let salts = 0;
  const newSalt = () => (salts++).toString(16).padStart(32, '0');
  return { ...createMemoryAdapter(options), clock: createStandingClock(), senders, newSalt };
}
