import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerJson, type LoopbackServer, listenOnLoopback } from './loopback-server.ts';

let server: LoopbackServer;
let answered = 0;
beforeAll(async () => {
  server = await listenOnLoopback(0, async (_request, response) => {
    answered += 1;
    answerJson(response, 200, {});
  });
});
afterAll(() => server.close());

test.each([
  ['a page of elsewhere', 'POST', { origin: 'https://example.org', 'content-type': 'text/plain' }],
  ['a page of elsewhere that reads', 'GET', { origin: 'https://example.org' }],
  ['a page that names no origin', 'POST', { origin: 'null' }],
  ['a page whose name begins as one here', 'POST', { origin: 'http://127.0.0.1.example.org' }],
  ['a form on a page of elsewhere', 'POST', { 'sec-fetch-site': 'cross-site' }],
])('%s is refused before it is answered', async (_who, method, headers) => {
  const before = answered;
  const { status } = await fetch(server.url, { method, headers });
  expect([status, answered]).toEqual([403, before]);
});

test.each([
  ['a client that is no browser', 'POST', {}],
  ['a page of this machine', 'POST', { origin: 'http://localhost:5173' }],
  ['a page of this port', 'POST', { 'sec-fetch-site': 'same-origin' }],
  ['who follows a link', 'GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
])('%s is answered', async (_who, method, headers) => {
  expect((await fetch(server.url, { method, headers })).status).toBe(200);
});

/** What comes back for bytes that are no request. */
function answerTo(bytes: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(bytes));
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  socket.on('end', () => resolve(text)).on('error', reject);
  return promise;
}

test.each([
  ['headers that are too large', `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['what is no HTTP', 'hello\r\n\r\n', 400],
])('%s are answered by problem details', async (_, bytes, status) => {
  const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n');
  expect(head).toContain(`HTTP/1.1 ${status} `);
  expect(head).toContain('content-type: application/problem+json');
  expect(JSON.parse(body)).toMatchObject({ type: 'about:blank', status, title: expect.any(String) });
});
