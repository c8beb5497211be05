import {
  type Clock,
  type Difference,
  type Ledger,
  type Objects,
  type Verification,
  verify,
  watchWaiting,
} from '@counterweight/ledger';
import { MetricUnit, metricNames, type Telemetry } from '@counterweight/observability';

/** A function's answer is small; who wants every difference runs `cw verify`. */
const MAX_SHOWN = 100;
/** A header may come after its transactions; a day later it should have. */
const PATIENCE_MS = 24 * 3_600_000;

/** How many differences there are, and the first of them. */
export interface VerificationReport extends Omit<Verification, 'differences'> {
  readonly differences: number;
  readonly first: readonly Difference[];
}

/**
 * The function that recomputes every view from the ledger, counts the differences and reports the first hundred. It
 * counts what waits for a header too, since it sees every record.
 */
export function createVerifyFunction(
  deps: { readonly ledger: Ledger; readonly objects: Objects; readonly clock: Clock },
  { logger, metrics }: Pick<Telemetry, 'logger' | 'metrics'>,
) {
  return async (): Promise<VerificationReport> => {
    const watch = watchWaiting(deps.ledger);
    const { differences, ...counts } = await verify({ ledger: watch.ledger, objects: deps.objects });
    const waiting = watch.waiting();
    const since = new Date(deps.clock.now() - PATIENCE_MS).toISOString();
    const overdue = waiting.filter((each) => each.since < since);
    metrics.addMetric(metricNames.differences, MetricUnit.Count, differences.length);
    metrics.addMetric(metricNames.awaitingHeader, MetricUnit.Count, waiting.length);
    metrics.addMetric(metricNames.awaitingHeaderOverdue, MetricUnit.Count, overdue.length);
    logger.info('verified', { ...counts, differences: differences.length, awaiting_header: waiting.length });
    if (overdue.length > 0)
      logger.warn('awaiting a header for more than a day', { first: overdue.slice(0, MAX_SHOWN) });
    return { ...counts, differences: differences.length, first: differences.slice(0, MAX_SHOWN) };
  };
}
