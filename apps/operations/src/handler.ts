import { Metrics } from '@aws-lambda-powertools/metrics';
import { depsFromEnvironment } from '@counterweight/dynamodb';
import { createVerifyFunction } from './verify-function.ts';

const metrics = new Metrics({ namespace: 'Counterweight', serviceName: 'operations' });

/** The Lambda entry: compares the views with the ledger. */
export const verify = createVerifyFunction(depsFromEnvironment(process.env), metrics);
