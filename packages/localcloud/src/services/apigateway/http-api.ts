import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Handle, readBody } from '../../runtime/loopback-server.ts';
import type { HttpApiModel } from '../../template/model.ts';
import { type FunctionPool, maxPayloadBytes } from '../lambda/function-pool.ts';
import type { Functions } from '../lambda/functions.ts';
import {
  cannotWriteResponse,
  failureResponse,
  functionResponse,
  type HttpResponse,
  tooLargeResponse,
} from './function-response.ts';
import { decodedPath, requestEvent } from './request-event.ts';
import { routeFinder } from './routes.ts';

export interface HttpApiOptions {
  readonly model: HttpApiModel;
  readonly accountId: string;
  readonly functions: Functions;
  readonly now: () => number;
  /** Why nothing can be written on this machine, if nothing can; `/healthz` then says so in place of its function. */
  readonly writeFault: () => Promise<string | undefined>;
}

const maxBodyBytes = 10 * 1024 * 1024;
const notPassedOn = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

/** Answers the requests of an HTTP API: each becomes an event for its route's function, the answer a response. */
export function httpApiHandler(options: HttpApiOptions): Handle {
  const routes = options.model.routes.map((route) => ({
    routeKey: route.routeKey,
    target: options.functions.get(route.functionArn),
  }));
  const findRoute = routeFinder(routes);
  return async (request, response) => {
    const body = await readBody(request, maxBodyBytes);
    if (body === undefined) return send(request, response, tooLargeResponse());
    const path = decodedPath(request.url ?? '/');
    const fault = path === '/healthz' ? await options.writeFault() : undefined;
    if (fault !== undefined) return send(request, response, cannotWriteResponse(fault));
    const route = findRoute(request.method ?? 'GET', path);
    if (route === undefined) return send(request, response, failureResponse(404, 'Not Found'));
    const { routeKey, pathParameters } = route;
    const context = { apiId: options.model.name, accountId: options.accountId, routeKey, pathParameters };
    const event = JSON.stringify(requestEvent(request, body, { ...context, nowMs: options.now() }));
    send(request, response, await ask(route.target, event));
  };
}

async function ask(pool: FunctionPool, event: string): Promise<HttpResponse> {
  if (Buffer.byteLength(event) > maxPayloadBytes) return tooLargeResponse();
  const outcome = await pool.invoke(event);
  if (outcome.ok) return functionResponse(outcome.payload);
  const { errorType } = outcome.error;
  const unavailable = errorType === 'Sandbox.Timedout' || errorType === 'TooManyRequestsException';
  return unavailable ? failureResponse(503, 'Service Unavailable') : failureResponse(500, 'Internal Server Error');
}

function send(request: IncomingMessage, response: ServerResponse, answer: HttpResponse): void {
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) {
    if (!notPassedOn.has(name)) response.setHeader(name, value);
  }
  if (answer.cookies.length > 0) response.setHeader('set-cookie', [...answer.cookies]);
  // Of a HEAD that the function answered without a body nobody knows the length, and 0 would be wrong.
  const isUnknown = request.method === 'HEAD' && answer.body.length === 0;
  if (answer.status !== 204 && answer.status !== 304 && !isUnknown) {
    response.setHeader('content-length', answer.body.length);
  }
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}
