import { SQSClient } from '@aws-sdk/client-sqs';
import { budgetRulesFromEnvironment, depsFromEnvironment, sendersFromEnvironment } from '@counterweight/dynamodb';
import { openTelemetry, withTelemetry } from '@counterweight/observability';
import { createQueueFunction } from './queue-function.ts';
import { waitingQueue } from './waiting-queue.ts';

const telemetry = await openTelemetry('ingest');
const { budgets, ...stored } = depsFromEnvironment(process.env, {
  instrument: (client) => telemetry.tracing.capture(client),
});
const sqs = new SQSClient({
  maxAttempts: 4,
  useQueueUrlAsEndpoint: false,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 5000, throwOnRequestTimeout: true },
});
const { WAITING_QUEUE } = process.env;
if (WAITING_QUEUE === undefined) throw new Error('environment: WAITING_QUEUE is missing');
const budgeting = {
  budgets,
  rules: budgetRulesFromEnvironment(process.env),
  waiting: waitingQueue(sqs, WAITING_QUEUE),
};
const deps = { ...stored, senders: sendersFromEnvironment(process.env), budgeting };

/** The Lambda entry: SQS batch in, partial batch response out. */
export const handler = withTelemetry(telemetry, createQueueFunction(deps, telemetry));
