import type { SQSClient } from '@aws-sdk/client-sqs';
import { createTelemetry } from '@counterweight/observability';
import { beforeEach, expect, test, vi } from 'vitest';
import { createRedriveFunction } from './redrive-function.ts';

interface Held {
  readonly body: string;
  readonly sentAt: number;
  hidden: boolean;
}

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
});

/** Queues that answer as SQS does; `fails` are bodies that no queue takes. */
function fakeQueues(fails: readonly string[] = []) {
  const queues = new Map<string, Map<string, Held>>();
  let sent = 0;
  const held = (url: string) => {
    const queue = queues.get(url) ?? new Map<string, Held>();
    queues.set(url, queue);
    return queue;
  };
  const put = (url: string, body: string, sentAt = 0) =>
    held(url).set(`handle-${++sent}`, { body, sentAt, hidden: false });
  const answers: Readonly<Record<string, (input: Record<string, string>) => object>> = {
    GetQueueAttributesCommand: ({ QueueUrl = '', AttributeNames = '' }) => {
      const all = [...held(QueueUrl).values()];
      const hidden = all.filter((each) => each.hidden).length;
      const counts = {
        ApproximateNumberOfMessages: all.length - hidden,
        ApproximateNumberOfMessagesNotVisible: hidden,
      };
      return {
        Attributes: Object.fromEntries(Object.entries(counts).filter(([name]) => AttributeNames.includes(name))),
      };
    },
    ReceiveMessageCommand: ({ QueueUrl = '' }) => {
      const visible = [...held(QueueUrl)].filter(([, each]) => !each.hidden).slice(0, 10);
      for (const [, each] of visible) each.hidden = true;
      return {
        Messages: visible.map(([ReceiptHandle, { body, sentAt }]) => {
          return { Body: body, ReceiptHandle, Attributes: { SentTimestamp: String(sentAt) } };
        }),
      };
    },
    SendMessageCommand: ({ QueueUrl = '', MessageBody = '' }) => {
      if (fails.includes(MessageBody)) throw new Error('too large');
      put(QueueUrl, MessageBody);
      return {};
    },
    DeleteMessageCommand: ({ QueueUrl = '', ReceiptHandle = '' }) => {
      held(QueueUrl).delete(ReceiptHandle);
      return {};
    },
  };
  const send = async (command: { readonly input: Record<string, string> }) =>
    answers[command.constructor.name]?.(command.input);
  const bodies = (url: string) => [...held(url).values()].map(({ body }) => body);
  // The function uses no more of the client than this.
  return { sqs: { send } as unknown as SQSClient, put, bodies };
}

const DEAD = 'https://sqs.example/1/dead';
const ORIGIN = 'https://sqs.example/1/origin';
const FAILURES = 'https://sqs.example/1/failures';
const queues = [
  { name: 'ingest', url: DEAD, origin: ORIGIN },
  { name: 'stream', url: FAILURES },
];

function redriving(fake: ReturnType<typeof fakeQueues>, now: () => number = () => 0) {
  const clock = { now, backOff: async () => {} };
  return createRedriveFunction({ sqs: fake.sqs, queues, clock }, createTelemetry('operations'));
}

test('moves every letter back to its origin, exactly as it was', async () => {
  const fake = fakeQueues();
  const letters = Array.from({ length: 23 }, (_, n) => `{"letter":${n}}`);
  for (const letter of letters) fake.put(DEAD, letter);
  const result = { queue: 'ingest', moved: 23, discarded: 0, failed: 0, left: 0 };
  expect(await redriving(fake)({ queue: 'ingest' })).toEqual({ ok: true, result });
  expect(fake.bodies(DEAD)).toEqual([]);
  expect(fake.bodies(ORIGIN).sort()).toEqual(letters.sort());
});

test('keeps a letter that the origin does not take, and says so', async () => {
  const fake = fakeQueues(['large']);
  for (const letter of ['a', 'large', 'b']) fake.put(DEAD, letter);
  expect(await redriving(fake)({ queue: 'ingest' })).toMatchObject({ result: { moved: 2, failed: 1, left: 1 } });
  expect(fake.bodies(DEAD)).toEqual(['large']);
});

test('moves no more than waited when it began, so that what fails again is not moved round and round', async () => {
  const fake = fakeQueues();
  const { sqs } = fake;
  const send = sqs.send.bind(sqs);
  fake.put(DEAD, 'again');
  const bouncing = async (command: Parameters<typeof send>[0]) => {
    if (command.constructor.name === 'SendMessageCommand') fake.put(DEAD, 'again');
    return send(command);
  };
  const looping = { ...fake, sqs: { send: bouncing } as unknown as SQSClient };
  expect(await redriving(looping)({ queue: 'ingest' })).toMatchObject({ result: { moved: 1, left: 1 } });
});

test('ends in time, with what is left counted', async () => {
  const fake = fakeQueues();
  for (let n = 0; n < 25; n += 1) fake.put(DEAD, `${n}`);
  let nowMs = 0;
  const slow = () => {
    nowMs += 25_000;
    return nowMs;
  };
  expect(await redriving(fake, slow)({ queue: 'ingest' })).toMatchObject({ result: { moved: 20, left: 5 } });
});

test('of what has no origin, discards only what was sent before the instant given', async () => {
  const fake = fakeQueues();
  fake.put(FAILURES, 'healed', Date.parse('2024-01-10T11:00:00Z'));
  fake.put(FAILURES, 'fresh', Date.parse('2024-01-10T12:00:00Z'));
  const redrive = redriving(fake);
  expect(await redrive({ queue: 'stream', discardBefore: '2024-01-10T11:30:00.000Z' })).toMatchObject({
    result: { moved: 0, discarded: 1, left: 1 },
  });
  expect(fake.bodies(FAILURES)).toEqual(['fresh']);
  expect(await redriving(fakeQueues())({ queue: 'stream' })).toMatchObject({ result: { discarded: 0 } });
});

test('says how many letters wait in each queue, and which queues there are to whoever names another', async () => {
  const fake = fakeQueues();
  fake.put(DEAD, 'a');
  expect(await redriving(fake)({})).toEqual({
    ok: true,
    result: {
      queues: [
        { queue: 'ingest', waiting: 1, origin: true },
        { queue: 'stream', waiting: 0, origin: false },
      ],
    },
  });
  expect(await redriving(fake)({ queue: 'lost' })).toMatchObject({
    code: 'unknown_queue',
    message: expect.stringContaining('ingest, stream'),
  });
  expect(await redriving(fake)({ discardBefore: 'yesterday' })).toMatchObject({ code: 'invalid_order' });
});
