import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { bindToLoopback, foreignRequest, readBody } from '../runtime/loopback-server.ts';
import { failureOf, operationOf } from './answer-to.ts';
import { DynamoDbError } from './errors.ts';
import { leadingKeyOf, type RequestedAccess, requestedAccess } from './requested-access.ts';
import type { Store } from './store.ts';

const TARGET_PREFIX = 'DynamoDB_20120810.';
const LARGEST_BODY = 32 * 1024 * 1024;

/** A running endpoint. */
export interface Endpoint {
  readonly url: string;
  close(): Promise<void>;
}

function send(response: ServerResponse, status: number, body: string, headers: Readonly<Record<string, string>>): void {
  const bytes = Buffer.from(body, 'utf8');
  response.writeHead(status, {
    ...headers,
    'Content-Type': 'application/x-amz-json-1.0',
    'Content-Length': bytes.length,
    'x-amz-crc32': String(crc32(bytes)),
  });
  response.end(bytes);
}

function parseBody(bytes: Buffer | undefined): object {
  if (bytes === undefined) throw new DynamoDbError('SerializationException', 'Request body is too large');
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch {
    // Falls through: text that is not JSON is refused as JSON that is no object is.
  }
  throw new DynamoDbError('SerializationException', 'The request body is not a JSON object');
}

function checkHeaders(request: IncomingMessage): string {
  const refusal = foreignRequest(request);
  if (refusal !== undefined) throw new DynamoDbError('AccessDeniedException', refusal);
  const type = request.headers['content-type']?.split(';')[0]?.trim();
  const target = request.headers['x-amz-target'];
  if (request.method !== 'POST' || type !== 'application/x-amz-json-1.0' || typeof target !== 'string') {
    throw new DynamoDbError('UnknownOperationException', 'POST application/x-amz-json-1.0 with X-Amz-Target expected');
  }
  if (!request.headers.authorization?.startsWith('AWS4-')) {
    throw new DynamoDbError('MissingAuthenticationTokenException', 'Request is missing Authentication Token');
  }
  return target;
}

async function answer(store: Store, request: IncomingMessage): Promise<string> {
  const target = checkHeaders(request);
  const name = target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : '';
  const run = operationOf(name, target);
  const body = parseBody(await readBody(request, LARGEST_BODY));
  checkAccess(store, request.headers.authorization, requestedAccess(name, body));
  return run(store, body);
}

function checkAccess(store: Store, authorization: string | undefined, wanted: readonly RequestedAccess[]): void {
  for (const { action, resource, item } of wanted) {
    const leadingKey = item && leadingKeyOf(item, store.tables.get(resource)?.schema);
    const refusal = store.guard?.(authorization, action, store.arnOf(resource), leadingKey);
    if (refusal !== undefined) throw new DynamoDbError('AccessDeniedException', refusal);
  }
}

function serverOf(store: Store): Server {
  let requests = 0;
  return createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    requests += 1;
    const headers = { date: new Date(store.options.now()).toUTCString(), 'x-amzn-RequestId': `local-${requests}` };
    answer(store, request).then(
      (body) => send(response, 200, body, headers),
      (error: unknown) => {
        request.resume();
        const { status, body } = failureOf(error);
        send(response, status, body, headers);
      },
    );
  });
}

/** Serves the store on 127.0.0.1; port 0 takes a free one. Rejects with EADDRINUSE when the port is taken. */
export async function listen(store: Store, port: number): Promise<Endpoint> {
  const server = serverOf(store);
  return {
    url: await bindToLoopback(server, port),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
