import { readFileSync } from 'node:fs';
import { metricNames } from '@counterweight/observability/metric-names';
import { describe, expect, test } from 'vitest';
import { locatedResources, namedIn, placeText } from './cross-stack.ts';
import { stackOf, synthesized } from './synthesized.ts';
import { deadLetterPlaces, runbookEntries, unwatched } from './watched.ts';

const stacks = synthesized({ env: 'prod', alarmEmail: 'operator@example.org' });
const alarms = locatedResources(stacks, 'AWS::CloudWatch::Alarm');
const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

/** Metric names that an alarm reads, with their dimensions. */
function metricsOf({ Properties }: (typeof alarms)[number]) {
  const single = Properties.MetricName === undefined ? [] : [Properties];
  const several = (Properties.Metrics ?? []).flatMap(
    (each: { MetricStat?: { Metric: unknown } }) => each.MetricStat?.Metric ?? [],
  );
  return [...single, ...several];
}

function alarmsOn(namespace: string, metric: string) {
  return alarms.filter((each) =>
    metricsOf(each).some(({ Namespace, MetricName }) => Namespace === namespace && MetricName === metric),
  );
}

function alarmAbout(anchor: string) {
  const found = alarms.find(({ Properties }) => Properties.AlarmDescription.endsWith(`#alarm-${anchor}`));
  if (found === undefined) throw new Error(`no alarm links ${anchor}`);
  return found.Properties;
}

describe('the runbook', () => {
  const linked = alarms.map(
    ({ Properties }) => /docs\/operations\.md#(alarm-[a-z0-9-]+)$/.exec(Properties.AlarmDescription)?.[1],
  );

  test('has an entry for each alarm, and an alarm for each entry', () => {
    expect(alarms.length).toBeGreaterThan(30);
    expect([...new Set(linked)].sort()).toEqual(
      runbookEntries(page)
        .map(({ anchor }) => anchor)
        .sort(),
    );
  });

  test('says in each entry what it means, how to look, what to do and when it is harmless', () => {
    for (const { anchor, parts } of runbookEntries(page)) {
      expect({ anchor, parts }).toEqual({ anchor, parts: ['Means', 'Look', 'Do', 'Harmless when'] });
    }
  });

  test('is read strictly: an entry without one of its parts is seen', () => {
    expect(runbookEntries('### alarm-x\n- **Means.** y\n- **Do.** z\n\n### Other\n- **Look.** not its own\n')).toEqual([
      { anchor: 'alarm-x', parts: ['Means', 'Do'] },
    ]);
  });
});

describe('what the platform could drop', () => {
  test('ends in dead letters, each with an alarm on what is visible there', () => {
    const places = deadLetterPlaces(stacks);
    expect(places.length).toBeGreaterThanOrEqual(5);
    expect(unwatched(places, alarmsOn('AWS/SQS', 'ApproximateNumberOfMessagesVisible'), stacks)).toEqual([]);
  });

  test('is what a rule cannot even lay in its dead letters: each has an alarm', () => {
    const rules = locatedResources(stacks, 'AWS::Events::Rule').map(placeText);
    expect(unwatched(rules, alarmsOn('AWS/Events', 'InvocationsFailedToBeSentToDlq'), stacks)).toEqual([]);
  });

  test('is seen missing an alarm: the test looks through references and exports', () => {
    const places = deadLetterPlaces(stacks);
    const letters = alarmsOn('AWS/SQS', 'ApproximateNumberOfMessagesVisible');
    expect(unwatched(places, letters.slice(1), stacks)).toHaveLength(1);
    expect(unwatched(['Counterweight-prod-Events/Nowhere'], letters, stacks)).toHaveLength(1);
  });
});

test.each(['Errors', 'Throttles'])('every function has an alarm on its %s', (metric) => {
  const functions = locatedResources(stacks, 'AWS::Lambda::Function').map(placeText);
  expect(functions.length).toBeGreaterThanOrEqual(5);
  expect(unwatched(functions, alarmsOn('AWS/Lambda', metric), stacks)).toEqual([]);
});

test('every table has an alarm on throttled reads and writes, of itself and of each index', () => {
  const tables = locatedResources(stacks, 'AWS::DynamoDB::Table');
  for (const metric of ['ReadThrottleEvents', 'WriteThrottleEvents']) {
    const watching = alarmsOn('AWS/DynamoDB', metric);
    expect(unwatched(tables.map(placeText), watching, stacks)).toEqual([]);
    const indexes = watching.flatMap((each) =>
      metricsOf(each)
        .filter(({ MetricName }) => MetricName === metric)
        .flatMap(({ Dimensions }) =>
          Dimensions.flatMap(({ Name, Value }: Record<string, string>) =>
            Name === 'GlobalSecondaryIndexName' ? [Value] : [],
          ),
        ),
    );
    const named = tables.flatMap(({ Properties }) =>
      (Properties.GlobalSecondaryIndexes ?? []).map(({ IndexName }: { IndexName: string }) => IndexName),
    );
    expect(indexes.sort()).toEqual(named.sort());
  }
});

describe('the way of an event', () => {
  const [queue] = locatedResources(stacks, 'AWS::SQS::Queue').filter(({ Properties }) => Properties.RedrivePolicy);
  const [mapping] = locatedResources(stacks, 'AWS::Lambda::EventSourceMapping').filter(
    ({ Properties }) => Properties.StartingPosition,
  );
  const [api] = locatedResources(stacks, 'AWS::ApiGatewayV2::Api');

  test('has alarms on the age of the ingest queue, of the stream, and on the API’s own errors', () => {
    if (queue === undefined || mapping === undefined || api === undefined) throw new Error('no queue, stream or API');
    const [projector] = namedIn(mapping.Properties.FunctionName, mapping.stack, stacks);
    expect(unwatched([placeText(queue)], alarmsOn('AWS/SQS', 'ApproximateAgeOfOldestMessage'), stacks)).toEqual([]);
    expect(unwatched([projector ?? ''], alarmsOn('AWS/Lambda', 'IteratorAge'), stacks)).toEqual([]);
    expect(unwatched([placeText(api)], alarmsOn('AWS/ApiGateway', '5xx'), stacks)).toEqual([]);
  });

  test('has alarms on what the functions measure, under the name of their own environment', () => {
    const own = (metric: string) => alarmsOn('Counterweight/prod', metric).length;
    const { events, entities, lag, sweptProjected, sweptFailed, differences, awaitingHeaderOverdue } = metricNames;
    for (const metric of [events, entities, lag, sweptProjected, sweptFailed, differences, awaitingHeaderOverdue]) {
      expect({ metric, alarms: own(metric) }).not.toEqual({ metric, alarms: 0 });
    }
    for (const { Properties } of locatedResources(stacks, 'AWS::Lambda::Function')) {
      expect(Properties.Environment.Variables.POWERTOOLS_METRICS_NAMESPACE).toBe('Counterweight/prod');
    }
  });
});

describe('what no data means', () => {
  test('is said of every alarm', () => {
    for (const { Properties } of alarms)
      expect(Properties.TreatMissingData).toMatch(/^(notBreaching|breaching|ignore)$/);
  });

  test('is an alarm where a run that should have reported did not', () => {
    expect(alarmAbout('verify-missing')).toMatchObject({
      TreatMissingData: 'breaching',
      ComparisonOperator: 'LessThanThreshold',
    });
    expect(alarmAbout('sweep-missing')).toMatchObject({
      TreatMissingData: 'breaching',
      ComparisonOperator: 'LessThanThreshold',
    });
  });

  test('leaves what the last verification found as it is until the next', () => {
    expect(alarmAbout('verify-differences').TreatMissingData).toBe('ignore');
    expect(alarmAbout('awaiting-header').TreatMissingData).toBe('ignore');
  });
});

describe('whoever is told', () => {
  const { template, name } = stackOf(stacks, 'Operations');
  const own = (type: string) => locatedResources([stackOf(stacks, 'Operations')], type);
  const [topic] = own('AWS::SNS::Topic');

  test('is told by the one topic, when an alarm goes off and when it is over', () => {
    for (const { Properties } of alarms) {
      expect(Properties.AlarmActions).toEqual([{ Ref: topic?.logicalId }]);
      expect(Properties.OKActions).toEqual([{ Ref: topic?.logicalId }]);
    }
  });

  test('can be: the topic lets alarms and the budget of this account publish', () => {
    const [policy] = own('AWS::SNS::TopicPolicy');
    expect(policy?.Properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: ['budgets.amazonaws.com', 'cloudwatch.amazonaws.com'] },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    );
  });

  test('gets an e-mail where the environment names an address, and none where it does not', () => {
    expect(own('AWS::SNS::Subscription').map(({ Properties }) => Properties)).toMatchObject([
      { Protocol: 'email', Endpoint: 'operator@example.org' },
    ]);
    expect(locatedResources(synthesized({ env: 'dev' }), 'AWS::SNS::Subscription')).toEqual([]);
  });

  test('hears of the budget before the month has cost it', () => {
    const [budget] = own('AWS::Budgets::Budget');
    expect(budget?.Properties.Budget).toMatchObject({ TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 200, Unit: 'USD' } });
    const told = budget?.Properties.NotificationsWithSubscribers;
    expect(told.map((each: { Notification: object }) => each.Notification)).toMatchObject([
      { NotificationType: 'ACTUAL', Threshold: 80 },
      { NotificationType: 'FORECASTED', Threshold: 100 },
    ]);
    for (const { Subscribers } of told)
      expect(Subscribers).toEqual([{ SubscriptionType: 'SNS', Address: { Ref: topic?.logicalId } }]);
  });

  test('sees every alarm on the dashboard', () => {
    const [dashboard] = own('AWS::CloudWatch::Dashboard');
    const shown = new Set(namedIn(dashboard?.Properties.DashboardBody, name, stacks));
    const places = Object.keys(template.Resources).filter(
      (id) => template.Resources[id]?.Type === 'AWS::CloudWatch::Alarm',
    );
    expect(places.filter((logicalId) => !shown.has(placeText({ stack: name, logicalId })))).toEqual([]);
  });
});
