import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerJson, type Handle, readBody } from '../../runtime/loopback-server.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import type { AsynchronousQueues } from './asynchronous-queues.ts';
import { type FunctionPool, maxPayloadBytes } from './function-pool.ts';
import type { Functions } from './functions.ts';

const invocationPath = /^\/2015-03-31\/functions\/([^/?]+)\/invocations/;

function refuse(response: ServerResponse, status: number, type: string, message: string): void {
  answerJson(response, status, { Type: 'User', Message: message, message }, { 'x-amzn-errortype': type });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The Lambda endpoint: Invoke in the protocol of the AWS SDKs (RequestResponse and Event), and nothing else. */
export function lambdaEndpoint(functions: Functions, authorizer: Authorizer, asynchronous: AsynchronousQueues): Handle {
  return async (request, response) => {
    const name = invocationPath.exec(request.url ?? '')?.[1];
    if (request.method !== 'POST' || name === undefined) {
      return refuse(response, 404, 'ResourceNotFoundException', 'Only Invoke is served here.');
    }
    const pool = functions.find(decodeURIComponent(name));
    if (pool === undefined) {
      const known = functions.all().map(({ model }) => model.name);
      return refuse(
        response,
        404,
        'ResourceNotFoundException',
        `Function not found: ${name}. Known: ${known.join(', ')}.`,
      );
    }
    const denied = authorizer.refusal(request.headers.authorization, 'lambda:InvokeFunction', pool.model.arn);
    if (denied !== undefined) return refuse(response, 403, 'AccessDeniedException', denied);
    const body = await readBody(request, maxPayloadBytes);
    if (body === undefined) return refuse(response, 413, 'RequestTooLargeException', 'The payload is over 6 MB.');
    const payload = body.length === 0 ? '{}' : body.toString('utf8');
    if (!isJson(payload)) {
      return refuse(response, 400, 'InvalidRequestContentException', 'Could not parse request body into json.');
    }
    await answer(pool, payload, request, response, asynchronous);
  };
}

async function answer(
  pool: FunctionPool,
  payload: string,
  request: IncomingMessage,
  response: ServerResponse,
  asynchronous: AsynchronousQueues,
): Promise<void> {
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (type === 'Event') {
    await asynchronous.send(pool, payload);
    return void response.writeHead(202, { 'content-length': 0 }).end();
  }
  if (type !== 'RequestResponse') {
    const message = `The invocation type ${String(type)} is not served here; RequestResponse and Event are.`;
    return refuse(response, 400, 'InvalidParameterValueException', message);
  }
  const outcome = await pool.invoke(payload);
  const headers = { 'x-amz-executed-version': '$LATEST', 'x-amzn-requestid': outcome.requestId };
  if (outcome.ok) return answerJson(response, 200, outcome.payload, headers);
  if (outcome.error.errorType === 'TooManyRequestsException') {
    return refuse(response, 429, 'TooManyRequestsException', outcome.error.errorMessage);
  }
  answerJson(response, 200, outcome.error, { ...headers, 'x-amz-function-error': 'Unhandled' });
}
