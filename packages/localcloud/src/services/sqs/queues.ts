import type { CloudContext } from '../../runtime/cloud-context.ts';
import { LocalCloudError } from '../../runtime/local-cloud-error.ts';
import type { QueueModel } from '../../template/model.ts';
import { isCalled } from '../../template/resource-name.ts';
import { Queue } from './queue.ts';

/** The queues of the template, by ARN, logical id or name. */
export class Queues {
  readonly #queues: readonly Queue[];

  constructor(models: readonly QueueModel[], context: Omit<CloudContext, 'log'>) {
    const deadLetterArns = new Set(models.map((model) => model.redrive?.deadLetterArn));
    this.#queues = models.map((model) => {
      const deadLetters = () => model.redrive && this.byArn(model.redrive.deadLetterArn);
      // What is dead is kept once: only deliveries are doubled.
      const shuffle = deadLetterArns.has(model.arn) ? undefined : context.shuffle;
      return new Queue({ ...context, model, deadLetters, shuffle });
    });
    for (const arn of deadLetterArns) if (arn !== undefined) this.require(arn, 'the target of a RedrivePolicy');
  }

  async load(): Promise<void> {
    await Promise.all(this.#queues.map((queue) => queue.load()));
  }

  byArn(arn: string): Queue | undefined {
    return this.#queues.find(({ model }) => model.arn === arn);
  }

  find(name: string): Queue | undefined {
    return this.#queues.find(({ model }) => isCalled(model, name));
  }

  /** Errors: `unsupported_template` when no queue of the template has the ARN. */
  require(arn: string, role: string): Queue {
    const queue = this.byArn(arn);
    if (queue !== undefined) return queue;
    const known = this.#queues.map(({ model }) => model.arn).join(', ');
    throw new LocalCloudError('unsupported_template', `${arn}, ${role}, is no queue of the template. Known: ${known}.`);
  }

  close(): void {
    for (const queue of this.#queues) queue.close();
  }
}
