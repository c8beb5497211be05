import { closeDay, type MoveHeadDeps } from '@counterweight/ledger';
import type { Telemetry } from '@counterweight/observability';

/** The scheduled function: closes the days before today, so that answers about them can never change. */
export function createCloseDayFunction(deps: MoveHeadDeps, { logger }: Pick<Telemetry, 'logger'>) {
  return async (): Promise<{ readonly seq: number; readonly day: string | undefined }> => {
    const { seq, day } = await closeDay(deps);
    logger.info('days closed', { seq, day });
    return { seq, day };
  };
}
