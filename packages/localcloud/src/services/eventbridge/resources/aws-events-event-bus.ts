import { z } from 'zod';
import { resourceType } from '../../../template/resource-type.ts';

export const awsEventsEventBus = resourceType({
  type: 'AWS::Events::EventBus',
  nameProperty: 'Name',
  attributes: { Arn: ({ arnIn, name }) => arnIn('events', `event-bus/${name}`), Name: ({ name }) => name },
  properties: z.object({ Name: z.string() }),
  withoutEffect: ['DeadLetterConfig', 'Description', 'KmsKeyIdentifier', 'LogConfig', 'Tags'],
  adds: ({ logicalId, name, arn }) => ({ buses: [{ logicalId, name, arn }] }),
});
