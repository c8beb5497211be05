import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DATASET_PRECEDENCE } from '../dataset-precedence.ts';
import type { Environment } from '../environments.ts';

/** What sources may send, as `BUDGETS` of the functions that hold them to it. Those ranked from the beginning are free. */
export function sourceBudgets(scope: Construct, { budgets }: Environment): string {
  const { waitSeconds: _, ...rules } = budgets;
  return Stack.of(scope).toJsonString({ ...rules, unlimited: Object.keys(DATASET_PRECEDENCE) });
}
