import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { functionModel } from '../../../../test/fixtures/function-model.ts';
import { Activity } from '../../../runtime/activity.ts';
import { openMemoryStore } from '../../../runtime/state-store.ts';
import { compilePattern } from '../../../template/event-pattern.ts';
import type { QueueMappingModel, QueueModel } from '../../../template/model.ts';
import { Queue } from '../../sqs/queue.ts';
import type { InvocationOutcome } from '../execution-environment.ts';
import { QueueSource } from './queue-source.ts';

const queueModel: QueueModel = {
  logicalId: 'Queue',
  name: 'queue',
  arn: 'arn:aws:sqs:eu-central-1:000000000000:queue',
  visibilityTimeoutMs: 60_000,
  delayMs: 0,
  retentionMs: 3_600_000,
  redrive: undefined,
};

const mapping: QueueMappingModel = {
  kind: 'queue',
  logicalId: 'Mapping',
  name: 'mapping',
  arn: 'arn',
  functionArn: 'arn:f',
  enabled: true,
  batchSize: 3,
  windowMs: 0,
  reportBatchItemFailures: true,
  filters: [],
  queueArn: queueModel.arn,
  maximumConcurrency: undefined,
};

interface Record {
  readonly messageId: string;
  readonly body: string;
}

/** Answers the records whose invocation failed them; `undefined` is an error of the function. */
type Behaviour = (records: readonly Record[], call: number) => Promise<readonly Record[] | undefined>;

const nothingFails: Behaviour = async () => [];

function sourceOf(behave: Behaviour, change: Partial<QueueMappingModel> = {}, size = 2) {
  const activity = new Activity();
  const queue = new Queue({ model: queueModel, store: openMemoryStore(), activity, now: Date.now });
  const batches: string[][] = [];
  const invoke = async (payload: string): Promise<InvocationOutcome> => {
    const { Records } = JSON.parse(payload);
    batches.push(Records.map(({ body }: Record) => body));
    const failed = await behave(Records, batches.length);
    if (failed === undefined) return { ok: false, requestId: 'r', error: { errorType: 'Error', errorMessage: 'no' } };
    const batchItemFailures = failed.map(({ messageId }) => ({ itemIdentifier: messageId }));
    return { ok: true, requestId: 'r', payload: JSON.stringify({ batchItemFailures }) };
  };
  const pool = { model: functionModel, size, invoke };
  const source = new QueueSource({ mapping: { ...mapping, ...change }, queue, pool, activity, log: () => {} });
  activity.watch(() => source.quiet);
  source.start();
  return { queue, source, batches, activity };
}

async function send(queue: Queue, ...bodies: readonly string[]): Promise<void> {
  const staged = bodies.map((body) => queue.stage(body));
  for (const each of staged) each.apply();
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => vi.useRealTimers());

describe('the mapping of a queue', () => {
  test('takes messages as they come and no more than a batch at once', async () => {
    const { queue, batches, activity } = sourceOf(nothingFails);
    await send(queue, 'a', 'b', 'c', 'd', 'e');
    await activity.idle();
    expect(batches.flat().toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(3);
  });

  test('waits with a batch that is not full until its window is over', async () => {
    const { queue, batches } = sourceOf(nothingFails, { windowMs: 1000 });
    await send(queue, 'a');
    await vi.advanceTimersByTimeAsync(600);
    await send(queue, 'b');
    await vi.advanceTimersByTimeAsync(399);
    expect(batches).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(batches).toEqual([['a', 'b']]);
  });

  test('sends a full batch before its window is over', async () => {
    const { queue, batches } = sourceOf(nothingFails, { windowMs: 1000 });
    await send(queue, 'a', 'b', 'c', 'd');
    await vi.advanceTimersByTimeAsync(0);
    expect(batches).toEqual([['a', 'b', 'c']]);
  });

  test('gives back what the function reports failed, and only that', async () => {
    const { queue, batches, activity } = sourceOf(async (records, call) =>
      call === 1 ? records.filter(({ body }) => body === 'b') : [],
    );
    await send(queue, 'a', 'b', 'c');
    await vi.advanceTimersByTimeAsync(1000);
    await activity.idle();
    expect(batches.flat().filter((body) => body === 'b')).toHaveLength(2);
    expect(batches.flat()).toHaveLength(4);
  });

  test('gives everything back when the function fails, later each time', async () => {
    const { queue, batches } = sourceOf(async () => undefined);
    await send(queue, 'a');
    const callsAfter = async (ms: number) => {
      await vi.advanceTimersByTimeAsync(ms);
      return batches.length;
    };
    expect([await callsAfter(0), await callsAfter(100), await callsAfter(199), await callsAfter(1)]).toEqual([
      1, 2, 2, 3,
    ]);
    expect(queue.depth).toEqual({ visible: 0, inFlight: 0, delayed: 1 });
  });

  test.each([
    [1, undefined, 1],
    [4, 2, 2],
    [2, 5, 2],
  ])(
    'with %i environments and a maximum concurrency of %s runs %i batches at once',
    async (size, maximumConcurrency, most) => {
      const { queue, batches } = sourceOf(() => new Promise(() => {}), { maximumConcurrency, batchSize: 1 }, size);
      await send(queue, 'a', 'b', 'c', 'd', 'e', 'f');
      await vi.advanceTimersByTimeAsync(0);
      expect(batches).toHaveLength(most);
    },
  );

  test('drops what its filter does not want', async () => {
    const filters = [
      compilePattern({ body: { kind: ['wanted'] } }, { stack: 'S', logicalId: 'Mapping', property: 'Filters' }),
    ];
    const { queue, batches, activity } = sourceOf(nothingFails, { filters });
    await send(queue, '{"kind":"wanted"}', '{"kind":"other"}', 'no json');
    await activity.idle();
    expect(batches.flat()).toEqual(['{"kind":"wanted"}']);
    expect(queue.list()).toEqual([]);
  });

  test('starts nothing after it is closed', async () => {
    const { queue, source, batches } = sourceOf(nothingFails);
    source.close();
    await send(queue, 'a');
    await vi.advanceTimersByTimeAsync(0);
    expect(batches).toEqual([]);
  });
});
