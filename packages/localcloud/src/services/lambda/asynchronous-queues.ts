import type { CloudContext } from '../../runtime/cloud-context.ts';
import type { Queue } from '../sqs/queue.ts';
import type { Queues } from '../sqs/queues.ts';
import { AsynchronousInvocations } from './asynchronous-invocations.ts';
import type { FunctionPool } from './function-pool.ts';
import type { Functions } from './functions.ts';

export interface AsynchronousQueuesOptions extends CloudContext {
  readonly functions: Functions;
  readonly queues: Queues;
}

/** The asynchronous invocations of every function. */
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

  /** The queue of the function of this ARN. */
  queueOf(functionArn: string): Queue | undefined {
    const pool = this.#options.functions.find(functionArn);
    return pool && this.#byFunction.get(pool.model.name)?.queue;
  }

  close(): void {
    for (const invocations of this.#byFunction.values()) invocations.close();
  }
}
