import { depsFromEnvironment, sendersFromEnvironment } from '@counterweight/dynamodb';
import { createTelemetry, openTracing, withTelemetry } from '@counterweight/observability';
import { createQueueFunction } from './queue-function.ts';

const telemetry = createTelemetry('ingest', await openTracing('ingest'));
const deps = {
  ...depsFromEnvironment(process.env, { instrument: (client) => telemetry.tracing.capture(client) }),
  senders: sendersFromEnvironment(process.env),
};

/** The Lambda entry: SQS batch in, partial batch response out. */
export const handler = withTelemetry(telemetry, createQueueFunction(deps, telemetry));
