export { MetricUnit } from '@aws-lambda-powertools/metrics';
export { countOutcomes } from './count-outcomes.ts';
export { type MetricName, metricNames, type ServiceName } from './metric-names.ts';
export { type InvocationContext, observed } from './observed.ts';
export { createTelemetry, type Telemetry } from './telemetry.ts';
