import { z } from 'zod';
import { inside } from '../../../template/refusal.ts';
import { resourceType } from '../../../template/resource-type.ts';
import { policyDocument, readStatements } from './policy-statements.ts';

export const awsIamPolicy = resourceType({
  type: 'AWS::IAM::Policy',
  properties: z.object({ Roles: z.array(z.string()).default([]), PolicyDocument: policyDocument }),
  unresolved: ['PolicyDocument'],
  withoutEffect: ['Groups', 'PolicyName', 'Users'],
  adds: (policy) => {
    const { PolicyDocument, Roles } = policy.properties;
    return { roleStatements: readStatements(policy, PolicyDocument, inside(policy.place, 'PolicyDocument'), Roles) };
  },
});
