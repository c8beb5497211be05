import { z } from 'zod';
import { inside } from '../../../template/refusal.ts';
import { resourceType } from '../../../template/resource-type.ts';
import { policyDocument, readStatements } from './policy-statements.ts';

export const awsIamRole = resourceType({
  type: 'AWS::IAM::Role',
  nameProperty: 'RoleName',
  attributes: {
    Arn: ({ accountId, name, property }) => `arn:aws:iam::${accountId}:role${String(property('Path') ?? '/')}${name}`,
  },
  properties: z.object({
    RoleName: z.string().optional(),
    Path: z.string().optional(),
    Policies: z.array(z.object({ PolicyDocument: policyDocument })).default([]),
  }),
  unresolved: ['Policies'],
  refused: { ManagedPolicyArns: 'what a policy outside the templates allows is not known here' },
  withoutEffect: ['AssumeRolePolicyDocument', 'Description', 'MaxSessionDuration', 'Tags'],
  adds: (role) => ({
    roles: [{ name: role.name, arn: role.arn }],
    roleStatements: role.properties.Policies.flatMap(({ PolicyDocument }) =>
      readStatements(role, PolicyDocument, inside(role.place, 'Policies'), [role.name]),
    ),
  }),
});
