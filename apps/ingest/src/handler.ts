import { Metrics } from '@aws-lambda-powertools/metrics';
import { depsFromEnvironment, sendersFromEnvironment } from '@counterweight/dynamodb';
import { createQueueFunction } from './queue-function.ts';

const deps = { ...depsFromEnvironment(process.env), senders: sendersFromEnvironment(process.env) };

/** The Lambda entry: SQS batch in, partial batch response out. */
export const handler = createQueueFunction(deps, new Metrics({ namespace: 'Counterweight', serviceName: 'ingest' }));
