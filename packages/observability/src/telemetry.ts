import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { NAMESPACE_VARIABLE, type ServiceName } from './metric-names.ts';

/** A function's logger, metrics and tracer. They get ids, counts and reasons, never an event's content or a token. */
export interface Telemetry {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
}

/**
 * The telemetry of one service. Metrics go to the namespace that `NAMESPACE_VARIABLE` names, one for each
 * environment of an account. Traces hold no answers, which are data, and are off where the platform keeps none.
 */
export function createTelemetry(service: ServiceName): Telemetry {
  return {
    logger: new Logger({ serviceName: service }),
    metrics: new Metrics({
      serviceName: service,
      namespace: process.env[NAMESPACE_VARIABLE] ?? 'Counterweight',
    }),
    // The SDK's clients are captured one by one: every call of theirs would stand in the trace twice otherwise.
    tracer: new Tracer({ serviceName: service, captureHTTPsRequests: false }),
  };
}
