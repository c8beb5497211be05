import { checkRequest, type RequestShape } from '../dynalite.ts';
import { validationError } from '../errors.ts';
import { legacyMember } from '../request-shapes.ts';
import type { Store } from '../store.ts';

/** One API operation: takes the request's JSON, answers with JSON text; throws DynamoDbError. */
export type Operation = (store: Store, body: object) => string | Promise<string>;

/** Builds an operation from its request shape and what it does with a checked request. */
export function operation<Request>(
  requestShape: RequestShape<Request>,
  run: (store: Store, request: Request) => string | Promise<string>,
): Operation {
  return (store, body) => {
    const legacy = legacyMember(body);
    if (legacy) throw validationError(`${legacy} is not supported by this engine: use the expression that replaced it`);
    return run(store, checkRequest(body, requestShape));
  };
}
