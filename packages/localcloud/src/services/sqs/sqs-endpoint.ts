import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { answerError, answerJson, type Handle, readBody } from '../../runtime/loopback-server.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import type { QueueMessage } from './message-log.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './queues.ts';

const contentType = 'application/x-amz-json-1.0';
const maxMessageBytes = 1_048_576;
// JSON escapes can make a legal message several times as long.
const maxBodyBytes = 8 * maxMessageBytes;

const namedSchema = z.object({ QueueUrl: z.string() });
const queueUrl = z.strictObject({ QueueUrl: z.string() });
const names = z.array(z.string()).optional();

/** Answers a request of a queue; throws a ZodError for one that is not of the operation's shape. */
type Operation = (queue: Queue, body: unknown) => Promise<object>;

function operation<Schema extends z.ZodType>(
  schema: Schema,
  answer: (queue: Queue, request: z.infer<Schema>) => Promise<object>,
): Operation {
  return (queue, body) => answer(queue, schema.parse(body));
}

const sendSchema = queueUrl.extend({
  MessageBody: z
    .string()
    .min(1)
    .refine((text) => Buffer.byteLength(text) <= maxMessageBytes, 'is over 1 MiB'),
});
const receiveSchema = queueUrl.extend({
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  WaitTimeSeconds: z.int().min(0).max(20).optional(),
  MessageSystemAttributeNames: names,
});
const deleteSchema = queueUrl.extend({ ReceiptHandle: z.string() });

/** What is not here is refused by name, and so is every parameter. */
const operations: Readonly<Record<string, Operation>> = {
  SendMessage: operation(sendSchema, async (queue, { MessageBody: body }) => {
    return { MessageId: await queue.send(body), MD5OfMessageBody: md5(body) };
  }),
  ReceiveMessage: operation(receiveSchema, async (queue, { MaxNumberOfMessages: max }) => {
    const messages = await queue.receive(max);
    return messages.length === 0 ? {} : { Messages: messages.map(received) };
  }),
  DeleteMessage: operation(deleteSchema, async (queue, { ReceiptHandle: handle }) => {
    const [key = '', receiveCount] = handle.split('.');
    const message = queue.inFlight(key);
    // A handle of an earlier receive deletes nothing, as in SQS.
    if (message !== undefined && String(message.receiveCount) === receiveCount) await queue.delete([message]);
    return {};
  }),
  GetQueueAttributes: operation(queueUrl.extend({ AttributeNames: names }), async ({ depth }) => ({
    Attributes: {
      ApproximateNumberOfMessages: String(depth.visible),
      ApproximateNumberOfMessagesNotVisible: String(depth.inFlight),
      ApproximateNumberOfMessagesDelayed: String(depth.delayed),
    },
  })),
};

function received({ key, messageId, body, sentAt, receiveCount }: QueueMessage) {
  const Attributes = { SentTimestamp: String(sentAt), ApproximateReceiveCount: String(receiveCount) };
  return {
    MessageId: messageId,
    ReceiptHandle: `${key}.${receiveCount}`,
    Body: body,
    MD5OfBody: md5(body),
    Attributes,
  };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function refuse(response: ServerResponse, status: number, type: string, message: string): void {
  answerError(response, status, contentType, type, message);
}

/** The SQS endpoint, in the JSON protocol of the AWS SDKs: send, receive, delete and the counts; waiting ends at once. */
export function sqsEndpoint(queues: Queues, authorizer: Authorizer): Handle {
  return async (request, response) => {
    if (request.method !== 'POST' || request.headers['content-type'] !== contentType) {
      return answerJson(response, 415, { message: `Only POST with content-type ${contentType} is answered here.` });
    }
    const name = String(request.headers['x-amz-target']).replace(/^AmazonSQS\./, '');
    const found = operations[name];
    if (found === undefined) {
      const known = Object.keys(operations).join(', ');
      return refuse(response, 400, 'UnknownOperationException', `${name} is not served here; ${known} are.`);
    }
    const body = parseJson(await readBody(request, maxBodyBytes));
    const url = namedSchema.safeParse(body);
    const queue = url.success ? queues.find(url.data.QueueUrl.split('/').at(-1) ?? '') : undefined;
    if (queue === undefined) {
      return refuse(response, 400, 'com.amazonaws.sqs#QueueDoesNotExist', 'The specified queue does not exist.');
    }
    const denied = authorizer.refusal(request.headers.authorization, `sqs:${name}`, queue.model.arn);
    if (denied !== undefined) return refuse(response, 403, 'AccessDeniedException', denied);
    try {
      answerJson(response, 200, await found(queue, body), { 'content-type': contentType });
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      refuse(response, 400, 'com.amazonaws.sqs#InvalidParameterValue', z.prettifyError(error));
    }
  };
}

function parseJson(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(body?.toString('utf8') ?? '');
  } catch {
    return undefined;
  }
}
