import { hash } from 'node:crypto';
import type { QueueModel } from '../../template/model.ts';
import type { QueueMessage } from './message-log.ts';

/** One message as a Lambda function sees it in an SQS event. */
export function receiveRecord(message: QueueMessage, queue: QueueModel): Readonly<Record<string, unknown>> {
  const [, , , awsRegion, accountId] = queue.arn.split(':');
  return {
    messageId: message.messageId,
    receiptHandle: `${queue.name}/${message.key}/${message.receiveCount}`,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      SenderId: accountId,
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    },
    messageAttributes: Object.fromEntries(
      Object.entries(message.attributes).map(([name, stringValue]) => [name, { stringValue, dataType: 'String' }]),
    ),
    md5OfBody: hash('md5', message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion,
  };
}
