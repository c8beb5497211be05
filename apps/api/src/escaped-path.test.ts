import { fc, test as property } from '@fast-check/vitest';
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { everything } from '../test/everything.ts';
import { createWorld } from '../test/world.ts';
import { withEscapedPath } from './escaped-path.ts';

const world = createWorld({ precedence: { desk: 10 } });
await world.publish(...everything('desk', ''));
const answer = handle(world.app);
const eventSchema = z.custom<LambdaEvent>();
const contextSchema = z.custom<LambdaContext>();

/** What the deployed function answers; `decoded` is the path as API Gateway gives it. */
async function ask(decoded: string, rawQueryString = '', escaping = withEscapedPath) {
  const event = eventSchema.parse({
    ...{ version: '2.0', routeKey: '$default', rawPath: decoded, rawQueryString, headers: { host: 'api.example' } },
    requestContext: { domainName: 'api.example', http: { method: 'GET', path: decoded } },
    isBase64Encoded: false,
  });
  const { statusCode, body } = z
    .object({ statusCode: z.int(), body: z.string() })
    .parse(await answer(escaping(event), contextSchema.parse({})));
  return { statusCode, body };
}

test.each(['#', '?', '#?', '?known_at=2020-01-01', '#x', '\\', ' ', '"', '\r\nlocation: x', 'ї', '%', '%zz'])(
  'an escaped %j in a path is part of the id, which there is not',
  async (separator) => {
    const { statusCode, body } = await ask(`/v1/strikes/desk:s${separator}`, 'at_seq=1');
    expect([400, 404]).toContain(statusCode);
    expect(JSON.parse(body)).toMatchObject({ code: expect.stringMatching(/invalid_parameter|not_found/) });
  },
);

test.each(['/..', '/.', '/%2e%2E', '/.%2e', '/../desk:s'])('%s in a path leads nowhere else', async (dots) => {
  const { statusCode, body } = await ask(`/v1/strikes/desk:s${dots}`, 'at_seq=1');
  expect([statusCode, JSON.parse(body).code]).toEqual([404, 'not_found']);
  // A slash at the end is asked for again without it.
  expect((await ask(`/v1/strikes/desk:s${dots}/`, 'at_seq=1')).statusCode).not.toBe(200);
});

test('without that it would end the path, and drop the query', async () => {
  expect((await ask('/v1/strikes/desk:s#', 'nothing=1')).statusCode).not.toBe(200);
  expect((await ask('/v1/strikes/desk:s#', 'nothing=1', (event) => event)).statusCode).toBe(200);
});

test('what needs no escape is answered as before, and an escape that is left stays one', async () => {
  expect((await ask('/v1/strikes/desk:s')).statusCode).toBe(200);
  expect((await ask('/v1/strikes/desk%3As')).statusCode).toBe(200);
});

property.prop([fc.string({ unit: 'binary' })])('any path is answered, and never by an error of ours', async (text) => {
  const { statusCode } = await ask(`/v1/strikes/${text}`, 'at_seq=1');
  expect(statusCode).toBeLessThan(500);
});

property.prop([fc.string({ unit: 'binary' })])('no header is made of what was asked', async (text) => {
  const query = new URLSearchParams({ cursor: text, format: 'csv', list: text, donor: text, source: text }).toString();
  for (const path of ['/v1/strikes', '/v1/views/support', '/v1/timeline', '/v1/explain']) {
    expect((await ask(path, query)).statusCode).toBeLessThan(500);
  }
});
