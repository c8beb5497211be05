import { type CompactDeps, type Compacted, compact } from '@counterweight/ledger';
import { MetricUnit, metricNames, type Telemetry } from '@counterweight/observability';

/** The scheduled function: makes a snapshot when the journal after the newest one is long. */
export function createCompactFunction(deps: CompactDeps, { logger, metrics }: Pick<Telemetry, 'logger' | 'metrics'>) {
  return async (): Promise<Compacted> => {
    const onDamaged: CompactDeps['onDamaged'] = (damage) => logger.error('snapshot damaged', { ...damage });
    const compacted = await compact({ ...deps, onDamaged });
    metrics.addMetric(metricNames.viewsBytes, MetricUnit.Bytes, deps.memory.bytes());
    logger.info('compacted', { ...compacted });
    return compacted;
  };
}
