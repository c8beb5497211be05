import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalCloud, startLocalCloud } from '../src/index.ts';
import { pipelineTemplate } from './fixtures/pipeline-template.ts';
import { writeAssembly } from './fixtures/write-assembly.ts';

let cloud: LocalCloud;
let sqs: SQSClient;
const QueueUrl = 'https://sqs.eu-central-1.amazonaws.com/000000000000/Probe-Dead';

beforeAll(async () => {
  const assembly = await writeAssembly(pipelineTemplate);
  cloud = await startLocalCloud({ assembly, dataDir: undefined, now: () => Date.UTC(2026, 0, 2) });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const endpoint = { endpoint: cloud.queuesUrl, useQueueUrlAsEndpoint: false };
  sqs = new SQSClient({ ...endpoint, region: cloud.region, credentials, maxAttempts: 1 });
});
afterAll(async () => {
  sqs.destroy();
  await cloud.close();
});

const counts = async () =>
  (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))).Attributes;
const receive = async () =>
  (await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }))).Messages ?? [];

test('the SDK sends, receives and deletes messages, and counts them', async () => {
  for (const MessageBody of ['ein', 'zwei', 'три']) await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  expect(await counts()).toMatchObject({
    ApproximateNumberOfMessages: '3',
    ApproximateNumberOfMessagesNotVisible: '0',
  });
  const messages = await receive();
  expect(messages.map(({ Body }) => Body)).toEqual(['ein', 'zwei', 'три']);
  expect(messages[0]?.Attributes).toEqual({
    SentTimestamp: String(Date.UTC(2026, 0, 2)),
    ApproximateReceiveCount: '1',
  });
  expect(await counts()).toMatchObject({
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '3',
  });
  expect(await receive()).toEqual([]);
  for (const { ReceiptHandle } of messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  expect(cloud.messages('Dead')).toEqual([]);
});

test('a handle that is not of the last receive deletes nothing', async () => {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'once' }));
  const [message] = await receive();
  const [key] = (message?.ReceiptHandle ?? '').split('.');
  for (const ReceiptHandle of [`${key}.7`, 'none.1'])
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  expect(cloud.messages('Dead')).toHaveLength(1);
});

test.each([
  [
    'another operation',
    () => sqs.send(new PurgeQueueCommand({ QueueUrl })),
    /PurgeQueue is not served here; SendMessage, /,
  ],
  [
    'a queue that is not there',
    () => sqs.send(new ReceiveMessageCommand({ QueueUrl: 'https://sqs/0/None' })),
    /does not exist/,
  ],
  [
    'a parameter it does not keep',
    () => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', DelaySeconds: 5 })),
    /DelaySeconds/,
  ],
])('%s is refused by name', async (_, send, message) => {
  await expect(send()).rejects.toThrow(message);
});
