import { z } from 'zod';
import { compilePattern } from '../../../template/event-pattern.ts';
import { inside, type Place, refuse } from '../../../template/refusal.ts';
import { resourceType } from '../../../template/resource-type.ts';

const target = z.strictObject({
  Id: z.string(),
  Arn: z.string(),
  Input: z.string().optional(),
  // Delivery to a local target does not fail for want of a network, so nothing is ever retried here.
  RetryPolicy: z.unknown().optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  RoleArn: z.unknown().optional(),
});

export const awsEventsRule = resourceType({
  type: 'AWS::Events::Rule',
  nameProperty: 'Name',
  attributes: { Arn: ({ arnIn, name }) => arnIn('events', `rule/${name}`) },
  properties: z.object({
    Name: z.string().optional(),
    EventBusName: z.string().default('default'),
    EventPattern: z.record(z.string(), z.unknown()).optional(),
    ScheduleExpression: z.string().optional(),
    State: z.enum(['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS']).default('ENABLED'),
    Targets: z.array(target).default([]),
  }),
  withoutEffect: ['Description', 'RoleArn', 'Tags'],
  adds: ({ logicalId, name, arn, place, properties }) => {
    const { EventPattern: pattern, ScheduleExpression: schedule } = properties;
    if ((pattern === undefined) === (schedule === undefined)) {
      refuse(place, 'a rule has either an EventPattern or a ScheduleExpression');
    }
    const rule = {
      logicalId,
      name,
      arn,
      bus: properties.EventBusName.split('/').at(-1) ?? 'default',
      enabled: properties.State !== 'DISABLED',
      matches: pattern && compilePattern(pattern, inside(place, 'EventPattern')),
      everyMs: schedule === undefined ? undefined : rateMs(schedule, inside(place, 'ScheduleExpression')),
      targets: properties.Targets.map(({ Id: id, Arn: arn, Input: input, DeadLetterConfig }) => {
        return { id, arn, input, deadLetterArn: DeadLetterConfig?.Arn };
      }),
    };
    return { rules: [rule] };
  },
});

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function rateMs(expression: string, place: Place): number {
  const [, value, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const oneMs = unit === undefined ? undefined : unitMs[unit];
  if (oneMs === undefined || Number(value) < 1) {
    return refuse(place, `the schedule ${expression} is not known`, ['rate(N minutes|hours|days)']);
  }
  return Number(value) * oneMs;
}
