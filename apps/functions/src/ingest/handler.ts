import { depsFromEnvironment, sendersFromEnvironment } from '@counterweight/dynamodb';
import { openTelemetry, withTelemetry } from '@counterweight/observability';
import { createQueueFunction } from './queue-function.ts';

const telemetry = await openTelemetry('ingest');
const deps = {
  ...depsFromEnvironment(process.env, { instrument: (client) => telemetry.tracing.capture(client) }),
  senders: sendersFromEnvironment(process.env),
};

/** The Lambda entry: SQS batch in, partial batch response out. */
export const handler = withTelemetry(telemetry, createQueueFunction(deps, telemetry));
