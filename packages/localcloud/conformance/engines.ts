import { openDynamoDbEngine } from '../src/engine/engine.ts';
import { missingForDynamoDbLocal, startDynamoDbLocal } from './dynamodb-local.ts';

/**
 * What an engine is known to do otherwise than the service, and is excused from:
 * `validation-reason`: an update that does not fit its item cancels a transaction with a ValidationError reason
 * (API reference, TransactWriteItems, Cancellation Reasons); DynamoDB Local answers a bare ValidationException.
 */
export type Exceptions = ReadonlySet<'validation-reason'>;

/** An engine the suite runs against, known by its endpoint only. */
export interface Engine {
  readonly name: string;
  /** Why it cannot run here; undefined when it can. */
  readonly missing: string | undefined;
  readonly exceptions: Exceptions;
  start(): Promise<{ readonly url: string; stop(): Promise<void> }>;
}

const localRoot = process.env.DYNAMODB_LOCAL_DIR;

/** The embedded engine always; AWS's DynamoDB Local where Java 17 and its jar are. */
export const engines: readonly Engine[] = [
  {
    name: 'the embedded engine',
    missing: undefined,
    exceptions: new Set(),
    start: async () => {
      const engine = await openDynamoDbEngine();
      const { url } = await engine.listen(0);
      return { url, stop: () => engine.close() };
    },
  },
  {
    name: 'DynamoDB Local',
    missing: missingForDynamoDbLocal(localRoot),
    exceptions: new Set(['validation-reason']),
    start: () => startDynamoDbLocal(localRoot ?? ''),
  },
];
