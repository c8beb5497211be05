import type { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { deadLetterQueue } from './dead-letter-queue.ts';

/** Runs a function by the clock; a run that failed three times leaves its trigger in dead letters. `says` describes the rule. */
export function onSchedule(scope: Construct, target: LambdaFunction, every: Duration, says: string): void {
  const name = target.node.id;
  const deadLetters = deadLetterQueue(scope, `${name}DeadLetters`);
  new Rule(scope, `${name}Schedule`, {
    description: says,
    schedule: Schedule.rate(every),
    targets: [new FunctionTarget(target, { retryAttempts: 2, deadLetterQueue: deadLetters })],
  });
}
