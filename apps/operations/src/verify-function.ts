import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type Difference, type Ledger, type Verification, type Views, verify } from '@counterweight/ledger';

/** A function's answer is small; who wants every difference runs `cw verify`. */
const MAX_SHOWN = 100;

/** How many differences there are, and the first of them. */
export interface VerificationReport extends Omit<Verification, 'differences'> {
  readonly differences: number;
  readonly first: readonly Difference[];
}

/** The function that recomputes every view from the ledger, counts the differences and reports the first hundred. */
export function createVerifyFunction(deps: { readonly ledger: Ledger; readonly views: Views }, metrics: Metrics) {
  return async (): Promise<VerificationReport> => {
    const { differences, ...counts } = await verify(deps);
    metrics.addMetric('Differences', MetricUnit.Count, differences.length);
    metrics.publishStoredMetrics();
    console.info(JSON.stringify({ message: 'verified', differences: differences.length, ...counts }));
    return { ...counts, differences: differences.length, first: differences.slice(0, MAX_SHOWN) };
  };
}
