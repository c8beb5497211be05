import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerUnreadable } from './unreadable-request.ts';

export interface LoopbackServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Answers one request. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const loopbackHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;
const loopbackOrigin = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;
const drainMs = 2000;

/**
 * Listens on a port of 127.0.0.1, 0 for a free one, and answers only requests of this machine: those of a web page from
 * elsewhere are refused. Rejects with the system's error when the port cannot be had.
 */
export async function listenOnLoopback(port: number, handle: Handle): Promise<LoopbackServer> {
  // Longer than the SDK's own idle limit, so that the client closes first and no request meets a closing socket.
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const refusal = foreignRequest(request);
    if (refusal !== undefined) return answerJson(response, 403, { message: refusal });
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else answerJson(response, 500, { message: error instanceof Error ? error.message : String(error) });
    });
  });
  answerUnreadable(server);
  return { url: await bindToLoopback(server, port), close: () => drain(server) };
}

/**
 * Why a request is not answered: it may come from a web page of elsewhere. Such a page can reach this machine under a name it
 * controls, which the Host then says; or send what needs no preflight, for which a browser names the page's origin, or at
 * least says that the request crosses sites. Following a link to an address here is no harm.
 */
export function foreignRequest({ headers, method }: IncomingMessage): string | undefined {
  if (!loopbackHost.test(headers.host ?? '')) return 'The Host header is not a loopback name.';
  const { origin } = headers;
  if (origin !== undefined && !loopbackOrigin.test(origin)) return 'A web page of another origin is not answered.';
  const isRead = method === 'GET' || method === 'HEAD';
  if (!isRead && headers['sec-fetch-site'] === 'cross-site') return 'A request across sites is not answered.';
  return undefined;
}

/** Takes a port of 127.0.0.1 for a server and answers its URL. Rejects with the system's error. */
export async function bindToLoopback(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`;
}

/** Answers with JSON of the given content type. */
export function answerJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length, ...headers });
  response.end(body);
}

/** Answers with an error as the JSON protocols of AWS write it. */
export function answerError(
  response: ServerResponse,
  status: number,
  contentType: string,
  type: string,
  message: string,
): void {
  const headers = { 'content-type': contentType, 'x-amzn-errortype': type };
  answerJson(response, status, { __type: type, message }, headers);
}

/** The request's body, or undefined when it is longer than `limitBytes` (what follows is read and dropped). */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= limitBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > limitBytes ? undefined : Buffer.concat(chunks);
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), drainMs);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
