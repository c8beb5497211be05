import { depsFromEnvironment, sendersFromEnvironment } from '@counterweight/dynamodb';
import { createTelemetry, withTelemetry } from '@counterweight/observability';
import { createQueueFunction } from './queue-function.ts';

const telemetry = createTelemetry('ingest');
const deps = {
  ...depsFromEnvironment(process.env, { instrument: (client) => telemetry.tracer.captureAWSv3Client(client) }),
  senders: sendersFromEnvironment(process.env),
};

/** The Lambda entry: SQS batch in, partial batch response out. */
export const handler = withTelemetry(telemetry, createQueueFunction(deps, telemetry));
