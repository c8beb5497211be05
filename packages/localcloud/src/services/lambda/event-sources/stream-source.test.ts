import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { functionModel } from '../../../../test/fixtures/function-model.ts';
import { bornMs, growingStream, streamMapping } from '../../../../test/fixtures/stream-records.ts';
import type { StreamRecord } from '../../../engine/stream-record.ts';
import { Activity } from '../../../runtime/activity.ts';
import { openMemoryStore } from '../../../runtime/state-store.ts';
import { compilePattern } from '../../../template/event-pattern.ts';
import type { InvocationOutcome } from '../execution-environment.ts';
import { StreamPositions } from './stream-positions.ts';
import { StreamSource, type StreamSourceOptions } from './stream-source.ts';

/** Answers the sequence numbers that failed. */
type Behaviour = (numbers: readonly string[], call: number) => Promise<readonly string[]>;

const store = { current: openMemoryStore() };

async function sourceOf(behave: Behaviour, options: Partial<StreamSourceOptions> = {}, change: object = {}) {
  const stream = growingStream();
  const activity = new Activity();
  const batches: string[] = [];
  const invoke = async (payload: string): Promise<InvocationOutcome> => {
    const { Records } = JSON.parse(payload);
    const numbers = Records.map((record: StreamRecord) => record.dynamodb.SequenceNumber);
    batches.push(numbers.join(''));
    const failed = await behave(numbers, batches.length);
    const batchItemFailures = failed.map((itemIdentifier) => ({ itemIdentifier }));
    return { ok: true, requestId: 'r', payload: JSON.stringify({ batchItemFailures }) };
  };
  const source = new StreamSource({
    mapping: { ...streamMapping, ...change },
    stream,
    pool: { model: functionModel, size: 1, invoke },
    onFailure: undefined,
    store: store.current,
    activity,
    log: () => {},
    now: () => bornMs,
    ...options,
  });
  activity.watch(() => source.quiet);
  return { source, stream, batches, activity };
}

async function position(): Promise<string | undefined> {
  const positions = new StreamPositions(store.current, streamMapping.name);
  await positions.load(1);
  return positions.of(0);
}

const nothingFails: Behaviour = async () => [];

beforeEach(() => {
  store.current = openMemoryStore();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => vi.useRealTimers());

describe('the mapping of a stream', () => {
  test('reads what is there and what comes, in order and in batches, one at a time', async () => {
    let running = 0;
    const { source, stream, batches, activity } = await sourceOf(
      async () => {
        running += 1;
        expect(running).toBe(1);
        await Promise.resolve();
        running -= 1;
        return [];
      },
      {},
      { batchSize: 2 },
    );
    stream.append('1', '2', '3');
    await source.start();
    stream.append('4');
    await activity.idle();
    expect(batches).toEqual(['12', '34']);
    expect(await position()).toBe('4');
  });

  test('goes on behind the last record that was done, as a restart would', async () => {
    const { source, stream, activity } = await sourceOf(nothingFails);
    stream.append('1', '2');
    await source.start();
    await activity.idle();
    source.close();
    const next = await sourceOf(nothingFails);
    next.stream.append('1', '2', '3');
    await next.source.start();
    await next.activity.idle();
    expect(next.batches).toEqual(['3']);
  });

  test('keeps the progress within a batch durably while the rest of it fails', async () => {
    const { source, stream, batches } = await sourceOf(async () => ['3']);
    stream.append('1', '2', '3', '4');
    await source.start();
    await vi.advanceTimersByTimeAsync(150);
    expect(batches).toEqual(['1234', '34']);
    expect(await position()).toBe('2');
    source.close();
  });

  test('with LATEST skips what was there before the first start, and nothing after it', async () => {
    const change = { startingPosition: 'LATEST' };
    const { source, stream, batches, activity } = await sourceOf(nothingFails, {}, change);
    stream.append('1', '2');
    await source.start();
    stream.append('3');
    await activity.idle();
    expect(batches).toEqual(['3']);
    source.close();
    const next = await sourceOf(nothingFails, {}, change);
    next.stream.append('1', '2', '3', '4');
    await next.source.start();
    await next.activity.idle();
    expect(next.batches).toEqual(['4']);
  });

  test('passes over what its filter leaves out, also at the end of the stream', async () => {
    const filters = [
      compilePattern(
        { dynamodb: { Keys: { pk: { S: ['2'] } } } },
        { stack: 'S', logicalId: 'Mapping', property: 'Filters' },
      ),
    ];
    const { source, stream, batches, activity } = await sourceOf(nothingFails, {}, { filters });
    stream.append('1', '2', '3');
    await source.start();
    await activity.idle();
    expect(batches).toEqual(['2']);
    expect(await position()).toBe('3');
  });

  test('waits for a full batch as long as its window', async () => {
    const { source, stream, batches } = await sourceOf(nothingFails, {}, { windowMs: 1000, batchSize: 3 });
    await source.start();
    stream.append('1');
    await vi.advanceTimersByTimeAsync(999);
    stream.append('2');
    expect(batches).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(batches).toEqual(['12']);
    stream.append('3', '4', '5');
    await vi.advanceTimersByTimeAsync(0);
    expect(batches).toEqual(['12', '345']);
  });

  test('starts nothing after it is closed', async () => {
    const { source, stream, batches } = await sourceOf(nothingFails);
    await source.start();
    source.close();
    stream.append('1');
    await vi.advanceTimersByTimeAsync(10);
    expect(batches).toEqual([]);
  });
});
