import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRootPrincipal, ArnPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** What whoever administers the account may do with the key, by IAM: all that keeps it, and not sign. */
const KEEPING = [
  'CancelKeyDeletion',
  'DescribeKey',
  'DisableKey',
  'EnableKey',
  'GetKeyPolicy',
  'GetKeyRotationStatus',
  'GetPublicKey',
  'ListKeyPolicies',
  'ListResourceTags',
  'PutKeyPolicy',
  'ScheduleKeyDeletion',
  'TagResource',
  'UntagResource',
  'UpdateKeyDescription',
];
const SIGNING = ['GetPublicKey', 'Sign'];

const kms = (names: readonly string[]) => names.map((name) => `kms:${name}`);

/**
 * An Ed25519 key that one function signs with, and nobody else: the key's own policy says so as well as the function's. Where
 * the environment keeps its data, `keepData` makes it outlive its stack: what another key signs is no continuation.
 */
export function signingKey(scope: Construct, id: string, signer: LambdaFunction): Key {
  const { role } = signer;
  if (role === undefined) throw new Error(`${signer.node.id} has no role to sign with`);
  const key = new Key(scope, id, {
    description: 'Signs the checkpoints of the journal',
    keySpec: KeySpec.ECC_NIST_EDWARDS25519,
    keyUsage: KeyUsage.SIGN_VERIFY,
    pendingWindow: Duration.days(30),
    removalPolicy: RemovalPolicy.DESTROY,
    policy: new PolicyDocument({
      statements: [
        new PolicyStatement({ principals: [new AccountRootPrincipal()], actions: kms(KEEPING), resources: ['*'] }),
        new PolicyStatement({ principals: [new ArnPrincipal(role.roleArn)], actions: kms(SIGNING), resources: ['*'] }),
      ],
    }),
  });
  signer.addToRolePolicy(new PolicyStatement({ actions: kms(SIGNING), resources: [key.keyArn] }));
  return key;
}
