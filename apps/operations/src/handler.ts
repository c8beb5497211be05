import { depsFromEnvironment } from '@counterweight/dynamodb';
import { createTelemetry, observed } from '@counterweight/observability';
import { createVerifyFunction } from './verify-function.ts';

const telemetry = createTelemetry('operations');
const deps = depsFromEnvironment(process.env, { instrument: (client) => telemetry.tracer.captureAWSv3Client(client) });

/** The Lambda entry: compares the views with the ledger. */
export const verify = observed(telemetry, createVerifyFunction(deps, telemetry));
