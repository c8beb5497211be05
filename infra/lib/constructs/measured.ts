import { type MetricName, NAMESPACE_VARIABLE, type ServiceName } from '@counterweight/observability/metric-names';
import type { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Environment } from '../environments.ts';

/** The namespace of what an environment's functions measure: several may share an account. */
function namespaceOf({ name }: Environment): string {
  return `Counterweight/${name}`;
}

/** The environment variable by which a function learns its namespace. */
export function namespaceVariable(environment: Environment): Readonly<Record<string, string>> {
  return { [NAMESPACE_VARIABLE]: namespaceOf(environment) };
}

export interface Measured {
  readonly service: ServiceName;
  readonly metric: MetricName;
  /** Where the metric is counted by outcome. */
  readonly outcome?: string;
  readonly period: Duration;
  /** The sum unless told. */
  readonly statistic?: string;
}

/** What the functions of a service measured. */
export function measured(environment: Environment, measuredOf: Measured): Metric {
  const { service, metric, outcome, period, statistic = Stats.SUM } = measuredOf;
  return new Metric({
    namespace: namespaceOf(environment),
    metricName: metric,
    dimensionsMap: { service, ...(outcome === undefined ? {} : { outcome }) },
    period,
    statistic,
  });
}
