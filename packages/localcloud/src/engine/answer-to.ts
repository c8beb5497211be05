import { DynamoDbError } from './errors.ts';
import { operations } from './operations/index.ts';
import type { Operation } from './operations/operation.ts';
import type { Store } from './store.ts';

/** What a request is answered: JSON text under an HTTP status. */
export interface EngineAnswer {
  readonly status: number;
  readonly body: string;
}

/** Answers a request that comes without a network. */
export async function answerTo(store: Store, operation: string, body: object): Promise<EngineAnswer> {
  try {
    return { status: 200, body: await operationOf(operation)(store, body) };
  } catch (error) {
    return failureOf(error);
  }
}

/** The operation of a name; throws UnknownOperationException with what was asked for. */
export function operationOf(name: string, asked = name): Operation {
  const run = operations.get(name);
  if (!run) throw new DynamoDbError('UnknownOperationException', `${asked} is not an operation of this engine`);
  return run;
}

/** How what went wrong is told. */
export function failureOf(error: unknown): EngineAnswer {
  if (error instanceof DynamoDbError) {
    return { status: error.code === 'AccessDeniedException' ? 403 : 400, body: error.toBody() };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, body: new DynamoDbError('InternalServerError', message).toBody() };
}
