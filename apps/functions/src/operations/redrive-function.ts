import type { SQSClient } from '@aws-sdk/client-sqs';
import { type Clock, redriveOrderSchema } from '@counterweight/ledger';
import type { Telemetry } from '@counterweight/observability';
import { type Answer, done, readOrder, refused } from './answer.ts';
import type { DeadLetterQueue } from './dead-letter-queues.ts';
import { countAll, type RedriveCounts, redriveMessages } from './redrive-messages.ts';

export interface RedriveDeps {
  readonly sqs: SQSClient;
  readonly queues: readonly DeadLetterQueue[];
  readonly clock: Clock;
}

export interface QueueRedriven extends RedriveCounts {
  readonly queue: string;
}

export interface QueuesWaiting {
  readonly queues: readonly { readonly queue: string; readonly waiting: number; readonly origin: boolean }[];
}

/** How long one run may take; the command calls again for what is left. */
const RUN_MS = 60_000;

/** The function that empties one dead-letter queue, or says how many messages wait in each. */
export function createRedriveFunction(deps: RedriveDeps, { logger }: Pick<Telemetry, 'logger'>) {
  return async (event: unknown): Promise<Answer<QueueRedriven | QueuesWaiting>> => {
    const order = readOrder(redriveOrderSchema, event);
    if (!order.ok) return order;
    const { queue: name, discardBefore } = order.result;
    if (name === undefined)
      return done({ queues: await Promise.all(deps.queues.map((each) => waitingIn(each, deps))) });
    const queue = deps.queues.find((each) => each.name === name);
    const names = deps.queues.map((each) => each.name).join(', ');
    if (queue === undefined)
      return refused('unknown_queue', `no dead-letter queue is called ${name}; there are: ${names}`);
    const { now } = deps.clock;
    const before = discardBefore === undefined ? {} : { discardBefore: Date.parse(discardBefore) };
    const emptied = await redriveMessages(queue, deps.sqs, { now, until: now() + RUN_MS, ...before });
    logger.info('redriven', { queue: name, ...emptied });
    return done({ queue: name, ...emptied });
  };
}

async function waitingIn(queue: DeadLetterQueue, { sqs }: RedriveDeps) {
  return { queue: queue.name, waiting: await countAll(queue, sqs), origin: queue.origin !== undefined };
}
