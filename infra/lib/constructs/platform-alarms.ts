import { Duration, Fn } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct, IConstruct } from 'constructs';
import { type AlarmOptions, kebab } from './alarm.ts';
import type { Tables } from './table-access.ts';

const period = Duration.minutes(5);

/** Every construct of the app so far: resources added later get their alarms without being listed. */
function allConstructs(scope: Construct): readonly IConstruct[] {
  return scope.node.root.node.findAll();
}

/** Alarms for every function: errors and throttles. */
export function functionAlarms(scope: Construct): readonly AlarmOptions[] {
  const functions = allConstructs(scope).filter((each) => each instanceof LambdaFunction);
  return functions.flatMap((each): readonly AlarmOptions[] => [
    {
      name: `${kebab(each.node.id)}-errors`,
      runbook: 'function-errors',
      says: `The function ${each.node.id} threw, timed out or ran out of memory`,
      metric: each.metricErrors({ period, statistic: Stats.SUM }),
      above: 0,
      missing: 'fine',
    },
    {
      name: `${kebab(each.node.id)}-throttles`,
      runbook: 'function-throttles',
      says: `The function ${each.node.id} was called more often than it may run`,
      metric: each.metricThrottles({ period, statistic: Stats.SUM }),
      above: 0,
      periods: 3,
      missing: 'fine',
    },
  ]);
}

/** Alarms for every dead-letter queue (a queue without one of its own): it holds a message. */
export function deadLetterAlarms(scope: Construct): readonly AlarmOptions[] {
  const ends = allConstructs(scope).filter((each) => each instanceof Queue && each.deadLetterQueue === undefined);
  return ends.flatMap((each) =>
    each instanceof Queue
      ? {
          name: kebab(each.node.id),
          says: `Something the platform could not deliver lies in ${each.node.id}`,
          metric: each.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM }),
          above: 0,
          missing: 'fine',
        }
      : [],
  );
}

/** Alarms for every rule: an event reached neither its target nor the dead-letter queue, and is lost. */
export function ruleAlarms(scope: Construct): readonly AlarmOptions[] {
  const rules = allConstructs(scope).filter((each) => each instanceof CfnRule);
  return rules.map((each) => {
    const id = each.node.scope?.node.id ?? each.node.id;
    // rule/<bus>/<name>, or rule/<name> on the account's own bus.
    const part = (at: number) => Fn.select(at, Fn.split('/', each.attrArn));
    const onOwnBus = each.eventBusName !== undefined;
    const dimensionsMap = { ...(onOwnBus && { EventBusName: part(1) }), RuleName: part(onOwnBus ? 2 : 1) };
    return {
      name: `${kebab(id)}-undeliverable`,
      runbook: 'rule-undeliverable',
      says: `The rule ${id} could deliver an event neither to its target nor to its dead letters`,
      metric: new Metric({
        ...{ namespace: 'AWS/Events', metricName: 'InvocationsFailedToBeSentToDlq', dimensionsMap },
        ...{ period, statistic: Stats.SUM },
      }),
      above: 0,
      missing: 'fine',
    };
  });
}

/** Alarms for every table: it or one of its indexes was throttled. */
export function tableAlarms(
  tables: Tables,
  indexes: Readonly<Record<string, readonly string[]>>,
): readonly AlarmOptions[] {
  return (['ledger', 'quarantine', 'tokens'] as const).map((name) => ({
    name: `${name}-table-throttles`,
    runbook: 'table-throttles',
    says: `The ${name} table or one of its indexes refused reads or writes for want of throughput`,
    metric: throttles(tables[name], indexes[name] ?? []),
    above: 0,
    periods: 3,
    missing: 'fine',
  }));
}

/** The alarm for server errors of the API. */
export function apiAlarms(api: HttpApi): readonly AlarmOptions[] {
  return [
    {
      name: 'api-5xx',
      says: 'The API answered 5xx more than four times in five minutes',
      metric: api.metricServerError({ period, statistic: Stats.SUM }),
      above: 4,
      missing: 'fine',
    },
  ];
}

/** An index that is throttled slows its table, and is counted apart from it. */
function throttles({ tableName }: Table, indexes: readonly string[]): IMetric {
  const where = [{}, ...indexes.map((index) => ({ GlobalSecondaryIndexName: index }))];
  const metrics = where.flatMap((index) =>
    ['ReadThrottleEvents', 'WriteThrottleEvents'].map(
      (metricName) =>
        new Metric({
          ...{ namespace: 'AWS/DynamoDB', metricName, dimensionsMap: { TableName: tableName, ...index } },
          ...{ period, statistic: Stats.SUM },
        }),
    ),
  );
  return new MathExpression({
    expression: 'SUM(METRICS())',
    usingMetrics: Object.fromEntries(metrics.map((metric, at) => [`m${at}`, metric])),
    label: 'throttled',
    period,
  });
}
