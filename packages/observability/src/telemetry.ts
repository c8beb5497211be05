import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { NAMESPACE_VARIABLE, type ServiceName } from './metric-names.ts';
import { noTracing, type Tracing } from './tracing.ts';

/** A function's logger, metrics and tracing. They get ids, counts and reasons, never an event's content or a token. */
export interface Telemetry {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
}

/**
 * The telemetry of one service. Metrics go to the namespace that `NAMESPACE_VARIABLE` names, one for each
 * environment of an account.
 */
export function createTelemetry(service: ServiceName, tracing: Tracing = noTracing): Telemetry {
  return {
    logger: new Logger({ serviceName: service }),
    metrics: new Metrics({
      serviceName: service,
      namespace: process.env[NAMESPACE_VARIABLE] ?? 'Counterweight',
    }),
    tracing,
  };
}

/**
 * The telemetry of a deployed service. The tracer is loaded only where the platform has a daemon for its traces: once loaded,
 * it follows every promise of the process, whether it traces or not.
 */
export async function openTelemetry(service: ServiceName): Promise<Telemetry> {
  if (process.env.AWS_XRAY_DAEMON_ADDRESS === undefined) return createTelemetry(service);
  const { createXrayTracing } = await import('./xray-tracing.ts');
  return createTelemetry(service, createXrayTracing(service));
}
