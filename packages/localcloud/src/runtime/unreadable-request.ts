import type { Server } from 'node:http';

/** Problem details (RFC 9457) for what no handler sees, with the `message` that API Gateway answers. */
export function problemText(status: number, title: string): string {
  return JSON.stringify({ type: 'about:blank', title, status, message: title });
}

/** Answers what cannot be read as a request: headers that are too large by 431, anything else by 400. */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const isLarge = error.code === 'HPE_HEADER_OVERFLOW';
    const [status, title] = isLarge ? [431, 'Request Header Fields Too Large'] : [400, 'Bad Request'];
    const body = problemText(status, title);
    const head = [
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ];
    socket.end([`HTTP/1.1 ${status} ${title}`, ...head, '', body].join('\r\n'));
  });
}
