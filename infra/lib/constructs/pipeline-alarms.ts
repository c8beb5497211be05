import { metricNames } from '@counterweight/observability/metric-names';
import { Duration } from 'aws-cdk-lib';
import { MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Environment } from '../environments.ts';
import type { AlarmOptions } from './alarm.ts';
import { API_MEMORY_MB } from './api-memory.ts';
import { functionMetric } from './function-metric.ts';
import type { Watched } from './watched.ts';

/** Longer than a sweep needs to catch up for a failed stream. */
const LATE = Duration.minutes(5);
const MAX_QUARANTINED_AN_HOUR = 20;

const often = Duration.minutes(5);
const hour = Duration.hours(1);

/** Alarms for events that should have been recorded and were not. */
export function ingestAlarms(
  environment: Environment,
  { ingestQueue, waitingQueue }: Pick<Watched, 'ingestQueue' | 'waitingQueue'>,
): readonly AlarmOptions[] {
  const oldest = (queue: Queue) =>
    queue.metricApproximateAgeOfOldestMessage({ period: often, statistic: Stats.MAXIMUM });
  const count = (outcome: string) =>
    functionMetric(environment, { service: 'ingest', metric: metricNames.events, outcome, period: hour });
  return [
    {
      name: 'ingest-queue-age',
      says: 'An event has waited in the ingest queue for more than five minutes',
      metric: oldest(ingestQueue),
      above: LATE.toSeconds(),
      periods: 2,
      missing: 'fine',
    },
    {
      name: 'waiting-events-age',
      says: 'An event over its source’s budget has waited for more than an hour without being tried again',
      metric: oldest(waitingQueue),
      above: hour.toSeconds(),
      periods: 2,
      missing: 'fine',
    },
    {
      name: 'quarantine-growth',
      says: `More than ${MAX_QUARANTINED_AN_HOUR} events went to quarantine within an hour`,
      metric: new MathExpression({
        expression: 'FILL(refused, 0) + FILL(conflicting, 0)',
        usingMetrics: { refused: count('quarantined'), conflicting: count('conflict') },
        label: 'quarantined',
        period: hour,
      }),
      above: MAX_QUARANTINED_AN_HOUR,
      missing: 'fine',
    },
  ];
}

/** Alarms for records that should be visible and are not. */
export function projectorAlarms(environment: Environment, projector: LambdaFunction): readonly AlarmOptions[] {
  const lag = { service: 'projector', metric: metricNames.lag, period: often, statistic: Stats.MAXIMUM } as const;
  const unprojectable = { service: 'projector', metric: metricNames.entities, outcome: 'quarantined' } as const;
  return [
    {
      name: 'projector-lag',
      says: 'Events became visible more than five minutes after they were accepted',
      metric: functionMetric(environment, lag),
      above: LATE.toSeconds(),
      periods: 2,
      missing: 'fine',
    },
    {
      name: 'projector-iterator-age',
      says: 'The projector is more than five minutes behind the ledger’s stream',
      metric: projector.metric('IteratorAge', { period: often, statistic: Stats.MAXIMUM }),
      above: LATE.toMilliseconds(),
      periods: 2,
      missing: 'fine',
    },
    {
      name: 'unprojectable',
      says: 'A recorded entity cannot be projected and lies in quarantine',
      metric: functionMetric(environment, { ...unprojectable, period: often }),
      above: 0,
      missing: 'fine',
    },
  ];
}

/** Alarms for the sweep: it should run, find nothing, and repair what it finds. */
export function sweepAlarms(environment: Environment): readonly AlarmOptions[] {
  const swept = (metric: 'SweptProjected' | 'SweptFailed', statistic: string) =>
    functionMetric(environment, { service: 'projector', metric, period: hour, statistic });
  return [
    {
      name: 'sweep-missing',
      says: 'No sweep has finished for an hour, which should see four',
      metric: swept(metricNames.sweptFailed, Stats.SAMPLE_COUNT),
      below: 1,
      missing: 'wrong',
    },
    {
      name: 'sweep-found',
      says: 'The sweep projected what the stream should have delivered',
      metric: swept(metricNames.sweptProjected, Stats.SUM),
      above: 0,
      missing: 'fine',
    },
    {
      name: 'sweep-failed',
      says: 'The sweep could not project what it found',
      metric: swept(metricNames.sweptFailed, Stats.SUM),
      above: 0,
      missing: 'fine',
    },
  ];
}

/** Alarms for the snapshots and for what they hold: that they are made, and that it fits into the API's memory. */
export function snapshotAlarms(environment: Environment): readonly AlarmOptions[] {
  const views = (statistic: string) =>
    functionMetric(environment, { service: 'compactor', metric: metricNames.viewsBytes, period: hour, statistic });
  return [
    {
      name: 'compactor-missing',
      says: 'The compactor has not run to its end for an hour, which should see twelve',
      metric: views(Stats.SAMPLE_COUNT),
      below: 1,
      missing: 'wrong',
    },
    {
      name: 'views-memory',
      says: 'The views take more than half of the memory that the API has',
      metric: views(Stats.MAXIMUM),
      above: (API_MEMORY_MB * 1024 * 1024) / 2,
      missing: 'unchanged',
    },
  ];
}

/** Alarms for the daily verification: a finding stands until the next run; a missing run is an alarm too. */
export function verifyAlarms(environment: Environment): readonly AlarmOptions[] {
  const found = (metric: 'Differences' | 'AwaitingHeaderOverdue', statistic: string, period: Duration) =>
    functionMetric(environment, { service: 'operations', metric, period, statistic });
  return [
    {
      name: 'verify-differences',
      says: 'A view says something else than the ledger, replayed',
      metric: found(metricNames.differences, Stats.MAXIMUM, hour),
      above: 0,
      missing: 'unchanged',
    },
    {
      name: 'verify-missing',
      says: 'No verification has finished for thirty hours, which should see one a day',
      metric: found(metricNames.differences, Stats.SAMPLE_COUNT, Duration.hours(6)),
      below: 1,
      periods: 5,
      missing: 'wrong',
    },
    {
      name: 'awaiting-header',
      says: 'Transactions of a pledge have waited for its header for more than a day, and count nothing',
      metric: found(metricNames.awaitingHeaderOverdue, Stats.MAXIMUM, hour),
      above: 0,
      missing: 'unchanged',
    },
  ];
}
