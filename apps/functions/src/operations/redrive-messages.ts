import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { DeadLetterQueue } from './dead-letter-queues.ts';

/** What became of a queue's messages. `left` counts what is in the queue now: failed ones and new arrivals. */
export interface RedriveCounts {
  readonly moved: number;
  readonly discarded: number;
  readonly failed: number;
  readonly left: number;
}

export interface RedriveLimits {
  /** Epoch milliseconds: no batch starts after it. */
  readonly until: number;
  readonly now: () => number;
  /** Epoch milliseconds: messages of a queue without an origin that were sent before are deleted. */
  readonly discardBefore?: number;
}

const BATCH = 10;
/** SQS may answer with nothing although the queue holds messages. */
const MAX_EMPTY = 3;

/**
 * Sends a dead-letter queue's messages back to their origin and deletes each once it is sent; ingest recognizes one that
 * is sent twice. It takes no more messages than waited at the start, so that one that fails again is not sent twice.
 */
export async function redriveMessages(
  queue: DeadLetterQueue,
  sqs: SQSClient,
  limits: RedriveLimits,
): Promise<RedriveCounts> {
  const count = { moved: 0, discarded: 0, failed: 0 };
  const waiting = await countWaiting(queue, sqs);
  let taken = 0;
  for (let empty = 0; taken < waiting && empty < MAX_EMPTY && limits.now() < limits.until; ) {
    const { Messages: messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queue.url,
        MaxNumberOfMessages: BATCH,
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    if (messages.length === 0) empty += 1;
    taken += messages.length;
    for (const outcome of await Promise.all(messages.map((message) => redriveMessage(message, queue, sqs, limits)))) {
      if (outcome !== 'kept') count[outcome] += 1;
    }
  }
  return { ...count, left: await countAll(queue, sqs) };
}

async function redriveMessage(
  { Body: body, ReceiptHandle: handle, Attributes: attributes }: Message,
  { url, origin }: DeadLetterQueue,
  sqs: SQSClient,
  { discardBefore = 0 }: RedriveLimits,
): Promise<'moved' | 'discarded' | 'failed' | 'kept'> {
  try {
    if (origin === undefined && Number(attributes?.SentTimestamp) >= discardBefore) return 'kept';
    if (origin !== undefined) await sqs.send(new SendMessageCommand({ QueueUrl: origin, MessageBody: body }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: handle }));
    return origin === undefined ? 'discarded' : 'moved';
  } catch {
    return 'failed';
  }
}

/** How many messages can be received now: approximate, as SQS counts. */
async function countWaiting({ url }: DeadLetterQueue, sqs: SQSClient): Promise<number> {
  return countOf(url, sqs, ['ApproximateNumberOfMessages']);
}

/** Messages that can be received, and those in flight. */
export async function countAll({ url }: DeadLetterQueue, sqs: SQSClient): Promise<number> {
  return countOf(url, sqs, ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible']);
}

type Count = 'ApproximateNumberOfMessages' | 'ApproximateNumberOfMessagesNotVisible';

async function countOf(url: string, sqs: SQSClient, names: readonly Count[]): Promise<number> {
  const { Attributes: counts } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...names] }),
  );
  return names.reduce((sum, name) => sum + Number(counts?.[name] ?? 0), 0);
}
