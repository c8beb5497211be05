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
