import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { ErrorPayload, InvokeMessage, WorkerAnswer, WorkerSetup } from './worker-messages.ts';

// The thread's own entry point: loads one bundle and runs one invocation at a time, as a Lambda environment does.

type Handler = (event: unknown, context: object) => unknown;

const setup: WorkerSetup = workerData;
const port = parentPort;

function answer(message: WorkerAnswer): void {
  port?.postMessage(message);
}

function errorPayload(error: unknown, fallbackType = 'Error'): ErrorPayload {
  if (!(error instanceof Error)) return { errorType: fallbackType, errorMessage: String(error) };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

function bundleFile(path: string): string | undefined {
  return ['.mjs', '.js', '.cjs'].map((extension) => join(setup.directory, path + extension)).find(existsSync);
}

function memberOf(value: unknown, name: string): unknown {
  const holder = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return holder ? Reflect.get(value, name) : undefined;
}

async function loadHandler(): Promise<Handler | ErrorPayload> {
  const dot = setup.handler.lastIndexOf('.');
  const [path, name] = [setup.handler.slice(0, dot), setup.handler.slice(dot + 1)];
  const file = bundleFile(path);
  if (file === undefined) {
    return { errorType: 'Runtime.ImportModuleError', errorMessage: `Cannot find module '${path}' in the bundle` };
  }
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    const handler = memberOf(module, name) ?? memberOf(memberOf(module, 'default'), name);
    if (typeof handler === 'function') return (event, context) => Reflect.apply(handler, undefined, [event, context]);
    return { errorType: 'Runtime.HandlerNotFound', errorMessage: `${setup.handler} is undefined or not exported` };
  } catch (error) {
    const payload = errorPayload(error);
    return error instanceof SyntaxError ? { ...payload, errorType: 'Runtime.UserCodeSyntaxError' } : payload;
  }
}

function contextOf({ requestId, deadlineMs }: InvokeMessage): object {
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: setup.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: setup.functionArn,
    memoryLimitInMB: String(setup.memoryMb),
    logGroupName: `/aws/lambda/${setup.functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
  };
}

async function run(handler: Handler, message: InvokeMessage): Promise<void> {
  const { requestId } = message;
  try {
    const result = await handler(JSON.parse(message.payload), contextOf(message));
    answer({ type: 'returned', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    answer({ type: 'threw', requestId, error: errorPayload(error) });
  }
}

const loaded = await loadHandler();
if (typeof loaded === 'function') {
  port?.on('message', (message: InvokeMessage) => void run(loaded, message));
  answer({ type: 'ready' });
} else {
  answer({ type: 'init_failed', error: loaded });
}
