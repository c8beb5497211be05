import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { type DeadLetterQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { allowPublishers, reserveEnvelopeSource } from '../constructs/bus-policy.ts';
import { deadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { nodeFunction } from '../constructs/node-function.ts';
import { senderRegistry } from '../constructs/sender-registry.ts';
import { sourceBudgets } from '../constructs/source-budgets.ts';
import { grantItems, RECORDING, SPENDING, type Tables, tableNames } from '../constructs/table-access.ts';
import type { Environment } from '../environments.ts';

const INGEST_TIMEOUT = Duration.seconds(30);

export interface EventsStackProps extends StackProps {
  readonly environment: Environment;
  readonly tables: Tables;
  /** The one role that may use the API's own envelope source. */
  readonly apiRoleName: string;
}

/** From the bus into the ledger. What no rule pattern could refuse, ingest judges. */
export class EventsStack extends Stack {
  readonly bus: EventBus;
  readonly ingestQueue: Queue;
  readonly waitingQueue: Queue;

  constructor(scope: Construct, id: string, { environment, tables, apiRoleName, ...props }: EventsStackProps) {
    super(scope, id, props);
    this.bus = new EventBus(this, 'Bus', { eventBusName: environment.busName });
    this.bus.archive('Archive', {
      description: 'Every event on the bus, for replay',
      eventPattern: { source: Match.prefix('') },
      retention: Duration.days(environment.archiveDays),
    });
    reserveEnvelopeSource(this.bus, `arn:${this.partition}:iam::${this.account}:role/${apiRoleName}`);
    allowPublishers(this.bus, environment.publishers);
    const deadLetterQueueOfIngest = { queue: deadLetterQueue(this, 'IngestDeadLetters'), maxReceiveCount: 5 };
    this.ingestQueue = this.catchAll(deadLetterQueueOfIngest);
    this.waitingQueue = this.queue('WaitingEvents', deadLetterQueueOfIngest, environment.budgets.waitSeconds);
    this.ingest(environment, tables);
    new CfnOutput(this, 'BusName', { value: this.bus.eventBusName });
  }

  /** One rule takes everything, whoever sent it, into one queue. */
  private catchAll(deadLetters: DeadLetterQueue): Queue {
    const queue = this.queue('IngestQueue', deadLetters);
    new Rule(this, 'CatchAll', {
      eventBus: this.bus,
      description: 'Every event on the bus, whoever sent it',
      eventPattern: { source: Match.prefix('') },
      targets: [new SqsQueue(queue, { deadLetterQueue: deadLetterQueue(this, 'RuleDeadLetters') })],
    });
    return queue;
  }

  private queue(id: string, letters: DeadLetterQueue, delaySeconds = 0): Queue {
    return new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * INGEST_TIMEOUT.toSeconds()),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: letters,
      ...(delaySeconds === 0 ? {} : { deliveryDelay: Duration.seconds(delaySeconds) }),
    });
  }

  /** Events over budget wait in a queue of their own, read by few at once, so that the others' queue is short. */
  private ingest(environment: Environment, tables: Tables): void {
    const waiting = this.waitingQueue;
    const ingest = nodeFunction(this, 'Ingest', environment, {
      bundle: 'ingest',
      handler: 'handler',
      description: 'Records bus events in the ledger, or quarantines them with the reason',
      timeout: INGEST_TIMEOUT,
      variables: {
        ...tableNames(tables),
        SENDERS: senderRegistry(this, environment),
        BUDGETS: sourceBudgets(this, environment),
        WAITING_QUEUE: waiting.queueUrl,
      },
    });
    for (const [queue, maxConcurrency] of [
      [this.ingestQueue, 10],
      [waiting, 2],
    ] as const) {
      const batches = { batchSize: 100, maxBatchingWindow: Duration.seconds(1), reportBatchItemFailures: true };
      ingest.addEventSource(new SqsEventSource(queue, { ...batches, maxConcurrency }));
    }
    ingest.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [waiting.queueArn] }));
    grantItems(ingest, tables, {
      ledger: { read: ['BatchGetItem', 'Query'], write: { ...RECORDING, ...SPENDING } },
      quarantine: { write: ['PutItem'] },
    });
  }
}
