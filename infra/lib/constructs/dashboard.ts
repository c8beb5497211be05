import { metricNames } from '@counterweight/observability/metric-names';
import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  PeriodOverride,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { functionMetric } from './function-metric.ts';
import type { Watched } from './watched.ts';

export interface DashboardOptions extends Watched {
  readonly environment: Environment;
  readonly alarms: readonly Alarm[];
}

const period = Duration.minutes(5);

/** The way of an event from left to right and top to bottom, under the state of every alarm. */
export function dashboard(scope: Construct, id: string, options: DashboardOptions): Dashboard {
  return new Dashboard(scope, id, {
    periodOverride: PeriodOverride.AUTO,
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', alarms: [...options.alarms], width: 24, height: 6 })],
      wayIn(options),
      wayOut(options),
    ],
  });
}

function wayIn({ environment, ingestQueue, waitingQueue, tables }: DashboardOptions): GraphWidget[] {
  const outcomes = ['accepted', 'duplicate', 'conflict', 'quarantined', 'waiting', 'failed'].map((outcome) =>
    functionMetric(environment, { service: 'ingest', metric: metricNames.events, outcome, period }),
  );
  const retried = functionMetric(environment, { service: 'ingest', metric: metricNames.retried, period });
  const written = [tables.ledger, tables.quarantine].map((table) => table.metricConsumedWriteCapacityUnits({ period }));
  return [
    graph('Events by outcome', [...outcomes, retried]),
    graph(
      'Ingest and waiting queues: oldest message, seconds',
      [ingestQueue, waitingQueue].map((queue) =>
        queue.metricApproximateAgeOfOldestMessage({ period, statistic: Stats.MAXIMUM }),
      ),
    ),
    graph('Write units', written),
  ];
}

function wayOut({ environment, projector, httpApi }: DashboardOptions): GraphWidget[] {
  const lag = (statistic: string) =>
    functionMetric(environment, { service: 'projector', metric: metricNames.lag, period, statistic });
  return [
    graph('Accepted to visible, seconds', [lag(Stats.p(50)), lag(Stats.p(99)), lag(Stats.MAXIMUM)]),
    graph('Stream: iterator age, milliseconds', [
      projector.metric('IteratorAge', { period, statistic: Stats.MAXIMUM }),
    ]),
    graph('API: requests and 5xx', [
      httpApi.metricCount({ period, statistic: Stats.SUM }),
      httpApi.metricServerError({ period, statistic: Stats.SUM }),
    ]),
  ];
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 8, height: 6 });
}
