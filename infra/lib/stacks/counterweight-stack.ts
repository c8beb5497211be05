import { newRecordFilter } from '@counterweight/dynamodb';
import { API_ENVELOPE_SOURCE } from '@counterweight/ledger';
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpApi, PayloadFormatVersion } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Match, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Effect, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { counterweightTable } from '../constructs/counterweight-table.ts';
import { nodeFunction } from '../constructs/node-function.ts';

/** The operator's ranking of datasets: see docs/definitions.md. A source that is not named here ranks 0. */
const DATASET_PRECEDENCE = {
  'counterweight-demo': 10,
  'missile-attacks-daily': 20,
  'kiel-ukraine-support-tracker': 20,
  'ecb-reference-rates': 20,
};

const INGEST_TIMEOUT = Duration.seconds(30);

/** The way of an event, from the bus to the API, with a dead-letter queue wherever the platform could drop one. */
export class CounterweightStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, { description: 'Counterweight: strikes and support, auditable', ...props });
    const tables = this.tables();
    const bus = new EventBus(this, 'Bus', { eventBusName: 'counterweight' });
    this.ingest(bus, tables);
    this.projector(tables);
    const api = this.api(bus, tables);
    this.operations(tables);
    const outputs = {
      BusName: bus.eventBusName,
      LedgerTableName: tables.ledger.tableName,
      ViewsTableName: tables.views.tableName,
      QuarantineTableName: tables.quarantine.tableName,
      ApiUrl: api.apiEndpoint,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }

  private tables() {
    return {
      ledger: counterweightTable(this, 'Ledger', 'ledger'),
      views: counterweightTable(this, 'Views', 'views'),
      quarantine: counterweightTable(this, 'Quarantine', 'quarantine'),
    };
  }

  /** Bus -> one catch-all rule -> queue -> function. What no rule pattern could refuse, ingest judges. */
  private ingest(bus: EventBus, tables: Tables): void {
    const queue = new Queue(this, 'IngestQueue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * INGEST_TIMEOUT.toSeconds()),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.deadLetters('IngestDeadLetters'), maxReceiveCount: 5 },
    });
    new Rule(this, 'CatchAll', {
      eventBus: bus,
      description: 'Every event on the bus, whoever sent it',
      eventPattern: { source: Match.prefix('') },
      targets: [new SqsQueue(queue, { deadLetterQueue: this.deadLetters('RuleDeadLetters') })],
    });
    const senders = { apiAccount: this.account, accounts: [{ account: this.account, sources: ['*'] }] };
    const ingest = nodeFunction(this, 'Ingest', {
      bundle: 'ingest',
      handler: 'handler',
      description: 'Records bus events in the ledger, or quarantines them with the reason',
      timeout: INGEST_TIMEOUT,
      environment: { ...tableNames(tables), SENDERS: this.toJsonString(senders) },
    });
    ingest.addEventSource(
      new SqsEventSource(queue, {
        batchSize: 100,
        maxBatchingWindow: Duration.seconds(1),
        maxConcurrency: 10,
        reportBatchItemFailures: true,
      }),
    );
    grant(tables.ledger, ingest, ['GetItem', 'BatchGetItem', 'PutItem', 'ConditionCheckItem']);
    grant(tables.quarantine, ingest, ['PutItem']);
  }

  /** Ledger stream -> function, in order; and the sweep for what a stream outage left behind. */
  private projector(tables: Tables): void {
    const environment = tableNames(tables);
    const projector = nodeFunction(this, 'Projector', {
      bundle: 'projector',
      handler: 'handler',
      description: 'Makes recorded events known: moves the views and appends to the journal',
      timeout: Duration.minutes(1),
      memoryMb: 1024,
      environment,
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
        onFailure: new SqsDlq(this.deadLetters('ProjectorFailures')),
        filters: [FilterCriteria.filter(newRecordFilter)],
      }),
    );
    const sweep = nodeFunction(this, 'Sweep', {
      bundle: 'projector',
      handler: 'sweep',
      description: 'Projects what was recorded and never delivered by the stream',
      timeout: Duration.minutes(15),
      memoryMb: 1024,
      environment,
      reservedConcurrentExecutions: 1,
    });
    new Rule(this, 'SweepSchedule', {
      description: 'Every quarter of an hour',
      schedule: Schedule.rate(Duration.minutes(15)),
      targets: [new FunctionTarget(sweep, { retryAttempts: 2, deadLetterQueue: this.deadLetters('SweepDeadLetters') })],
    });
    for (const reader of [projector, sweep]) {
      grant(tables.ledger, reader, ['GetItem', 'Query', 'PutItem', 'ConditionCheckItem']);
      grant(tables.views, reader, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem']);
      grant(tables.quarantine, reader, ['PutItem']);
    }
  }

  private api(bus: EventBus, tables: Tables): HttpApi {
    const api = nodeFunction(this, 'Api', {
      bundle: 'api',
      handler: 'handler',
      description: 'The HTTP API: views, entities, publishing, receipts',
      timeout: Duration.seconds(29),
      memoryMb: 1769,
      environment: {
        ...tableNames(tables),
        BUS_NAME: bus.eventBusName,
        DATASET_PRECEDENCE: JSON.stringify(DATASET_PRECEDENCE),
      },
    });
    // Closing a day appends a journal item, the one thing the API writes.
    grant(tables.ledger, api, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem']);
    grant(tables.views, api, ['GetItem', 'BatchGetItem', 'Query']);
    grant(tables.quarantine, api, ['GetItem', 'BatchGetItem', 'Query']);
    bus.grantPutEventsTo(api);
    this.reserveEnvelopeSource(bus, api);
    return new HttpApi(this, 'HttpApi', {
      description: 'Counterweight',
      defaultIntegration: new HttpLambdaIntegration('ApiIntegration', api, {
        payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      }),
    });
  }

  /** Ingest trusts what comes under the API's envelope source, so the bus takes it from the API's function alone. */
  private reserveEnvelopeSource(bus: EventBus, api: LambdaFunction): void {
    if (api.role === undefined) throw new Error('the API function has no role to reserve its envelope source for');
    bus.addToResourcePolicy(
      new PolicyStatement({
        sid: 'OnlyTheApiUsesItsSource',
        effect: Effect.DENY,
        principals: [new StarPrincipal()],
        actions: ['events:PutEvents'],
        resources: [bus.eventBusArn],
        conditions: {
          StringEquals: { 'events:source': API_ENVELOPE_SOURCE },
          ArnNotEquals: { 'aws:PrincipalArn': api.role.roleArn },
        },
      }),
    );
  }

  private operations(tables: Tables): void {
    const verify = nodeFunction(this, 'Verify', {
      bundle: 'operations',
      handler: 'verify',
      description: 'Recomputes every view from the ledger and reports differences',
      timeout: Duration.minutes(15),
      memoryMb: 3008,
      environment: tableNames(tables),
      reservedConcurrentExecutions: 1,
    });
    grant(tables.ledger, verify, ['GetItem', 'Query', 'Scan']);
    grant(tables.views, verify, ['GetItem', 'Query', 'Scan']);
  }

  private deadLetters(id: string): Queue {
    return new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
  }
}

interface Tables {
  readonly ledger: Table;
  readonly views: Table;
  readonly quarantine: Table;
}

function tableNames({ ledger, views, quarantine }: Tables): Readonly<Record<string, string>> {
  return { LEDGER_TABLE: ledger.tableName, VIEWS_TABLE: views.tableName, QUARANTINE_TABLE: quarantine.tableName };
}

function grant(table: Table, to: LambdaFunction, actions: readonly string[]): void {
  table.grant(to, ...actions.map((action) => `dynamodb:${action}`));
}
