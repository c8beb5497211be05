import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Activity } from '../../runtime/activity.ts';
import { seededRandom } from '../../runtime/random.ts';
import { openMemoryStore, type StateStore } from '../../runtime/state-store.ts';
import type { QueueModel } from '../../template/model.ts';
import { Queue, type QueueOptions } from './queue.ts';
import { receiveRecord } from './receive-record.ts';

const model: QueueModel = {
  logicalId: 'Queue',
  name: 'queue',
  arn: 'arn:aws:sqs:eu-central-1:000000000000:queue',
  visibilityTimeoutMs: 30_000,
  delayMs: 0,
  retentionMs: 3_600_000,
  redrive: undefined,
};

let store: StateStore;

function queueOf(more: Partial<QueueModel> = {}, options: Partial<QueueOptions> = {}): Queue {
  return new Queue({ model: { ...model, ...more }, store, activity: new Activity(), now: Date.now, ...options });
}

beforeEach(() => {
  vi.useFakeTimers();
  store = openMemoryStore();
});
afterEach(() => vi.useRealTimers());

describe('a queue', () => {
  test('hides a received message and shows it again when its visibility timeout is over', async () => {
    const queue = queueOf();
    await queue.send('a');
    expect(await queue.receive(10)).toMatchObject([{ body: 'a', receiveCount: 1 }]);
    expect(await queue.receive(10)).toEqual([]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await queue.receive(10)).toMatchObject([{ body: 'a', receiveCount: 2 }]);
  });

  test('forgets a deleted message, also after a restart', async () => {
    const queue = queueOf();
    await queue.send('a');
    await queue.delete(await queue.receive(1));
    await vi.advanceTimersByTimeAsync(60_000);
    const reopened = queueOf();
    await reopened.load();
    expect([queue.depth.visible, reopened.depth.visible]).toEqual([0, 0]);
  });

  test('shows what was in flight at the end of the last run, with its receive count', async () => {
    const queue = queueOf();
    await queue.send('a');
    await queue.receive(1);
    const reopened = queueOf();
    await reopened.load();
    expect(await reopened.receive(1)).toMatchObject([{ body: 'a', receiveCount: 2 }]);
  });

  test('gives no new message the place of an old one after a restart', async () => {
    await queueOf().send('old');
    const reopened = queueOf();
    await reopened.load();
    await reopened.send('new');
    const again = queueOf();
    await again.load();
    expect(again.list().map(({ body }) => body)).toEqual(['old', 'new']);
  });

  test('moves a message to the dead letters after its last allowed receive', async () => {
    const dead = queueOf({ name: 'dead' });
    const redrive = { deadLetterArn: 'dead', maxReceiveCount: 2 };
    const queue = queueOf({ redrive }, { deadLetters: () => dead });
    await queue.send('a');
    await queue.release(await queue.receive(1), 0);
    expect(dead.depth.visible).toBe(0);
    await queue.release(await queue.receive(1), 0);
    expect(queue.depth).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(dead.list()).toMatchObject([{ body: 'a', receiveCount: 0 }]);
    const [reopened, reopenedDead] = [queueOf(), queueOf({ name: 'dead' })];
    await reopened.load();
    await reopenedDead.load();
    expect([reopened.list().length, reopenedDead.list().length]).toEqual([0, 1]);
  });

  test('delays new messages as the template says', async () => {
    const queue = queueOf({ delayMs: 5000 });
    await queue.send('a');
    expect(queue.depth).toEqual({ visible: 0, inFlight: 0, delayed: 1 });
    await vi.advanceTimersByTimeAsync(5000);
    expect(queue.depth.visible).toBe(1);
  });

  test('drops a message that is older than the retention period', async () => {
    const queue = queueOf();
    await queue.send('a');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(await queue.receive(1)).toEqual([]);
  });

  test('receives no more bytes than asked for, but at least one message', async () => {
    const queue = queueOf();
    for (let count = 0; count < 3; count += 1) await queue.send('x'.repeat(1000));
    expect(await queue.receive(10, 500)).toHaveLength(1);
    expect(await queue.receive(10, 1500)).toHaveLength(2);
  });

  test('shows a message only after it is written down', async () => {
    const queue = queueOf();
    const staged = queue.stage('a');
    expect(queue.depth.visible).toBe(0);
    staged.apply();
    expect(queue.depth.visible).toBe(1);
  });

  test('holds every message twice and out of order when deliveries are shuffled', async () => {
    const queue = queueOf({}, { shuffle: seededRandom(7) });
    const sent = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const body of sent) await queue.send(body);
    const received = (await queue.receive(100)).map(({ body }) => body);
    expect(received.toSorted()).toEqual([...sent, ...sent].toSorted());
    expect(received).not.toEqual(sent.flatMap((body) => [body, body]));
  });
});

test('a record of an SQS event carries what Lambda puts there', async () => {
  const queue = queueOf();
  await queue.send('hello', { reason: 'why' });
  const [message] = await queue.receive(1);
  if (message === undefined) throw new Error('nothing received');
  expect(receiveRecord(message, model)).toMatchObject({
    messageId: message.messageId,
    body: 'hello',
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: String(message.sentAt) },
    messageAttributes: { reason: { stringValue: 'why', dataType: 'String' } },
    md5OfBody: '5d41402abc4b2a76b9719d911017c592',
    eventSource: 'aws:sqs',
    eventSourceARN: model.arn,
    awsRegion: 'eu-central-1',
  });
});
