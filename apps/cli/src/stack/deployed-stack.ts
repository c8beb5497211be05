import { CloudFormationClient, paginateDescribeStacks, type Stack } from '@aws-sdk/client-cloudformation';
import { CommandError } from '../command/command-error.ts';
import type { StackAddress } from './stack-address.ts';

const PREFIX = 'Counterweight-';

/**
 * A deployed environment, from the outputs of its CloudFormation stacks (`Counterweight-<environment>-...`) in the account
 * and region that the AWS SDK's own environment names. Throws CommandError when it cannot be asked or has no such stacks.
 */
export async function findDeployedStack(environment: string): Promise<StackAddress> {
  const own = `${PREFIX}${environment}-`;
  const stacks = await describeStacks(environment);
  const outputs: Record<string, string> = {};
  for (const { StackName = '', Outputs = [] } of stacks) {
    if (!StackName.startsWith(own)) continue;
    for (const { OutputKey, OutputValue } of Outputs) {
      if (OutputKey !== undefined && OutputValue !== undefined) outputs[OutputKey] = OutputValue;
    }
  }
  if (Object.keys(outputs).length === 0) throw unknownEnvironment(environment, stacks);
  return { title: `the stack ${environment}`, outputs, settings: () => ({}) };
}

async function describeStacks(environment: string): Promise<readonly Stack[]> {
  const client = new CloudFormationClient({ maxAttempts: 3 });
  const stacks: Stack[] = [];
  try {
    for await (const page of paginateDescribeStacks({ client }, {})) stacks.push(...(page.Stacks ?? []));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `--stack ${environment}: CloudFormation could not be asked (${why}); AWS_PROFILE and AWS_REGION name the account and region`,
    );
  } finally {
    client.destroy();
  }
  return stacks;
}

function unknownEnvironment(environment: string, stacks: readonly Stack[]): CommandError {
  const names = stacks.flatMap(({ StackName = '' }) => /^Counterweight-([a-z0-9]+)-/.exec(StackName)?.[1] ?? []);
  const there = [...new Set(names)].sort().join(', ') || 'none';
  return new CommandError(
    `--stack ${environment}: no stack is called ${PREFIX}${environment}-... in this account and region; deployed are: ${there}`,
  );
}
