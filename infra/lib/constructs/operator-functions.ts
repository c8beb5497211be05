import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { nodeFunction } from './node-function.ts';
import { senderRegistry } from './sender-registry.ts';
import {
  grantItems,
  grantObjects,
  KEEPING_SNAPSHOTS,
  MOVING_HEAD,
  PROJECTING,
  RECORDING,
  type Tables,
  tableNames,
} from './table-access.ts';

export interface OperatorFunctionsProps {
  readonly environment: Environment;
  readonly tables: Tables;
  readonly ingestQueue: Queue;
}

/** The operator's name of each dead-letter queue. Events go back to the ingest queue; the other messages are notices of failures that a later run repairs. */
const deadLetterNames: Readonly<Record<string, { readonly name: string; readonly events: boolean }>> = {
  IngestDeadLetters: { name: 'ingest', events: true },
  RuleDeadLetters: { name: 'rule', events: true },
  ProjectorFailures: { name: 'stream', events: false },
  SweepDeadLetters: { name: 'sweep', events: false },
  CloseDayDeadLetters: { name: 'close-day', events: false },
  CompactorDeadLetters: { name: 'compactor', events: false },
  VerifyDeadLetters: { name: 'verify', events: false },
  CheckpointDeadLetters: { name: 'checkpoint', events: false },
};

/**
 * The functions that `cw rebuild`, `redact`, `quarantine retry`, `token` and `redrive` invoke, each with a role of its own. Call it
 * when every dead-letter queue exists. Throws when one has no name here.
 */
export function operatorFunctions(scope: Construct, props: OperatorFunctionsProps): void {
  const own = [
    rebuild(scope, props),
    redact(scope, props),
    retry(scope, props),
    keepTokens(scope, props),
    redrive(scope, props),
  ];
  for (const each of [...own, ...scheduled(scope)]) {
    new CfnOutput(scope, `${each.node.id}FunctionName`, { value: each.functionName });
  }
}

/** Scheduled functions that the operator can also run at once. */
function scheduled(scope: Construct): readonly LambdaFunction[] {
  const all = scope.node.root.node.findAll();
  return all.flatMap((each) =>
    each instanceof LambdaFunction && ['Checkpoint', 'CloseDay', 'Compactor', 'Sweep', 'Verify'].includes(each.node.id)
      ? [each]
      : [],
  );
}

const FOLLOWING = ['GetItem', 'BatchGetItem', 'Query'] as const;

function rebuild(scope: Construct, { environment, tables }: OperatorFunctionsProps): LambdaFunction {
  const made = nodeFunction(scope, 'Rebuild', environment, {
    bundle: 'operations',
    handler: 'rebuild',
    description: 'Makes the rows of a view anew from the ledger, beside the live ones, and switches',
    timeout: Duration.minutes(15),
    memoryMb: 3008,
    variables: tableNames(tables),
    oneAtATime: true,
  });
  grantItems(made, tables, { ledger: { read: [...FOLLOWING, 'Scan'], write: MOVING_HEAD } });
  grantObjects(made, tables, KEEPING_SNAPSHOTS);
  return made;
}

function redact(scope: Construct, { environment, tables }: OperatorFunctionsProps): LambdaFunction {
  const made = nodeFunction(scope, 'Redact', environment, {
    bundle: 'operations',
    handler: 'redact',
    description: 'Takes the payload of one record out of ledger, journal, snapshots and quarantine',
    timeout: Duration.minutes(15),
    memoryMb: 3008,
    variables: tableNames(tables),
    oneAtATime: true,
  });
  grantItems(made, tables, {
    ledger: {
      read: FOLLOWING,
      write: { ...PROJECTING, UpdateItem: ['records', 'journal'], DeleteItem: ['payloads'] },
    },
    quarantine: { read: ['GetItem', 'BatchGetItem'], write: ['UpdateItem'], indexes: ['newest'] },
  });
  grantObjects(made, tables, KEEPING_SNAPSHOTS);
  return made;
}

function retry(scope: Construct, { environment, tables }: OperatorFunctionsProps): LambdaFunction {
  const made = nodeFunction(scope, 'QuarantineRetry', environment, {
    bundle: 'operations',
    handler: 'retry',
    description: 'Sends quarantined events through the checks once more, as their senders sent them',
    timeout: Duration.minutes(5),
    memoryMb: 1024,
    variables: { ...tableNames(tables), SENDERS: senderRegistry(Stack.of(scope), environment) },
  });
  grantItems(made, tables, {
    ledger: {
      read: FOLLOWING,
      write: { ...RECORDING, ...PROJECTING },
    },
    quarantine: { read: ['GetItem', 'BatchGetItem'], write: ['PutItem', 'UpdateItem'], indexes: ['newest'] },
  });
  return made;
}

function keepTokens(scope: Construct, { environment, tables }: OperatorFunctionsProps): LambdaFunction {
  const made = nodeFunction(scope, 'Tokens', environment, {
    bundle: 'operations',
    handler: 'tokens',
    description: 'Keeps who may publish over HTTPS: draws up, suspends and revokes tokens',
    timeout: Duration.minutes(1),
    variables: tableNames(tables),
  });
  grantItems(made, tables, { tokens: { read: ['GetItem', 'Scan'], write: ['PutItem'] } });
  return made;
}

function redrive(scope: Construct, { environment, tables, ingestQueue }: OperatorFunctionsProps): LambdaFunction {
  const queues = deadLetterQueues(scope);
  const redrivable = queues.map(({ queue, name, events }) => {
    return { name, url: queue.queueUrl, ...(events ? { origin: ingestQueue.queueUrl } : {}) };
  });
  const made = nodeFunction(scope, 'Redrive', environment, {
    bundle: 'operations',
    handler: 'redrive',
    description: 'Sends dead letters back to where they came from',
    timeout: Duration.minutes(5),
    variables: { ...tableNames(tables), DEAD_LETTERS: Stack.of(scope).toJsonString(redrivable) },
  });
  const allow = (actions: string[], resources: string[]) =>
    made.addToRolePolicy(new PolicyStatement({ actions: actions.map((action) => `sqs:${action}`), resources }));
  allow(
    ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'],
    queues.map(({ queue }) => queue.queueArn),
  );
  allow(['SendMessage'], [ingestQueue.queueArn]);
  return made;
}

/** Every queue of the stacks without a dead-letter queue of its own. */
function deadLetterQueues(scope: Construct) {
  const all = scope.node.root.node.findAll();
  return all.flatMap((each) => {
    if (!(each instanceof Queue) || each.deadLetterQueue !== undefined) return [];
    const named = deadLetterNames[each.node.id];
    if (named === undefined) throw new Error(`${each.node.id}: a dead-letter queue that cw redrive has no name for`);
    return [{ queue: each, ...named }];
  });
}
