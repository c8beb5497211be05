import type { QueueModel, RuleModel, TableModel } from './model.ts';
import { inside, type Place, refuse } from './refusal.ts';
import { busKind, globalTableKind, queueKind, ruleKind, tableKind } from './resource-kinds.ts';
import { compilePatternAt, type StackReader } from './stack-reader.ts';

/** The tables, as the engine's definitions. */
export function readTables(reader: StackReader): TableModel[] {
  return [...reader.all(tableKind), ...reader.all(globalTableKind)].map(({ logicalId, name, properties }) => {
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes } = properties;
    const { StreamSpecification: stream, TimeToLiveSpecification: ttl } = properties;
    return {
      logicalId,
      name,
      arn: reader.scope.arnOf(logicalId),
      definition: {
        TableName: name,
        AttributeDefinitions,
        KeySchema,
        ...(GlobalSecondaryIndexes === undefined ? {} : { GlobalSecondaryIndexes }),
        ...(LocalSecondaryIndexes === undefined ? {} : { LocalSecondaryIndexes }),
        ...(stream === undefined
          ? {}
          : { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
        ...(ttl?.AttributeName === undefined
          ? {}
          : { TimeToLiveSpecification: { AttributeName: ttl.AttributeName, Enabled: ttl.Enabled } }),
      },
    };
  });
}

/** The queues; times in milliseconds. */
export function readQueues(reader: StackReader): QueueModel[] {
  return reader.all(queueKind).map(({ logicalId, name, properties }) => ({
    logicalId,
    name,
    arn: reader.scope.arnOf(logicalId),
    visibilityTimeoutMs: properties.VisibilityTimeout * 1000,
    delayMs: properties.DelaySeconds * 1000,
    retentionMs: properties.MessageRetentionPeriod * 1000,
    redrive: properties.RedrivePolicy && {
      deadLetterArn: properties.RedrivePolicy.deadLetterTargetArn,
      maxReceiveCount: properties.RedrivePolicy.maxReceiveCount,
    },
  }));
}

export function readBuses(reader: StackReader): { logicalId: string; name: string; arn: string }[] {
  return reader.all(busKind).map(({ logicalId, name }) => ({ logicalId, name, arn: reader.scope.arnOf(logicalId) }));
}

/** The rules with compiled patterns; a bus given by ARN is named by its name. */
export function readRules(reader: StackReader): RuleModel[] {
  return reader.all(ruleKind).map(({ logicalId, name, place, properties }) => {
    const { EventPattern: pattern, ScheduleExpression: schedule } = properties;
    if ((pattern === undefined) === (schedule === undefined)) {
      refuse(place, 'a rule has either an EventPattern or a ScheduleExpression');
    }
    return {
      logicalId,
      name,
      arn: reader.scope.arnOf(logicalId),
      bus: properties.EventBusName.split('/').at(-1) ?? 'default',
      enabled: properties.State !== 'DISABLED',
      matches: pattern && compilePatternAt(pattern, inside(place, 'EventPattern')),
      everyMs: schedule === undefined ? undefined : rateMs(schedule, inside(place, 'ScheduleExpression')),
      targets: properties.Targets.map((target) => ({
        id: target.Id,
        arn: target.Arn,
        input: target.Input,
        deadLetterArn: target.DeadLetterConfig?.Arn,
      })),
    };
  });
}

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function rateMs(expression: string, place: Place): number {
  const [, value, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const oneMs = unit === undefined ? undefined : unitMs[unit];
  if (oneMs === undefined || Number(value) < 1) {
    return refuse(place, `the schedule ${expression} is not known`, ['rate(N minutes|hours|days)']);
  }
  return Number(value) * oneMs;
}
