import { KMSClient } from '@aws-sdk/client-kms';
import { SQSClient } from '@aws-sdk/client-sqs';
import { depsFromEnvironment, objectsFromEnvironment, sendersFromEnvironment } from '@counterweight/dynamodb';
import { createLedgerMemory, keyFileSigner } from '@counterweight/ledger';
import { openTelemetry, withTelemetry } from '@counterweight/observability';
import { createCheckpointFunction, signerFromEnvironment } from './checkpoint-function.ts';
import { deadLetterQueues } from './dead-letter-queues.ts';
import { kmsSigner } from './kms-signer.ts';
import { createRebuildFunction } from './rebuild-function.ts';
import { createRedactFunction } from './redact-function.ts';
import { createRedriveFunction } from './redrive-function.ts';
import { createRetryFunction } from './retry-function.ts';
import { createTokensFunction } from './tokens-function.ts';
import { createVerifyFunction } from './verify-function.ts';

const telemetry = await openTelemetry('operations');
const deps = {
  ...depsFromEnvironment(process.env, { instrument: (client) => telemetry.tracing.capture(client) }),
  objects: objectsFromEnvironment(process.env, { instrument: (client) => telemetry.tracing.capture(client) }),
};

/** The Lambda entry: folds the records again and compares states, journal and snapshots. */
export const verify = withTelemetry(telemetry, createVerifyFunction(deps, telemetry));

const memory = createLedgerMemory(deps);

/** The Lambda entry for the schedule: signs how far the journal is. */
export const checkpoint = withTelemetry(telemetry, async (_event: unknown) => {
  const kms = (keyId: string, name: string) =>
    kmsSigner(telemetry.tracing.capture(new KMSClient({ maxAttempts: 4 })), keyId, name);
  const signer = await signerFromEnvironment(process.env, { file: keyFileSigner, kms });
  return createCheckpointFunction({ ...deps, memory, signer }, telemetry)();
});

/** The Lambda entry: makes a view’s rows anew beside the live ones and switches. */
export const rebuild = withTelemetry(telemetry, createRebuildFunction(deps, telemetry));

/** The Lambda entry: takes a record's payload out of everything. */
export const redact = withTelemetry(telemetry, createRedactFunction(deps, telemetry));

/** The Lambda entry: sends quarantined events once more. What it needs beyond the tables is read when it is called. */
export const retry = withTelemetry(telemetry, (event: unknown) =>
  createRetryFunction({ ...deps, senders: sendersFromEnvironment(process.env) }, telemetry)(event),
);

/** The Lambda entry: keeps the tokens of publishers. */
export const tokens = withTelemetry(telemetry, createTokensFunction(deps, telemetry));

// The queue's own address would lead a local stack's function to AWS.
const sqs = telemetry.tracing.capture(new SQSClient({ maxAttempts: 4, useQueueUrlAsEndpoint: false }));

/** The Lambda entry: empties dead-letter queues. */
export const redrive = withTelemetry(telemetry, (event: unknown) =>
  createRedriveFunction({ sqs, queues: deadLetterQueues(process.env), clock: deps.clock }, telemetry)(event),
);
