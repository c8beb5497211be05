import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { functionModel } from '../../../../test/fixtures/function-model.ts';
import { bornMs, streamMapping as mapping, streamRecord as record } from '../../../../test/fixtures/stream-records.ts';
import type { StreamRecord } from '../../../engine/stream-record.ts';
import { seededRandom } from '../../../runtime/random.ts';
import type { InvocationOutcome } from '../execution-environment.ts';
import type { Invocable } from '../function-pool.ts';
import type { DiscardedBatch } from './failure-message.ts';
import { failureMessage } from './failure-message.ts';
import { fittingItems } from './stream-batch.ts';
import { StreamDelivery, type StreamDeliveryOptions } from './stream-delivery.ts';

/** What the function does with the sequence numbers of one invocation: an error, failed ids, or nothing. */
type Behaviour = (numbers: readonly string[], call: number) => 'error' | readonly string[] | undefined;

async function deliver(behave: Behaviour, options: Partial<StreamDeliveryOptions> & { of?: string } = {}) {
  const calls: string[] = [];
  const advanced: string[] = [];
  const discarded: Omit<DiscardedBatch, 'lane' | 'streamArn'>[] = [];
  const invoke = async (payload: string): Promise<InvocationOutcome> => {
    const numbers = JSON.parse(payload).Records.map((each: StreamRecord) => each.dynamodb.SequenceNumber);
    calls.push(numbers.join(''));
    const answer = behave(numbers, calls.length);
    if (answer === 'error') return { ok: false, requestId: 'r', error: { errorType: 'Error', errorMessage: 'no' } };
    const batchItemFailures = (answer ?? []).map((itemIdentifier) => ({ itemIdentifier }));
    return { ok: true, requestId: 'r', payload: JSON.stringify({ batchItemFailures }) };
  };
  const pool: Invocable = { model: functionModel, size: 1, invoke };
  const delivery = new StreamDelivery({
    mapping,
    pool,
    advance: async (item) => void advanced.push(item.sequenceNumber),
    discard: async (batch) => void discarded.push(batch),
    now: () => bornMs + 1000,
    closing: new AbortController().signal,
    log: () => {},
    ...options,
  });
  const done = delivery.deliver(fittingItems([...(options.of ?? '1234')].map(record)));
  await vi.runAllTimersAsync();
  await done;
  return { calls, advanced, discarded };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

describe('a stream batch', () => {
  test('is done with one invocation when nothing fails', async () => {
    expect(await deliver(() => undefined)).toEqual({ calls: ['1234'], advanced: ['4'], discarded: [] });
  });

  test('comes again from the lowest reported record on', async () => {
    const { calls, advanced } = await deliver((_numbers, call) => (call === 1 ? ['4', '2'] : undefined));
    expect(calls).toEqual(['1234', '234']);
    expect(advanced).toEqual(['1', '4']);
  });

  test('comes again whole when the function throws, as often as it takes', async () => {
    const { calls, advanced } = await deliver((_numbers, call) => (call < 4 ? 'error' : undefined));
    expect(calls).toEqual(['1234', '1234', '1234', '1234']);
    expect(advanced).toEqual(['4']);
  });

  test('is halved around a poisonous record, which alone is discarded', async () => {
    const options = { mapping: { ...mapping, bisect: true, maximumRetryAttempts: 1 } };
    const { calls, discarded, advanced } = await deliver(
      (numbers) => (numbers.includes('3') ? 'error' : undefined),
      options,
    );
    expect(calls).toEqual(['1234', '12', '34', '3', '3', '4']);
    expect(discarded.map(({ items }) => items.map(({ sequenceNumber }) => sequenceNumber))).toEqual([['3']]);
    expect(advanced).toEqual(['2', '3', '4']);
  });

  test('is discarded whole after its last retry when it is not to be halved', async () => {
    const { calls, discarded } = await deliver(() => 'error', { mapping: { ...mapping, maximumRetryAttempts: 2 } });
    expect(calls).toHaveLength(3);
    expect(discarded).toMatchObject([{ condition: 'RetryAttemptsExhausted', invokeCount: 3 }]);
  });

  test('counts retries anew after progress', async () => {
    const options = { mapping: { ...mapping, maximumRetryAttempts: 1 } };
    const { calls, discarded } = await deliver(
      (numbers) => (numbers.length > 1 ? [numbers[1] ?? ''] : undefined),
      options,
    );
    expect(calls).toEqual(['1234', '234', '34', '4']);
    expect(discarded).toEqual([]);
  });

  test('is discarded unseen when it is too old', async () => {
    const options = { mapping: { ...mapping, maximumRecordAgeMs: 500 } };
    const { calls, advanced, discarded } = await deliver(() => undefined, options);
    expect(calls).toEqual([]);
    expect(advanced).toEqual(['4']);
    expect(discarded).toMatchObject([{ condition: 'RecordAgeExceeded', invokeCount: 0 }]);
  });

  test('is delivered again in other parts when everything comes twice', async () => {
    const { calls, advanced } = await deliver(() => undefined, { shuffle: seededRandom(3) });
    expect(calls[0]).toBe('1234');
    expect(calls.slice(1).join('')).toBe('1234');
    expect(advanced.at(-1)).toBe('4');
  });
});

test('the message about a discarded batch says where it lies in the stream', () => {
  const items = fittingItems([record('7'), record('8')]);
  const place = { functionArn: 'arn:f', streamArn: 'arn:stream', lane: 0, nowMs: bornMs };
  const error = { errorType: 'Error', errorMessage: 'no' };
  const outcome = { ok: false, requestId: 'r', error } as const;
  const message = JSON.parse(
    failureMessage({ items, condition: 'RetryAttemptsExhausted', invokeCount: 3, outcome, ...place }),
  );
  expect(message).toEqual({
    requestContext: {
      requestId: 'r',
      functionArn: 'arn:f',
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 3,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: '2027-01-15T08:00:00.000Z',
    DDBStreamBatchInfo: {
      shardId: 'shardId-00000000000000000000',
      startSequenceNumber: '7',
      endSequenceNumber: '8',
      approximateArrivalOfFirstRecord: '2027-01-15T08:00:00Z',
      approximateArrivalOfLastRecord: '2027-01-15T08:00:00Z',
      batchSize: 2,
      streamArn: 'arn:stream',
    },
  });
});
