export { MetricUnit } from '@aws-lambda-powertools/metrics';
export { countOutcomes } from './count-outcomes.ts';
export { type MetricName, metricNames, type ServiceName } from './metric-names.ts';
export { openTracing } from './open-tracing.ts';
export { createTelemetry, type Telemetry } from './telemetry.ts';
export { type InvocationContext, withTelemetry } from './with-telemetry.ts';
