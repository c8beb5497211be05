import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { MetricName } from './metric-names.ts';

/** Counts what came out, under the metric's name with the dimension `outcome`, and answers how many of each there are. */
export function countOutcomes(
  metrics: Metrics,
  metric: MetricName,
  results: readonly { readonly outcome: string }[],
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  for (const [outcome, count] of Object.entries(counts)) {
    metrics.singleMetric().addDimension('outcome', outcome).addMetric(metric, MetricUnit.Count, count);
  }
  return counts;
}
