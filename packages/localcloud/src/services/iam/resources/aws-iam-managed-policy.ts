import { resourceType } from '../../../template/resource-type.ts';
import { awsIamPolicy } from './aws-iam-policy.ts';

/** Like a policy, and with a name of its own. */
export const awsIamManagedPolicy = resourceType({
  ...awsIamPolicy,
  type: 'AWS::IAM::ManagedPolicy',
  withoutEffect: ['Description', 'Groups', 'ManagedPolicyName', 'Path', 'Users'],
});
