import { depsFromEnvironment } from '@counterweight/dynamodb';
import { createTelemetry, observed } from '@counterweight/observability';
import { createStreamFunction } from './stream-function.ts';
import { createSweepFunction } from './sweep-function.ts';

const telemetry = createTelemetry('projector');
const deps = depsFromEnvironment(process.env, { instrument: (client) => telemetry.tracer.captureAWSv3Client(client) });

/** The Lambda entry for the ledger's stream: a batch in, partial batch response out. */
export const handler = observed(telemetry, createStreamFunction(deps, telemetry));

/** The Lambda entry for the schedule. */
export const sweep = observed(telemetry, createSweepFunction(deps, telemetry));
