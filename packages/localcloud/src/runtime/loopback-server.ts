import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { LocalCloudError } from './local-cloud-error.ts';

export interface LoopbackServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface LoopbackOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** What the caller calls this port, for the error when it is taken. */
  readonly option: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

const loopbackHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;
const drainMs = 2000;

/**
 * Listens on 127.0.0.1 and answers only requests whose Host is a loopback name: a web page that rebinds its DNS name
 * to this machine is refused. Errors: `port_taken`.
 */
export async function listenOnLoopback(options: LoopbackOptions): Promise<LoopbackServer> {
  // Longer than the SDK's own idle limit, so that the client closes first and no request meets a closing socket.
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    if (!loopbackHost.test(request.headers.host ?? '')) {
      return answerJson(response, 403, { message: 'The Host header is not a loopback name.' });
    }
    options.handle(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else answerJson(response, 500, { message: error instanceof Error ? error.message : String(error) });
    });
  });
  const port = await bind(server, options);
  return { url: `http://127.0.0.1:${port}`, port, close: () => drain(server) };
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

function bind(server: Server, { port, option }: LoopbackOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      const message = `Port ${port} (${option}) on 127.0.0.1 is taken or not allowed: ${error.message}`;
      reject(taken ? new LocalCloudError('port_taken', message, { cause: error }) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
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
