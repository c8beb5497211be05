import type { SentEvent } from '@counterweight/contracts/events';
import type { BusEntry, BusEntryResult, PutEventsPort } from './put-events-port.ts';

/** Codes that say "not now". Every other code would be the same next time. */
const TRANSIENT_CODES: ReadonlySet<string> = new Set([
  'InternalException',
  'InternalFailure',
  'InternalServerError',
  'RequestLimitExceeded',
  'RequestTimeout',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TimeoutError',
  'TooManyRequestsException',
]);

const CONNECTION_CODES = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)/;

export interface BatchOptions {
  readonly maxTries: number;
  /** Waits before try `attempt + 1`; `attempt` counts from 1. */
  readonly backOff: (attempt: number) => Promise<void>;
  /** Whether there is no time left for another request. */
  readonly isOver: () => boolean;
}

/**
 * Sends one request's worth of entries. A 200 may still hold failed entries: those, and only those, are sent again
 * while their code is transient. One outcome per entry, in order; never throws.
 */
export async function sendBatch(
  entries: readonly BusEntry[],
  port: PutEventsPort,
  options: BatchOptions,
): Promise<readonly SentEvent[]> {
  const outcomes: SentEvent[] = entries.map(() => failure('NotSent', 'no attempt was made'));
  let pending = entries.map((entry, index) => ({ entry, index }));
  for (let attempt = 1; pending.length > 0; attempt += 1) {
    if (options.isOver()) {
      for (const { index } of pending) outcomes[index] = outOfTime;
      break;
    }
    const results = await putOnce(
      pending.map(({ entry }) => entry),
      port,
    );
    const retried: typeof pending = [];
    for (const [at, item] of pending.entries()) {
      const { outcome, transient } = results[at] ?? unanswered;
      outcomes[item.index] = outcome;
      if (transient) retried.push(item);
    }
    if (attempt >= options.maxTries) break;
    pending = retried;
    if (pending.length > 0 && !options.isOver()) await options.backOff(attempt);
  }
  return outcomes;
}

interface Attempt {
  readonly outcome: SentEvent;
  readonly transient: boolean;
}

const unanswered: Attempt = {
  outcome: failure('NoAnswer', 'the bus gave no result for this entry'),
  transient: true,
};

const outOfTime = failure('OutOfTime', 'the time of the request was over before it could be handed over');

async function putOnce(entries: readonly BusEntry[], port: PutEventsPort): Promise<readonly Attempt[]> {
  try {
    return (await port.putEvents(entries)).map(attemptOf);
  } catch (error) {
    const attempt = { outcome: failure(codeOf(error), messageOf(error)), transient: isTransient(error) };
    return entries.map(() => attempt);
  }
}

function attemptOf({ EventId, ErrorCode, ErrorMessage }: BusEntryResult): Attempt {
  if (ErrorCode !== undefined) {
    return { outcome: failure(ErrorCode, ErrorMessage ?? ErrorCode), transient: TRANSIENT_CODES.has(ErrorCode) };
  }
  if (EventId === undefined) return unanswered;
  return { outcome: { outcome: 'sent', busId: EventId }, transient: false };
}

function failure(code: string, message: string): SentEvent {
  return { outcome: 'failed', code, message };
}

function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('$fault' in error && error.$fault === 'server') return true;
  const code = codeOf(error);
  return TRANSIENT_CODES.has(code) || CONNECTION_CODES.test(code);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UnknownError';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
