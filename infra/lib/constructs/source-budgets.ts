import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';

/** The ranks of datasets where the journal begins: see docs/definitions.md. `cw source rank` gives others. */
export const DATASET_PRECEDENCE = {
  'counterweight-demo': 10,
  'missile-attacks-daily': 20,
  'kiel-ukraine-support-tracker': 20,
  'ecb-reference-rates': 20,
};

/** What sources may send, as `BUDGETS` of the functions that hold them to it. Those ranked from the beginning are free. */
export function sourceBudgets(scope: Construct, { budgets }: Environment): string {
  const { waitSeconds: _, ...rules } = budgets;
  return Stack.of(scope).toJsonString({ ...rules, unlimited: Object.keys(DATASET_PRECEDENCE) });
}
