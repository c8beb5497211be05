import { CommandError } from '../command/command-error.ts';
import type { StackAddress } from './stack-address.ts';
import { readStackFile } from './stack-file.ts';

/** The stack that `npm start` runs on the data directory. Throws CommandError when none does. */
export function findLocalStack(dataDir: string): StackAddress {
  const stack = readStackFile(dataDir);
  if (stack === undefined) {
    throw new CommandError(
      `no stack runs on ${dataDir}: start it with \`npm start\`, or name its folder with --data-dir`,
    );
  }
  const endpoints = {
    dynamodb: stack.dynamodbUrl,
    events: stack.eventsUrl,
    lambda: stack.functionsUrl,
    s3: stack.objectsUrl,
  };
  return {
    title: `the stack on ${dataDir}`,
    outputs: stack.outputs,
    settings: (service) => ({
      endpoint: endpoints[service],
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  };
}
