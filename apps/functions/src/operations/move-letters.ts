import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { DeadLetterQueue } from './dead-letter-queues.ts';

/** What emptying a queue came to. `failed` stay in it, and so does what came in meanwhile: `left` counts all of it. */
export interface Emptied {
  readonly moved: number;
  readonly discarded: number;
  readonly failed: number;
  readonly left: number;
}

export interface EmptyLimits {
  /** Epoch milliseconds: no further batch is begun then. */
  readonly until: number;
  readonly now: () => number;
  /** Epoch milliseconds: of a queue without an origin, what was sent before goes. */
  readonly discardBefore?: number;
}

const BATCH = 10;
/** A queue spread over many servers may answer with nothing though it holds something. */
const MAX_EMPTY = 3;

/**
 * Sends a dead-letter queue's messages back to their origin, each deleted only once it is sent: one that is sent twice is
 * recognized there. No more than waited at the start, so that what fails again is not taken for what is left.
 */
export async function moveLetters(queue: DeadLetterQueue, sqs: SQSClient, limits: EmptyLimits): Promise<Emptied> {
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
    for (const outcome of await Promise.all(messages.map((message) => moveOne(message, queue, sqs, limits)))) {
      if (outcome !== 'kept') count[outcome] += 1;
    }
  }
  return { ...count, left: await countAll(queue, sqs) };
}

async function moveOne(
  { Body: body, ReceiptHandle: handle, Attributes: attributes }: Message,
  { url, origin }: DeadLetterQueue,
  sqs: SQSClient,
  { discardBefore = 0 }: EmptyLimits,
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

/** How many messages can be received; approximate, as the service counts. */
async function countWaiting({ url }: DeadLetterQueue, sqs: SQSClient): Promise<number> {
  return countOf(url, sqs, ['ApproximateNumberOfMessages']);
}

/** Those that were received a moment ago and not deleted too. */
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
