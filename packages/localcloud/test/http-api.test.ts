import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalCloud, startLocalCloud } from '../src/index.ts';
import { pipelineTemplate } from './fixtures/pipeline-template.ts';
import { writeAssembly } from './fixtures/write-assembly.ts';

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await startLocalCloud({ assembly: await writeAssembly(pipelineTemplate), dataDir: undefined });
});
afterAll(() => cloud.close());

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${cloud.httpUrl}${path}`, init);
}

describe('an HTTP API', () => {
  test('has the address the template puts out', () => {
    expect(cloud.outputs.ApiUrl).toBe(cloud.httpUrl);
    expect(cloud.httpUrls).toEqual({ Api: cloud.httpUrl });
  });

  test('turns a request into an event of payload format 2.0 and the answer into a response', async () => {
    const headers = { 'content-type': 'application/json', Cookie: 'x=1; y=2', 'X-Own': 'A' };
    const response = await ask('/a%20b/c?q=1&q=2&w=%C3%A9', { method: 'POST', headers, body: '{"n":1}' });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-path')).toBe('seen');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.json()).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/a b/c',
      rawQueryString: 'q=1&q=2&w=%C3%A9',
      cookies: ['x=1', 'y=2'],
      headers: { 'x-own': 'A', 'x-forwarded-proto': 'http' },
      queryStringParameters: { q: '1,2', w: 'é' },
      requestContext: { http: { method: 'POST', path: '/a b/c', sourceIp: '127.0.0.1' }, stage: '$default' },
      body: '{"n":1}',
      isBase64Encoded: false,
    });
  });

  test.each([
    ['application/octet-stream', Buffer.from([0, 255])],
    ['application/json', Buffer.from([0x22, 0xff, 0x22])],
  ])('passes a body of %s that is no text on as base64', async (type, body) => {
    const event = await (await ask('/x', { method: 'PUT', headers: { 'content-type': type }, body })).json();
    expect(event).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true });
  });

  test('decodes a base64 answer to bytes', async () => {
    const response = await ask('/bytes');
    expect(response.headers.get('content-type')).toBe('image/png');
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  test('answers HEAD with the headers alone', async () => {
    const response = await ask('/x', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([201, '']);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(100);
  });

  test('tells no length of a HEAD that the function itself answered without a body', async () => {
    expect((await ask('/silent', { method: 'HEAD' })).headers.has('content-length')).toBe(false);
    expect((await ask('/silent')).headers.get('content-length')).toBe('0');
  });

  test('refuses a body of more than 10 MB', async () => {
    const response = await ask('/x', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect([response.status, await response.json()]).toMatchObject([
      413,
      { message: 'Request Entity Too Large', status: 413 },
    ]);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  test('keeps the query string of an empty value and drops none', async () => {
    const event: unknown = await (await ask('/x?a=&b')).json();
    expect(event).toHaveProperty('queryStringParameters', { a: '', b: '' });
  });
});
