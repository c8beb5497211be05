import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { nodeFunction } from '../constructs/node-function.ts';
import { onSchedule } from '../constructs/on-schedule.ts';
import { operatorFunctions } from '../constructs/operator-functions.ts';
import { signingKey } from '../constructs/signing-key.ts';
import { ADDING_CHECKPOINTS, grantItems, grantObjects, type Tables, tableNames } from '../constructs/table-access.ts';
import { watch } from '../constructs/watch.ts';
import type { Watched } from '../constructs/watched.ts';
import type { Environment } from '../environments.ts';

export interface OperationsStackProps extends StackProps {
  readonly environment: Environment;
  readonly watched: Watched;
}

/** What watches over the rest and mends it. */
export class OperationsStack extends Stack {
  constructor(scope: Construct, id: string, { environment, watched, ...props }: OperationsStackProps) {
    super(scope, id, props);
    this.verify(environment, watched.tables);
    this.checkpoint(environment, watched.tables);
    operatorFunctions(this, { environment, ...watched });
    watch(this, environment, watched);
  }

  private verify(environment: Environment, tables: Tables): void {
    const verify = nodeFunction(this, 'Verify', environment, {
      bundle: 'operations',
      handler: 'verify',
      description: 'Folds every record of the ledger again and reports what differs',
      timeout: Duration.minutes(15),
      memoryMb: 3008,
      variables: tableNames(tables),
      oneAtATime: true,
    });
    onSchedule(this, verify, Duration.days(1), 'Once a day');
    grantItems(verify, tables, { ledger: { read: ['GetItem', 'BatchGetItem', 'Query', 'Scan'] } });
    grantObjects(verify, tables);
  }

  private checkpoint(environment: Environment, tables: Tables): void {
    const checkpoint = nodeFunction(this, 'Checkpoint', environment, {
      bundle: 'operations',
      handler: 'checkpoint',
      description: 'Signs how long the journal is and the root of its tree',
      timeout: Duration.minutes(5),
      memoryMb: 1769,
      variables: { ...tableNames(tables), CHECKPOINT_ORIGIN: `counterweight-${environment.name}` },
      oneAtATime: true,
    });
    onSchedule(this, checkpoint, Duration.minutes(15), 'Every fifteen minutes');
    grantItems(checkpoint, tables, { ledger: { read: ['GetItem', 'Query'] } });
    grantObjects(checkpoint, tables, ADDING_CHECKPOINTS);
    checkpoint.addEnvironment('CHECKPOINT_KEY_ID', signingKey(this, 'CheckpointKey', checkpoint).keyId);
  }
}
