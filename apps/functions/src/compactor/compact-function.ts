import { type CompactDeps, type Compacted, compact } from '@counterweight/ledger';
import type { Telemetry } from '@counterweight/observability';

/** The scheduled function: makes a snapshot when the journal after the newest one is long. */
export function createCompactFunction(deps: CompactDeps, { logger }: Pick<Telemetry, 'logger'>) {
  return async (): Promise<Compacted> => {
    const onDamaged: CompactDeps['onDamaged'] = (damage) => logger.error('snapshot damaged', { ...damage });
    const compacted = await compact({ ...deps, onDamaged });
    logger.info('compacted', { ...compacted, bytes_in_memory: deps.memory.bytes() });
    return compacted;
  };
}
