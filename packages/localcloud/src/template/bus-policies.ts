import { appliesTo } from '../services/eventbridge/bus-policy-statement.ts';
import type { BusPolicyModel } from './model.ts';
import { inside, refuse } from './refusal.ts';
import { busPolicyKind } from './resource-kinds.ts';
import type { StackReader } from './stack-reader.ts';

/**
 * The statements that deny something. One that allows is read, so that what is not known in it is said, and left out:
 * whoever calls is of the account, and what the account's own policies would allow is not evaluated here.
 */
export function readBusPolicies(reader: StackReader): BusPolicyModel[] {
  return reader.all(busPolicyKind).flatMap(({ logicalId, place, properties }) => {
    const { EventBusName, Statement: statement } = properties;
    const bus = EventBusName.split('/').at(-1) ?? EventBusName;
    const arn = reader.scope.arn('events', `event-bus/${bus}`);
    if (statement.Resource.some((resource) => resource !== arn)) {
      refuse(inside(inside(place, 'Statement'), 'Resource'), 'the resource is not the bus the policy belongs to', [
        arn,
      ]);
    }
    if (statement.Effect === 'Allow') return [];
    return [{ logicalId, bus, denies: (request) => appliesTo(statement, request) }];
  });
}
