import { Worker } from 'node:worker_threads';
import type { FunctionModel } from '../../template/model.ts';
import type { ErrorPayload, InvokeMessage, WorkerAnswer, WorkerSetup } from './worker-messages.ts';

export type InvocationOutcome =
  | { readonly ok: true; readonly requestId: string; readonly payload: string }
  | { readonly ok: false; readonly requestId: string; readonly error: ErrorPayload };

export type ForwardLine = (line: string, stream: 'stdout' | 'stderr') => void;

interface Running {
  readonly requestId: string;
  readonly finish: (outcome: InvocationOutcome) => void;
  readonly timer: NodeJS.Timeout;
}

const stripTypesFlags = process.execArgv.filter((flag) => flag.startsWith('--experimental-strip-types'));

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}

/** One worker thread with the bundle loaded: runs one invocation at a time, is killed when it overruns. */
export class ExecutionEnvironment {
  readonly #model: FunctionModel;
  readonly #worker: Worker;
  readonly #ready: Promise<ErrorPayload | undefined>;
  #running: Running | undefined;
  #dead: ErrorPayload | undefined;

  constructor(model: FunctionModel, env: Record<string, string>, forward: ForwardLine) {
    this.#model = model;
    const setup: WorkerSetup = {
      directory: model.directory,
      handler: model.handler,
      functionName: model.name,
      functionArn: model.arn,
      memoryMb: model.memoryMb,
    };
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: setup,
      env,
      execArgv: stripTypesFlags,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: model.memoryMb },
    });
    forwardLines(this.#worker.stdout, (line) => forward(line, 'stdout'));
    forwardLines(this.#worker.stderr, (line) => forward(line, 'stderr'));
    this.#ready = this.#whenReady();
  }

  /** False once the worker ended or was killed; such an environment is thrown away. */
  get alive(): boolean {
    return this.#dead === undefined;
  }

  async invoke(requestId: string, payload: string): Promise<InvocationOutcome> {
    const failed = await this.#ready;
    if (failed !== undefined) return { ok: false, requestId, error: failed };
    return new Promise((finish) => {
      if (this.#dead !== undefined) return finish({ ok: false, requestId, error: this.#dead });
      const timer = setTimeout(() => this.#timeOut(requestId), this.#model.timeoutMs);
      this.#running = { requestId, finish, timer };
      const message: InvokeMessage = { requestId, payload, deadlineMs: Date.now() + this.#model.timeoutMs };
      this.#worker.postMessage(message);
    });
  }

  async close(): Promise<void> {
    this.#die({ errorType: 'Sandbox.Closed', errorMessage: 'The local cloud was closed' });
    await this.#worker.terminate();
  }

  #whenReady(): Promise<ErrorPayload | undefined> {
    return new Promise((resolve) => {
      const die = (error: ErrorPayload) => {
        this.#die(error);
        resolve(error);
      };
      this.#worker.on('message', (answer: WorkerAnswer) => {
        if (answer.type === 'ready') resolve(undefined);
        else if (answer.type === 'init_failed') die(answer.error);
        else this.#finish(answer);
      });
      this.#worker.on('error', (error) => die(crashPayload(error)));
      this.#worker.on('exit', () => die({ errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited' }));
    });
  }

  #finish(answer: Extract<WorkerAnswer, { requestId: string }>): void {
    const running = this.#running;
    if (running === undefined || running.requestId !== answer.requestId) return;
    this.#running = undefined;
    clearTimeout(running.timer);
    const { requestId } = answer;
    if (answer.type === 'returned') running.finish({ ok: true, requestId, payload: answer.payload });
    else running.finish({ ok: false, requestId, error: answer.error });
  }

  #timeOut(requestId: string): void {
    const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds(this.#model.timeoutMs)} seconds`;
    this.#die({ errorType: 'Sandbox.Timedout', errorMessage });
    void this.#worker.terminate();
  }

  #die(error: ErrorPayload): void {
    this.#dead ??= error;
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    clearTimeout(running.timer);
    running.finish({ ok: false, requestId: running.requestId, error });
  }
}

function crashPayload(error: unknown): ErrorPayload {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { errorType: 'Runtime.OutOfMemory', errorMessage: 'Error: Runtime exited with error: out of memory' };
  }
  const errorMessage = error instanceof Error ? error.message : String(error);
  return { errorType: error instanceof Error ? error.name : 'Runtime.ExitError', errorMessage };
}

function forwardLines(stream: NodeJS.ReadableStream, forward: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) forward(line);
  });
  stream.on('end', () => {
    if (rest !== '') forward(rest);
  });
}
