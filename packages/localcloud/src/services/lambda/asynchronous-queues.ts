import type { Activity } from '../../runtime/activity.ts';
import { LocalCloudError } from '../../runtime/local-cloud-error.ts';
import type { LogSink } from '../../runtime/log-event.ts';
import type { StateStore } from '../../runtime/state-store.ts';
import type { RuleModel, RuleTarget } from '../../template/model.ts';
import type { StageDelivery } from '../eventbridge/event-buses.ts';
import type { Queues } from '../sqs/queues.ts';
import { AsynchronousInvocations } from './asynchronous-invocations.ts';
import type { FunctionPool } from './function-pool.ts';
import type { Functions } from './functions.ts';

export interface AsynchronousQueuesOptions {
  readonly functions: Functions;
  readonly queues: Queues;
  readonly store: StateStore;
  readonly activity: Activity;
  readonly log: LogSink;
  readonly now: () => number;
}

/** The asynchronous invocations of every function, and the way of a rule's events to its targets. */
export class AsynchronousQueues {
  readonly #options: AsynchronousQueuesOptions;
  readonly #byFunction: ReadonlyMap<string, AsynchronousInvocations>;

  constructor(options: AsynchronousQueuesOptions) {
    this.#options = options;
    const { functions, queues, activity } = options;
    const entries = functions.all().map((pool) => {
      const { deadLetterArn } = pool.model.asynchronous;
      const role = `the dead letters of ${pool.model.name}`;
      const deadLetters = deadLetterArn === undefined ? undefined : queues.require(deadLetterArn, role);
      return [pool.model.name, new AsynchronousInvocations({ ...options, pool, deadLetters })] as const;
    });
    this.#byFunction = new Map(entries);
    for (const [, invocations] of entries) activity.watch(() => invocations.quiet);
  }

  async start(): Promise<void> {
    for (const invocations of this.#byFunction.values()) await invocations.start();
  }

  async send(pool: FunctionPool, payload: string): Promise<void> {
    await this.#byFunction.get(pool.model.name)?.queue.send(payload);
  }

  /** How events get to targets; refuses at once a rule whose target is neither a queue nor a function here. */
  stageDelivery(rules: readonly RuleModel[]): StageDelivery {
    for (const rule of rules) for (const target of rule.targets) this.#check(rule, target);
    return (arn, body, attributes) => this.#queueFor(arn)?.stage(body, attributes);
  }

  close(): void {
    for (const invocations of this.#byFunction.values()) invocations.close();
  }

  #queueFor(arn: string) {
    const pool = this.#options.functions.find(arn);
    return pool === undefined ? this.#options.queues.byArn(arn) : this.#byFunction.get(pool.model.name)?.queue;
  }

  #check(rule: RuleModel, { arn, deadLetterArn }: RuleTarget): void {
    if (deadLetterArn !== undefined)
      this.#options.queues.require(deadLetterArn, `the dead letters of ${rule.logicalId}`);
    if (this.#queueFor(arn) !== undefined) return;
    const message = `The rule ${rule.logicalId} targets ${arn}, which is neither a queue nor a function of the template.`;
    throw new LocalCloudError('unsupported_template', message);
  }
}
