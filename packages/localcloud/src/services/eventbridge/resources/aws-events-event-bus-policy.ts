import { z } from 'zod';
import { inside, refuse } from '../../../template/refusal.ts';
import { resourceType } from '../../../template/resource-type.ts';
import { appliesTo, policyStatementSchema } from '../bus-policy-statement.ts';

/** A statement that denies. One that allows is only checked: every caller is of the account, which may put events. */
export const awsEventsEventBusPolicy = resourceType({
  type: 'AWS::Events::EventBusPolicy',
  properties: z.object({ EventBusName: z.string().default('default'), Statement: policyStatementSchema }),
  withoutEffect: ['StatementId'],
  adds: ({ logicalId, place, properties: { EventBusName, Statement: statement }, arnIn }) => {
    const bus = EventBusName.split('/').at(-1) ?? EventBusName;
    const arn = arnIn('events', `event-bus/${bus}`);
    if (statement.Resource.some((resource) => resource !== arn)) {
      const at = inside(inside(place, 'Statement'), 'Resource');
      refuse(at, 'the resource is not the bus the policy belongs to', [arn]);
    }
    if (statement.Effect === 'Allow') return {};
    return { busPolicies: [{ logicalId, bus, denies: (request) => appliesTo(statement, request) }] };
  },
});
