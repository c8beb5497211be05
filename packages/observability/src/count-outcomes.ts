import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { MetricName } from './metric-names.ts';

/** Publishes how many results there are of each outcome, as the metric with the dimension `outcome`; returns the counts. */
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
