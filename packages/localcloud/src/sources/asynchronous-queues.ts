import type { StageDelivery } from '../bus/event-bus.ts';
import type { FunctionPool } from '../functions/function-pool.ts';
import type { Functions } from '../functions/functions.ts';
import { LocalCloudError } from '../local-cloud-error.ts';
import type { LogSink } from '../log-event.ts';
import type { Queues } from '../queue/queues.ts';
import type { Activity } from '../state/activity.ts';
import type { StateStore } from '../state/state-store.ts';
import type { RuleModel, RuleTarget } from '../template/model.ts';
import { AsynchronousInvocations } from './asynchronous-invocations.ts';

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
