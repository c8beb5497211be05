import type { MeasuredUse, Measurement } from './measurement.ts';
import { prices } from './prices.ts';

/** One thing that a month is billed for. */
export interface Line {
  readonly what: string;
  /** In the price's own unit. */
  readonly quantity: number;
  readonly price: keyof typeof prices;
}

const MILLION = 1e6;
const GB = 1e9;
const SECONDS = 30 * 86_400;
const SWEEPS = 30 * 96;
const VERIFICATIONS = 30;
/** Of the compactor and of the closing of days, every five minutes each. */
const UPKEEP_RUNS = 2 * 30 * 288;
/** Lambda keeps five long polls of twenty seconds open on an idle queue. */
const IDLE_RECEIVES = 5 * (SECONDS / 20);
/** A poller takes, and deletes, ten messages at a time. */
const QUEUE_BATCH = 10;
/** What the platform writes of each invocation, and the front door of each request, in JSON. */
const PLATFORM_LOG_BYTES = 600;
const ACCESS_LOG_BYTES = 300;
/** Of metric-names.ts, each once for every outcome it can have. */
const CUSTOM_METRICS = 19;
/** X-Ray's default rule: the first request of each second, and of the others one in twenty. */
const SAMPLED = 0.05;

/** From here on events come so close together that they share batches: about as many a second as were measured together. */
const TOGETHER_FROM = 10 * MILLION;
const LAMBDA_MS = 15 * 60_000;

export function linesOfEvents(events: number, measured: Measurement): readonly Line[] {
  const use = events < TOGETHER_FROM ? measured.alone : measured.together;
  const batch = use.of / invocations(use, ['Ingest']);
  const own = invocations(use, ['Ingest', 'Projector']) / use.of;
  return [
    line('record and project: write units', (events * total(use, 'write')) / use.of / MILLION, 'dynamodbWrite'),
    line('record and project: read units', (events * total(use, 'read')) / use.of / MILLION, 'dynamodbRead'),
    line('ingest and projector: invocations', (events * own) / MILLION, 'lambdaRequest'),
    line('ingest and projector: duration', (events * gbSeconds(use, measured)) / use.of / MILLION, 'lambdaDuration'),
    line('bus', events / MILLION, 'eventBridge'),
    line('archive', (events * measured.eventBytes) / GB, 'eventArchive'),
    line('ingest queue', (events * (1 + 2 / Math.min(batch, QUEUE_BATCH))) / MILLION, 'sqs'),
    line('logs', (events * (logBytes(use) / use.of + own * PLATFORM_LOG_BYTES)) / GB, 'logs'),
    line('traces', tracesOf(events * own, 2) / MILLION, 'trace'),
    line('kept for good: tables and indexes', (events * keptBytes(measured)) / GB, 'dynamodbStorage'),
  ];
}

/** As many events as a verification could take within its fifteen minutes, at the pace that was measured. */
export function verifiedAtMost({ verify }: Measurement): number {
  return LAMBDA_MS / (milliseconds(verify) / verify.of);
}

/** What looks after the events: sweeps see each once, a verification sees all. What could not finish is left out. */
export function linesOfCare(events: number, measured: Measurement): readonly Line[] {
  const { sweep, verify } = measured;
  const verified = (events / 2) * VERIFICATIONS;
  const share = (use: MeasuredUse, of: number, per: (use: MeasuredUse) => number) => (of * per(use)) / use.of;
  const seconds = (use: MeasuredUse) => gbSeconds(use, measured);
  const sweeps = [
    line('sweeps: read units', share(sweep, events, (use) => total(use, 'read')) / MILLION, 'dynamodbRead'),
    line('sweeps: duration', share(sweep, events, seconds) / MILLION, 'lambdaDuration'),
  ];
  if (events > verifiedAtMost(measured)) return sweeps;
  return [
    ...sweeps,
    line('verification: read units', share(verify, verified, (use) => total(use, 'read')) / MILLION, 'dynamodbRead'),
    line('verification: duration', share(verify, verified, seconds) / MILLION, 'lambdaDuration'),
  ];
}

/** Of views that the CDN could not answer a share `missed` reaches the API. */
export function linesOfViews(views: number, missed: number, measured: Measurement): readonly Line[] {
  const { warmView } = measured;
  const asked = views * missed;
  return [
    line('CDN: transfer', (views * warmView.bytes) / GB, 'cdnTransfer'),
    line('front door', asked / MILLION, 'httpApi'),
    line('API: invocations', asked / MILLION, 'lambdaRequest'),
    line('API: duration', (asked * gbSeconds(warmView, measured)) / warmView.of / MILLION, 'lambdaDuration'),
    line('API: read units', (asked * total(warmView, 'read')) / warmView.of / MILLION, 'dynamodbRead'),
    line('logs', (asked * (ACCESS_LOG_BYTES + PLATFORM_LOG_BYTES)) / GB, 'logs'),
    line('traces', tracesOf(asked, 1) / MILLION, 'trace'),
  ];
}

/** What a month costs in which nothing happens. */
export function linesOfNothing({ alarmMetrics }: Measurement): readonly Line[] {
  return [
    line('metrics of our own', CUSTOM_METRICS, 'metric'),
    line('alarms', alarmMetrics, 'alarm'),
    line('dashboard', 1, 'dashboard'),
    line('key that signs checkpoints', 1, 'signingKey'),
    line('polling the empty queue', IDLE_RECEIVES / MILLION, 'sqs'),
    line('runs by schedule', (SWEEPS + VERIFICATIONS + UPKEEP_RUNS) / MILLION, 'lambdaRequest'),
  ];
}

export function usd({ quantity, price }: Line): number {
  return quantity * prices[price].usd;
}

export function sumUsd(lines: readonly Line[]): number {
  return lines.reduce((sum, each) => sum + usd(each), 0);
}

function line(what: string, quantity: number, price: Line['price']): Line {
  return { what, quantity, price };
}

function total({ dynamodb }: MeasuredUse, units: 'read' | 'write'): number {
  return Object.values(dynamodb).reduce((sum, each) => sum + each[units], 0);
}

function invocations({ functions }: MeasuredUse, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + (functions[name]?.invocations ?? 0), 0);
}

function gbSeconds({ functions }: MeasuredUse, { memoryMb }: Measurement): number {
  const each = Object.entries(functions);
  return each.reduce((sum, [name, { ms }]) => sum + ((ms / 1000) * (memoryMb[name] ?? 0)) / 1024, 0);
}

function logBytes({ functions }: MeasuredUse): number {
  return Object.values(functions).reduce((sum, each) => sum + each.logBytes, 0);
}

function milliseconds({ functions }: MeasuredUse): number {
  return Object.values(functions).reduce((sum, { ms }) => sum + ms, 0);
}

/** Of one event, in the ledger's table and its index. */
export function keptBytes({ stored, verify }: Measurement): number {
  return stored / verify.of;
}

/** Spread evenly over the month and over so many functions. */
function tracesOf(requests: number, functions: number): number {
  const first = Math.min(requests, SECONDS * functions);
  return first + (requests - first) * SAMPLED;
}
