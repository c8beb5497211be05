import { type ProjectDeps, type SweepResult, sweep } from '@counterweight/ledger';
import { MetricUnit, metricNames, type Telemetry } from '@counterweight/observability';
import { tellProjected } from './tell-projected.ts';

/** The function behind the schedule: projects what no stream delivered. Anything it finds says that a stream failed. */
export function createSweepFunction(deps: ProjectDeps, telemetry: Pick<Telemetry, 'logger' | 'metrics'>) {
  return async (): Promise<Omit<SweepResult, 'results'>> => {
    const { results, ...counts } = await sweep(deps);
    telemetry.metrics.addMetric(metricNames.sweptProjected, MetricUnit.Count, counts.projected);
    telemetry.metrics.addMetric(metricNames.sweptFailed, MetricUnit.Count, counts.failed);
    tellProjected(results, { ...telemetry, nowMs: deps.clock.now(), details: { sweep: true, ...counts } });
    return counts;
  };
}
