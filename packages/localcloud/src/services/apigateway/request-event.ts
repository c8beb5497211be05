import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What of the API and its route goes into every event. */
export interface RequestContext {
  readonly apiId: string;
  readonly accountId: string;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>> | undefined;
  readonly nowMs: number;
}

const textual = /^(text\/|application\/(json|javascript|xml)\b)/i;

/** The path as an HTTP API passes it on: percent-decoded (unlike the query string). */
export function decodedPath(url: string): string {
  const path = url.split('?', 1)[0] ?? '/';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A request as the event of payload format 2.0 (API Gateway guide, "Lambda proxy integrations for HTTP APIs"). */
export function requestEvent(request: IncomingMessage, body: Buffer, context: RequestContext): object {
  const url = request.url ?? '/';
  const rawPath = decodedPath(url);
  const rawQueryString = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  const cookies = request.headers.cookie?.split(/;\s*/);
  return {
    version: '2.0',
    routeKey: context.routeKey,
    rawPath,
    rawQueryString,
    ...(cookies === undefined ? {} : { cookies }),
    headers: eventHeaders(request),
    ...(rawQueryString === '' ? {} : { queryStringParameters: queryParameters(rawQueryString) }),
    requestContext: requestContext(request, rawPath, context),
    ...(context.pathParameters === undefined ? {} : { pathParameters: context.pathParameters }),
    ...eventBody(request, body),
  };
}

function requestContext(request: IncomingMessage, path: string, context: RequestContext): object {
  const domainName = request.headers.host ?? 'localhost';
  return {
    accountId: context.accountId,
    apiId: context.apiId,
    domainName,
    domainPrefix: domainName.split(/[.:]/)[0],
    http: {
      method: request.method ?? 'GET',
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: '127.0.0.1',
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: context.routeKey,
    stage: '$default',
    time: commonLogTime(context.nowMs),
    timeEpoch: context.nowMs,
  };
}

function eventHeaders(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (name !== 'cookie' && values !== undefined) headers[name] = values.join(',');
  }
  headers['x-forwarded-for'] = '127.0.0.1';
  headers['x-forwarded-port'] = String(request.socket.localPort ?? '');
  headers['x-forwarded-proto'] = 'http';
  return headers;
}

function queryParameters(rawQueryString: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    const before = Object.hasOwn(parameters, name) ? `${parameters[name]},` : '';
    parameters[name] = before + value;
  }
  return parameters;
}

function eventBody(request: IncomingMessage, body: Buffer): object {
  if (body.length === 0) return { isBase64Encoded: false };
  // Text that is not UTF-8 travels as base64, so that the function sees the bytes that were sent.
  const isText = textual.test(request.headers['content-type'] ?? '') && isUtf8(body);
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function commonLogTime(epochMs: number): string {
  const [day = '', time = ''] = new Date(epochMs).toISOString().split('T');
  const [year, month, date] = day.split('-');
  return `${date}/${months[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`;
}
