import { describe, expect, test } from 'vitest';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { done, fakeInvoke } from '../../test/fake-invoke.ts';
import { redriveQueues } from './redrive-command.ts';

const waiting = (counts: Readonly<Record<string, number>>) =>
  done({
    queues: ['ingest', 'rule', 'stream', 'verify'].map((queue) => {
      return { queue, waiting: counts[queue] ?? 0, origin: queue === 'ingest' || queue === 'rule' };
    }),
  });
const moved = (queue: string, count: number, left: number, failed = 0) =>
  done({ queue, moved: count, discarded: 0, failed, left });
const swept = (failed = 0) => ({ looked: 9, projected: 2, failed, through: '2024-01-10T12:00:00.000Z' });

describe('redriving', () => {
  test('empties every queue that holds any, run after run, and says what came of it', async () => {
    const env = fakeCliEnvironment();
    const answers = [waiting({ ingest: 30 }), moved('ingest', 20, 10), moved('ingest', 10, 0)];
    const { invoke, orders } = fakeInvoke({ RedriveFunctionName: answers });
    expect(await redriveQueues({}, invoke, env)).toBe(0);
    expect(env.printed()).toBe('ingest: 30 moved back, 0 left\n');
    expect(env.complained()).toBe('ingest: 20 moved back, 10 left\n');
    expect(orders).toHaveLength(3);
  });

  test('ends when a run moves nothing, and with 4 when something is left', async () => {
    const env = fakeCliEnvironment();
    const answers = [waiting({ ingest: 3 }), moved('ingest', 2, 1, 1), moved('ingest', 0, 1, 1)];
    const { invoke } = fakeInvoke({ RedriveFunctionName: answers });
    expect(await redriveQueues({}, invoke, env)).toBe(4);
    expect(env.printed()).toBe('ingest: 2 moved back, 1 could not be moved, 1 left\n');
  });

  test('says when there is nothing', async () => {
    const env = fakeCliEnvironment();
    const { invoke } = fakeInvoke({ RedriveFunctionName: [waiting({})] });
    expect(await redriveQueues({}, invoke, env)).toBe(0);
    expect(env.printed()).toBe('No dead-letter queue holds anything.\n');
  });

  test('refuses a queue that is not there, with those that are', async () => {
    const { invoke } = fakeInvoke({ RedriveFunctionName: [waiting({})] });
    const asked = redriveQueues({ queue: 'lost' }, invoke, fakeCliEnvironment());
    await expect(asked).rejects.toThrow('no dead-letter queue is called so; there are: ingest, rule, stream, verify');
  });
});

describe('what the stream gave up', () => {
  const discarded = (left: number) => done({ queue: 'stream', moved: 0, discarded: 2, failed: 0, left });

  test('is projected by a sweep, and only what the sweep has seen is discarded', async () => {
    const env = fakeCliEnvironment();
    const { invoke, orders } = fakeInvoke({
      RedriveFunctionName: [waiting({}), discarded(0)],
      SweepFunctionName: [swept()],
    });
    expect(await redriveQueues({ stream: true }, invoke, env)).toBe(0);
    expect(orders.at(-1)).toBe('RedriveFunctionName {"queue":"stream","discardBefore":"2024-01-10T12:00:00.000Z"}');
    expect(env.printed()).toBe(
      'stream: a sweep looked at 9 entities, projected 2, failed 0; 2 letters discarded, 0 left\n',
    );
  });

  test('stays where the sweep failed', async () => {
    const env = fakeCliEnvironment();
    const { invoke, orders } = fakeInvoke({ RedriveFunctionName: [waiting({})], SweepFunctionName: [swept(1)] });
    expect(await redriveQueues({ stream: true }, invoke, env)).toBe(4);
    expect(orders).toHaveLength(2);
    expect(env.printed()).toMatch(/failed 1; its letters stay\n$/);
  });

  test('as a verification that did not run is done by running it', async () => {
    const env = fakeCliEnvironment();
    const { invoke, orders } = fakeInvoke({
      RedriveFunctionName: [
        waiting({ verify: 1 }),
        done({ queue: 'verify', moved: 0, discarded: 1, failed: 0, left: 0 }),
      ],
      VerifyFunctionName: [{ differences: 0 }],
    });
    expect(await redriveQueues({}, invoke, env)).toBe(0);
    expect(orders.slice(1)).toEqual([
      'VerifyFunctionName {}',
      'RedriveFunctionName {"queue":"verify","discardBefore":"1970-01-01T00:00:00.000Z"}',
    ]);
  });
});
