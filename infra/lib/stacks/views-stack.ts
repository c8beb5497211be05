import { newRecordFilter } from '@counterweight/dynamodb';
import { Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { FilterCriteria, type Function as LambdaFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import { deadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { nodeFunction } from '../constructs/node-function.ts';
import { onSchedule } from '../constructs/on-schedule.ts';
import {
  grantItems,
  grantObjects,
  KEEPING_SNAPSHOTS,
  MOVING_HEAD,
  PROJECTING,
  type Tables,
  tableNames,
} from '../constructs/table-access.ts';
import type { Environment } from '../environments.ts';

export interface ViewsStackProps extends StackProps {
  readonly environment: Environment;
  readonly tables: Tables;
}

/** From the ledger into the views: the stream in order, and the sweep for what a stream outage left behind. */
export class ViewsStack extends Stack {
  readonly projectorFunction: LambdaFunction;

  constructor(scope: Construct, id: string, { environment, tables, ...props }: ViewsStackProps) {
    super(scope, id, props);
    const projecting = {
      ledger: { read: ['GetItem', 'BatchGetItem', 'Query'], write: PROJECTING },
      quarantine: { write: ['PutItem'] },
    } as const;
    this.projectorFunction = this.projector(environment, tables);
    grantItems(this.projectorFunction, tables, projecting);
    grantItems(this.sweep(environment, tables), tables, {
      ...projecting,
      ledger: {
        read: projecting.ledger.read,
        indexes: ['by-accepted'],
        write: { PutItem: [...PROJECTING.PutItem, 'sweepMark'] },
      },
    });
    grantItems(this.closeDay(environment, tables), tables, { ledger: { read: ['GetItem'], write: MOVING_HEAD } });
    const compactor = this.compactor(environment, tables);
    grantItems(compactor, tables, { ledger: { read: ['GetItem', 'BatchGetItem', 'Query', 'Scan'] } });
    grantObjects(compactor, tables, KEEPING_SNAPSHOTS);
  }

  private projector(environment: Environment, tables: Tables): LambdaFunction {
    const projector = nodeFunction(this, 'Projector', environment, {
      bundle: 'projector',
      handler: 'handler',
      description: 'Makes recorded events known: appends them, and the rows that came and went, to the journal',
      timeout: Duration.minutes(1),
      memoryMb: 1024,
      variables: tableNames(tables),
    });
    projector.addEventSource(
      new DynamoEventSource(tables.ledger, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        // Three of the ledger's items an event, of which the filter lets one through.
        batchSize: 300,
        maxBatchingWindow: Duration.seconds(1),
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 20,
        maxRecordAge: Duration.hours(20),
        onFailure: new SqsDlq(deadLetterQueue(this, 'ProjectorFailures')),
        filters: [FilterCriteria.filter(newRecordFilter)],
      }),
    );
    Validations.of(projector.role ?? projector).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams, which an event source mapping needs, knows no narrower resource',
    });
    return projector;
  }

  private sweep(environment: Environment, tables: Tables): LambdaFunction {
    const sweep = nodeFunction(this, 'Sweep', environment, {
      bundle: 'projector',
      handler: 'sweep',
      description: 'Projects what was recorded and never delivered by the stream',
      timeout: Duration.minutes(15),
      memoryMb: 1024,
      variables: tableNames(tables),
      oneAtATime: true,
    });
    onSchedule(this, sweep, Duration.minutes(15), 'Every quarter of an hour');
    return sweep;
  }

  private closeDay(environment: Environment, tables: Tables): LambdaFunction {
    const closeDay = nodeFunction(this, 'CloseDay', environment, {
      bundle: 'projector',
      handler: 'closeDay',
      description: 'Closes the days before today, so that answers about them can never change',
      timeout: Duration.minutes(1),
      variables: tableNames(tables),
      oneAtATime: true,
    });
    onSchedule(this, closeDay, Duration.minutes(5), 'Every five minutes');
    return closeDay;
  }

  private compactor(environment: Environment, tables: Tables): LambdaFunction {
    const compactor = nodeFunction(this, 'Compactor', environment, {
      bundle: 'compactor',
      handler: 'handler',
      description: 'Makes a snapshot of the views when the journal after the newest one is long',
      timeout: Duration.minutes(15),
      memoryMb: 3008,
      variables: tableNames(tables),
      oneAtATime: true,
    });
    onSchedule(this, compactor, Duration.minutes(5), 'Every five minutes');
    return compactor;
  }
}
