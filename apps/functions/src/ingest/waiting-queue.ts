import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { WaitingEvents } from '@counterweight/ledger';

/** The queue of events that wait for their source's budget; it delays each, and ingest reads it as its own. */
export function waitingQueue(sqs: SQSClient, url: string): WaitingEvents {
  return {
    async add(body) {
      await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }));
    },
  };
}
