import { randomUUID } from 'node:crypto';
import type { CloudContext } from '../../runtime/cloud-context.ts';
import { Semaphore } from '../../runtime/semaphore.ts';
import type { FunctionModel } from '../../template/model.ts';
import { ExecutionEnvironment, type InvocationOutcome } from './execution-environment.ts';
import type { ErrorPayload } from './worker-messages.ts';

/** Lambda's limit for a synchronous request or response, in bytes. */
export const maxPayloadBytes = 6_291_556;

/** Execution environments (threads) a function has at most; the template's reserved concurrency lowers it. */
const mostEnvironments = 2;

/** A function that can be invoked with JSON text; its failure is an outcome, not an exception. */
export interface Invocable {
  readonly model: FunctionModel;
  /** Invocations that may run at once. */
  readonly size: number;
  invoke(payload: string): Promise<InvocationOutcome>;
}

export interface FunctionPoolOptions extends Pick<CloudContext, 'activity' | 'log'> {
  readonly model: FunctionModel;
  readonly environment: Record<string, string>;
}

/** The environments of one function: at most two, each running one invocation at a time; the rest wait in line. */
export class FunctionPool implements Invocable {
  readonly model: FunctionModel;
  readonly #options: FunctionPoolOptions;
  readonly size: number;
  readonly #idle: ExecutionEnvironment[] = [];
  readonly #all = new Set<ExecutionEnvironment>();
  readonly #places: Semaphore;
  #closed = false;

  constructor(options: FunctionPoolOptions) {
    this.#options = options;
    this.model = options.model;
    this.size = Math.min(mostEnvironments, options.model.reservedConcurrency ?? mostEnvironments);
    this.#places = new Semaphore(this.size);
  }

  get quiet(): boolean {
    return this.#places.busy === 0;
  }

  /** Invokes with JSON text and answers JSON text; a failure of the function is an outcome, not an exception. */
  async invoke(payload: string): Promise<InvocationOutcome> {
    const requestId = randomUUID();
    if (this.size === 0) return this.#report({ ok: false, requestId, error: throttled });
    await this.#places.acquire();
    if (this.#closed) return { ok: false, requestId, error: closed };
    const environment = this.#takeIdle() ?? this.#start();
    const started = performance.now();
    try {
      return this.#report(limitSize(await environment.invoke(requestId, payload)));
    } finally {
      this.#release(environment);
      const { name: functionName } = this.model;
      this.#options.log({ type: 'function.finished', functionName, ms: performance.now() - started });
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#all].map((environment) => environment.close()));
  }

  /** An environment that ran before; one whose process ended meanwhile is thrown away. */
  #takeIdle(): ExecutionEnvironment | undefined {
    for (let last = this.#idle.pop(); last !== undefined; last = this.#idle.pop()) {
      if (last.alive) return last;
      this.#all.delete(last);
    }
    return undefined;
  }

  #start(): ExecutionEnvironment {
    const { model, environment, log } = this.#options;
    const started = new ExecutionEnvironment(model, environment, (line, stream) =>
      log({ type: 'function.log', functionName: model.name, line, stream }),
    );
    this.#all.add(started);
    return started;
  }

  #release(environment: ExecutionEnvironment): void {
    if (environment.alive) this.#idle.push(environment);
    else this.#all.delete(environment);
    this.#places.release();
    this.#options.activity.changed();
  }

  #report(outcome: InvocationOutcome): InvocationOutcome {
    if (!outcome.ok) {
      const { errorType, errorMessage } = outcome.error;
      this.#options.log({ type: 'function.failed', functionName: this.model.name, errorType, errorMessage });
    }
    return outcome;
  }
}

const closed: ErrorPayload = { errorType: 'Sandbox.Closed', errorMessage: 'The local cloud was closed' };

const throttled: ErrorPayload = {
  errorType: 'TooManyRequestsException',
  errorMessage: 'Rate Exceeded: the reserved concurrency is 0',
};

function limitSize(outcome: InvocationOutcome): InvocationOutcome {
  if (!outcome.ok || Buffer.byteLength(outcome.payload) <= maxPayloadBytes) return outcome;
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${maxPayloadBytes} bytes).`;
  return {
    ok: false,
    requestId: outcome.requestId,
    error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage },
  };
}
