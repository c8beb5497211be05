import { type MetricName, NAMESPACE_VARIABLE, type ServiceName } from '@counterweight/observability/metric-names';
import type { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Environment } from '../environments.ts';

/** The namespace of an environment's metrics: several environments may share an account. */
function namespaceOf({ name }: Environment): string {
  return `Counterweight/${name}`;
}

/** The environment variable by which a function learns its namespace. */
export function namespaceVariable(environment: Environment): Readonly<Record<string, string>> {
  return { [NAMESPACE_VARIABLE]: namespaceOf(environment) };
}

export interface FunctionMetricOptions {
  readonly service: ServiceName;
  readonly metric: MetricName;
  /** For metrics that are counted by outcome. */
  readonly outcome?: string;
  readonly period: Duration;
  /** Default: the sum. */
  readonly statistic?: string;
}

/** A metric that the functions of a service publish. */
export function functionMetric(environment: Environment, options: FunctionMetricOptions): Metric {
  const { service, metric, outcome, period, statistic = Stats.SUM } = options;
  return new Metric({
    namespace: namespaceOf(environment),
    metricName: metric,
    dimensionsMap: { service, ...(outcome === undefined ? {} : { outcome }) },
    period,
    statistic,
  });
}
