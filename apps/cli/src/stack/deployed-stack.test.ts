import { afterEach, describe, expect, test, vi } from 'vitest';
import { type DescribedStack, fakeCloudFormation } from '../../test/fake-cloudformation.ts';
import { findDeployedStack } from './deployed-stack.ts';
import { withStack } from './open-stack.ts';
import { outputOf } from './stack-address.ts';

const deployed: readonly DescribedStack[] = [
  {
    name: 'Counterweight-prod-Data',
    outputs: { LedgerTableName: 'prod-ledger', SnapshotsBucketName: 'prod-snapshots' },
  },
  { name: 'SomebodyElses', outputs: { LedgerTableName: 'not-ours' } },
  { name: 'Counterweight-dev-Data', outputs: { LedgerTableName: 'dev-ledger' } },
  { name: 'Counterweight-prod-Api', outputs: { ApiUrl: 'https://api.example' } },
];

/** Runs `body` where the SDK's environment names an account that holds these stacks. */
async function withAccount(stacks: readonly DescribedStack[], body: () => Promise<void>): Promise<void> {
  const cloudFormation = await fakeCloudFormation(stacks);
  vi.stubEnv('AWS_ENDPOINT_URL_CLOUDFORMATION', cloudFormation.url);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'operator');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  try {
    await body();
  } finally {
    await cloudFormation.close();
  }
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a deployed environment', () => {
  test('is what all of its stacks give out, page after page, and nothing of other stacks', async () => {
    await withAccount(deployed, async () => {
      const address = await findDeployedStack('prod');
      expect(address.outputs).toEqual({
        LedgerTableName: 'prod-ledger',
        SnapshotsBucketName: 'prod-snapshots',
        ApiUrl: 'https://api.example',
      });
      expect(address.settings('dynamodb')).toEqual({});
    });
  });

  test('that is not there is refused with those that are', async () => {
    await withAccount(deployed, async () => {
      await expect(findDeployedStack('pro')).rejects.toThrow(
        '--stack pro: no stack is called Counterweight-pro-... in this account and region; deployed are: dev, prod',
      );
    });
  });

  test('that lacks an output is said to be of another version', async () => {
    await withAccount(deployed, async () => {
      const address = await findDeployedStack('dev');
      expect(() => outputOf(address, 'SnapshotsBucketName')).toThrow('the stack dev names no SnapshotsBucketName');
    });
  });

  test('that cannot be asked is said with what names the account', async () => {
    await withAccount([], async () => {
      vi.stubEnv('AWS_ENDPOINT_URL_CLOUDFORMATION', 'http://127.0.0.1:1');
      const asked = withStack({ stack: 'prod', dataDir: '/nowhere' }, async () => {});
      await expect(asked).rejects.toThrow(
        /^--stack prod: CloudFormation could not be asked .*AWS_PROFILE and AWS_REGION/,
      );
    });
  });
});
