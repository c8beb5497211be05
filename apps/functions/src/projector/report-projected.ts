import type { ProjectResult } from '@counterweight/ledger';
import { MetricUnit, metricNames, type Telemetry } from '@counterweight/observability';

export interface ReportContext extends Pick<Telemetry, 'logger' | 'metrics'> {
  /** When the results were known, epoch milliseconds. */
  readonly nowMs: number;
  /** Counts for the first line. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Log lines have a size limit, and a sweep after an outage may find very many events. */
const EVENTS_A_LINE = 100;

/** Logs which events became known and why an entity did not, and measures each event's way from accepted to visible. */
export function reportProjected(
  results: readonly ProjectResult[],
  { logger, metrics, nowMs, details }: ReportContext,
): void {
  const events = results.flatMap((result) => result.events ?? []);
  for (const { acceptedAt } of events) {
    metrics.addMetric(metricNames.lag, MetricUnit.Seconds, Math.max(0, (nowMs - Date.parse(acceptedAt)) / 1000));
  }
  const ids = events.map(({ eventId }) => eventId);
  logger.info('projected', { ...details, events: ids.slice(0, EVENTS_A_LINE) });
  for (let at = EVENTS_A_LINE; at < ids.length; at += EVENTS_A_LINE) {
    logger.info('projected, continued', { events: ids.slice(at, at + EVENTS_A_LINE) });
  }
  for (const { kind, entity, outcome, error } of results) {
    if (outcome === 'failed' || outcome === 'quarantined')
      logger.error('not projected', { kind, entity, outcome, error });
  }
}
