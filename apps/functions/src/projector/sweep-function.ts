import { type SweepDeps, type SweepResult, sweep } from '@counterweight/ledger';
import { MetricUnit, metricNames, type Telemetry } from '@counterweight/observability';
import { reportProjected } from './report-projected.ts';

/** The scheduled function: projects records that the stream did not deliver. Anything it finds means that the stream failed. */
export function createSweepFunction(deps: SweepDeps, telemetry: Pick<Telemetry, 'logger' | 'metrics'>) {
  return async (): Promise<Omit<SweepResult, 'results'>> => {
    const { results, ...counts } = await sweep(deps);
    telemetry.metrics.addMetric(metricNames.sweptProjected, MetricUnit.Count, counts.projected);
    telemetry.metrics.addMetric(metricNames.sweptFailed, MetricUnit.Count, counts.failed);
    reportProjected(results, { ...telemetry, nowMs: deps.clock.now(), details: { sweep: true, ...counts } });
    return counts;
  };
}
