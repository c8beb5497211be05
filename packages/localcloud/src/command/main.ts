import type { LocalCloud } from '../local-cloud.ts';
import { startLocalCloud } from '../start-local-cloud.ts';
import { eventLine } from './event-line.ts';
import { readRunOptions, UsageError, usage } from './run-options.ts';

/**
 * The command line: `localcloud run <cdk.out>` runs until Ctrl-C or SIGTERM. Answers the exit code: 1 when the cloud does
 * not start or close, 2 for arguments that are not understood.
 */
export async function main(args: readonly string[]): Promise<number> {
  const [command, ...others] = args;
  try {
    if (command === '--help' || others.includes('--help')) process.stdout.write(usage);
    else if (command === 'run') await run(others);
    else throw new UsageError(command === undefined ? 'expected a command' : `there is no command ${command}`);
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    complain(error instanceof Error ? error.message : String(error));
    if (isUsage) process.stderr.write(`\n${usage}`);
    return isUsage ? 2 : 1;
  }
}

function complain(line: string): void {
  process.stderr.write(`localcloud: ${line}\n`);
}

async function run(args: readonly string[]): Promise<void> {
  const cloud = await startLocalCloud({
    ...readRunOptions(args),
    onEvent: (event) => {
      const line = eventLine(event);
      if (line !== undefined) process.stderr.write(`${line}\n`);
    },
  });
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  process.stdout.write(`${addressLines(cloud).join('\n')}\n`);
  await stopped;
  await cloud.close();
}

/** Where everything is. The first lines are environment variables as the AWS SDKs and the AWS CLI read them. */
function addressLines(cloud: LocalCloud): string[] {
  return [
    `AWS_ENDPOINT_URL_DYNAMODB=${cloud.dynamodbUrl}`,
    `AWS_ENDPOINT_URL_EVENTBRIDGE=${cloud.eventsUrl}`,
    `AWS_ENDPOINT_URL_LAMBDA=${cloud.functionsUrl}`,
    `AWS_ENDPOINT_URL_S3=${cloud.objectsUrl}`,
    `AWS_ENDPOINT_URL_SQS=${cloud.queuesUrl}`,
    `AWS_REGION=${cloud.region}`,
    ...Object.entries(cloud.httpUrls).map(([logicalId, url]) => `HTTP API ${logicalId}: ${url}`),
    ...Object.entries(cloud.outputs).map(([name, value]) => `Output ${name}: ${value}`),
    'Running. Ctrl-C ends it.',
  ];
}
