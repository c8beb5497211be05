export { MetricUnit } from '@aws-lambda-powertools/metrics';
export { countOutcomes } from './count-outcomes.ts';
export { type MetricName, metricNames, type ServiceName } from './metric-names.ts';
export { createTelemetry, openTelemetry, type Telemetry } from './telemetry.ts';
export { type InvocationContext, withTelemetry } from './with-telemetry.ts';
