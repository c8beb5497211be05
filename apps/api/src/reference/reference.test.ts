import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createWorld, get } from '../../test/world.ts';

const world = createWorld();
const snapshots = new URL('../../../../packages/contracts/schemas/', import.meta.url);
const files = readdirSync(snapshots);
const indexSchema = z.object({ data: z.array(z.object({ method: z.string(), path: z.string() })) });
const described = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

test.each(['/', '/v1'])('%s lists every address, and where to begin', async (address) => {
  const { data } = indexSchema.parse((await get(world, address)).body);
  const { paths } = described.parse((await get(world, '/openapi.json')).body);
  const listed = data.map(({ method, path }) => `${method.toLowerCase()} ${path}`);
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(listed.toSorted()).toEqual(all.toSorted());
  const { body } = await get(world, address);
  for (const link of Object.values(Object(body.links)))
    expect((await get(world, String(link))).status, String(link)).toBe(200);
});

test.each(files)('/schemas/%s is the committed schema, and the example holds by it', async (file) => {
  const { body } = await get(world, `/schemas/${file}`);
  expect(body).toEqual(JSON.parse(readFileSync(new URL(file, snapshots), 'utf8')));
  const example = (await get(world, `/examples/${file}`)).body;
  expect(example).toMatchObject({ type: file.replace(/\.json$/, '') });
  expect(z.fromJSONSchema(body).safeParse(example).error).toBeUndefined();
});

test.each(['/schemas/nothing.json', '/examples/counterweight.strike.reported.v1', '/schemas/toString.json'])(
  '%s is not there, and the answer says what is',
  async (address) => {
    const { status, body } = await get(world, address);
    expect([status, body.code, body.allowed]).toEqual([404, 'not_found', files.toSorted()]);
  },
);

test('the events are described, each with its schema and an example', async () => {
  const { body } = await get(world, '/asyncapi.json');
  const { messages } = z
    .object({ messages: z.record(z.string(), z.object({ payload: z.unknown(), examples: z.array(z.unknown()) })) })
    .parse(Object(body.components));
  expect(
    Object.keys(messages)
      .map((type) => `${type}.json`)
      .toSorted(),
  ).toEqual(files.toSorted());
  for (const [type, message] of Object.entries(messages)) {
    expect(message.payload).toMatchObject({ schema: { $ref: `/schemas/${type}.json` } });
  }
});

test('documents are kept by clients that hold them', async () => {
  const { headers } = await get(world, '/asyncapi.json');
  const again = await get(world, '/asyncapi.json', { 'if-none-match': headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});
