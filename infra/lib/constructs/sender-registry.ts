import type { Stack } from 'aws-cdk-lib';
import type { Environment } from '../environments.ts';

/** Who may publish, as the `SENDERS` of whatever judges events: the stack's own account, and the environment's publishers. */
export function senderRegistry(stack: Stack, { publishers, ownSources }: Environment): string {
  const accounts = [{ account: stack.account, sources: ownSources }, ...publishers];
  return stack.toJsonString({ apiAccount: stack.account, accounts });
}
