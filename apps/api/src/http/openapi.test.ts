import { expect, test } from 'vitest';
import { z } from 'zod';
import { createWorld, get } from '../../test/world.ts';

const contentSchema = z.record(z.string(), z.object({ schema: z.looseObject({}) }));
const operationSchema = z.looseObject({
  summary: z.string().min(10),
  tags: z.array(z.string()).min(1),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.enum(['query', 'path']),
        description: z.string().min(5),
        schema: z.looseObject({}),
      }),
    )
    .optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string().min(3), content: contentSchema.optional() })),
});
const documentSchema = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    securitySchemes: z.object({ bearer: z.object({ type: z.literal('http'), scheme: z.literal('bearer') }) }),
  }),
});

const world = createWorld();
const document = documentSchema.parse((await get(world, '/openapi.json')).body);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('describes every route there is, and no other', () => {
  const routed = world.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '/*')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  const described = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(new Set(described)).toEqual(new Set(routed));
  expect(described.filter((each, index) => described.indexOf(each) !== index)).toEqual([]);
});

test.each(operations)(
  '$method $path says what it answers, and that it may answer with a problem',
  ({ path, operation }) => {
    const { responses } = operation;
    const success = responses[200] ?? responses[202];
    // A checkpoint is a signed text, which no JSON may stand for.
    const wanted = path === '/checkpoint' ? 'text/plain' : 'application/json';
    expect(Object.keys(success?.content ?? {})).toContain(wanted);
    expect(Object.keys(responses.default?.content ?? {})).toEqual(['application/problem+json']);
  },
);

test('names the parameters of each address as the address itself does', async () => {
  for (const { path, method, operation } of operations) {
    if (method !== 'get' || path.includes('{') || operation.security !== undefined) continue;
    const { body } = await get(world, `${path}?no_such_parameter=1`);
    const names = (operation.parameters ?? []).map(({ name }) => name);
    expect({ path, allowed: body.allowed }).toEqual({ path, allowed: names });
  }
});

test('refers to nothing that it does not hold', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => name,
  );
  expect(references.length).toBeGreaterThan(10);
  for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name);
});

test('says which routes need a token', () => {
  const secured = operations.filter(({ operation }) => operation.security !== undefined).map(({ path }) => path);
  expect(secured).toEqual(['/v1/events', '/v1/receipts', '/v1/records']);
});

test('what is too large is declared by every route that may say so', async () => {
  const { body } = await get(createWorld(), '/openapi.json');
  const routeSchema = z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) }));
  const paths = z.record(z.string(), routeSchema).parse(body.paths);
  const problem = { content: { 'application/problem+json': expect.anything() } };
  for (const [path, { get: read }] of Object.entries(paths).filter(([each]) => each.startsWith('/v1/'))) {
    if (read !== undefined) expect([path, read.responses]).toMatchObject([path, { 431: problem }]);
  }
  expect(paths['/v1/events']?.post?.responses).toMatchObject({ 413: problem, 431: problem });
});
