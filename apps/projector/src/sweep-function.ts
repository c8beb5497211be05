import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type ProjectDeps, type SweepResult, sweep } from '@counterweight/ledger';

/** The function behind the schedule: projects what no stream delivered. Anything it finds says that a stream failed. */
export function createSweepFunction(deps: ProjectDeps, metrics: Metrics) {
  return async (): Promise<SweepResult> => {
    const result = await sweep(deps);
    metrics.addMetric('SweptProjected', MetricUnit.Count, result.projected);
    metrics.addMetric('SweptFailed', MetricUnit.Count, result.failed);
    metrics.publishStoredMetrics();
    console.info(JSON.stringify({ message: 'swept', ...result }));
    return result;
  };
}
