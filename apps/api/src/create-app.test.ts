import { expect, test } from 'vitest';
import { reported } from '../test/events.ts';
import { createWorld, get } from '../test/world.ts';

test('an unknown path lists those there are', async () => {
  const { status, body, headers } = await get(createWorld(), '/v1/nothing');
  expect([status, body.code]).toEqual([404, 'not_found']);
  expect(body.allowed).toEqual(expect.arrayContaining(['/v1/views/strikes', '/v1/strikes/{id}', '/v1/events']));
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('cache-control')).toBe('no-store');
});

test.each([
  ['DELETE', '/v1/strikes', 'GET, HEAD, OPTIONS'],
  ['POST', '/v1/strikes/desk:a/history', 'GET, HEAD, OPTIONS'],
  ['GET', '/v1/events', 'OPTIONS, POST'],
  ['PUT', '/healthz', 'GET, HEAD, OPTIONS'],
])('%s %s is refused with what is allowed', async (method, path, allow) => {
  const response = await createWorld().app.request(path, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(await response.json()).toMatchObject({ code: 'method_not_allowed', allowed: allow.split(', ') });
});

test.each([
  ['/v1/strikes/?limit=5', '/v1/strikes?limit=5'],
  ['/healthz//', '/healthz'],
  ['//elsewhere.example/', undefined],
])('a slash too many is one redirection: %s', async (path, location) => {
  const response = await createWorld().app.request(path);
  expect([response.status, response.headers.get('location') ?? undefined]).toEqual([
    location === undefined ? 404 : 308,
    location,
  ]);
});

test('HEAD answers as GET does, without the body', async () => {
  const world = createWorld();
  await world.publish(reported());
  const path = '/v1/views/strikes?by=day';
  const [got, head] = [await world.app.request(path), await world.app.request(path, { method: 'HEAD' })];
  expect(await head.text()).toBe('');
  expect([...head.headers]).toEqual([...got.headers]);
});

test('any page may read, without credentials; none may write', async () => {
  const { app } = createWorld();
  const preflight = await app.request('/v1/events', { method: 'OPTIONS' });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
  const read = await app.request('/v1/nothing');
  expect(read.headers.get('access-control-allow-origin')).toBe('*');
  expect(read.headers.has('access-control-allow-credentials')).toBe(false);
  const write = await app.request('/v1/events', { method: 'POST' });
  expect(write.headers.has('access-control-allow-origin')).toBe(false);
});

test('a fault of ours is told to the operator and not to the client', async () => {
  const world = createWorld();
  world.ledger.head = () => Promise.reject(new Error('table lost: secret-name'));
  const { status, text, body } = await get(world, '/v1/views/strikes');
  expect([status, body.code]).toEqual([500, 'internal']);
  expect(text).not.toContain('secret-name');
  expect(world.errors).toHaveLength(1);
});

test('a journal that is not visible as far as HEAD is to be asked again', async () => {
  const world = createWorld();
  await world.publish(reported());
  const { journal } = world.ledger;
  world.ledger.journal = async () => [];
  const { status, body, headers } = await get(world, '/v1/views/strikes');
  expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'view_moving', '1']);
  world.ledger.journal = journal;
  expect((await get(world, '/v1/views/strikes')).status).toBe(200);
});

test('the health check tells how far the journal is', async () => {
  const world = createWorld();
  await world.publish(reported());
  const { status, body, headers } = await get(world, '/healthz');
  expect([status, body, headers.get('cache-control')]).toEqual([200, { status: 'ok', seq: 1 }, 'no-store']);
  expect((await get(world, '/healthz?deep=1')).body).toMatchObject({ code: 'unknown_parameter' });
});
