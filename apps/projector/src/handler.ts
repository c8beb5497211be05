import { Metrics } from '@aws-lambda-powertools/metrics';
import { depsFromEnvironment } from '@counterweight/dynamodb';
import { createStreamFunction } from './stream-function.ts';
import { createSweepFunction } from './sweep-function.ts';

const deps = depsFromEnvironment(process.env);
const metrics = new Metrics({ namespace: 'Counterweight', serviceName: 'projector' });

/** The Lambda entry for the ledger's stream: a batch in, partial batch response out. */
export const handler = createStreamFunction(deps, metrics);

/** The Lambda entry for the schedule. */
export const sweep = createSweepFunction(deps, metrics);
