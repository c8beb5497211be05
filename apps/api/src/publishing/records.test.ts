import { contentHash } from '@counterweight/contracts/events';
import { kindNames } from '@counterweight/domain/kinds';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { described, reported, retracted } from '../../test/events.ts';
import { createWorld, get, tokenOf, type World } from '../../test/world.ts';

const answerSchema = z.object({
  data: z.array(
    z.strictObject({
      entity: z.string(),
      record: z.string(),
      revision: z.number(),
      hash: z.string(),
      salt: z.string().optional(),
      retracted: z.boolean(),
    }),
  ),
  links: z.object({ next: z.string().optional() }),
});

let world: World;
const records = (query: string, token = 'secret') =>
  get(world, `/v1/records?${query}`, { authorization: `Bearer ${tokenOf(token)}` });

beforeEach(async () => {
  world = createWorld();
  await world.allow('secret', 'desk');
});

test('gives of each record its highest revision, tombstones included, and nothing of others', async () => {
  const first = reported({ local: 'a', revision: 2, counts: {} });
  await world.publish(reported({ local: 'a' }), first, reported({ local: 'b' }), retracted('b', 2));
  await world.publish(reported({ source: 'other' }), described('desk', 'The desk'));
  const { data } = answerSchema.parse((await records('source=desk&kind=strike')).body);
  expect(data).toMatchObject([
    { entity: 'desk:a', record: 'report', revision: 2, retracted: false },
    { entity: 'desk:b', record: 'report', revision: 2, retracted: true },
  ]);
  const [held] = data;
  expect(held?.hash).toBe(contentHash(held?.salt ?? '', first.type, first.data));
  expect(answerSchema.parse((await records('source=desk&kind=dataset')).body).data).toHaveLength(1);
});

test.each([1, 2, 3, 4, 7])('pages of %i hold each record once, wherever its revisions lie', async (limit) => {
  for (const local of ['a', 'b', 'c']) {
    await world.publish(...[1, 2, 3].map((revision) => reported({ local, revision, counts: { launched: revision } })));
  }
  const seen: string[] = [];
  let next: string | undefined = `/v1/records?source=desk&kind=strike&limit=${limit}`;
  while (next !== undefined) {
    const { body, headers }: Awaited<ReturnType<typeof get>> = await get(world, next, {
      authorization: `Bearer ${tokenOf('secret')}`,
    });
    const page = answerSchema.parse(body);
    expect(page.data.length).toBeLessThanOrEqual(limit);
    seen.push(...page.data.map(({ entity, revision }) => `${entity} ${revision}`));
    next = page.links.next;
    expect(headers.get('link')).toBe(next === undefined ? null : `<${next}>; rel="next"`);
  }
  expect(seen).toEqual(['desk:a 3', 'desk:b 3', 'desk:c 3']);
});

test('is for who may speak for the source', async () => {
  expect((await records('source=other&kind=strike')).body).toMatchObject({
    status: 403,
    code: 'forbidden',
    allowed: ['desk'],
  });
  expect((await records('source=desk&kind=strike', 'wrong')).status).toBe(401);
});

test('names what a question lacks, and the kinds there are', async () => {
  expect((await records('kind=strike')).body).toMatchObject({
    status: 400,
    parameter: 'source',
    detail: 'source: is needed',
  });
  expect((await records('source=desk&kind=battle')).body).toMatchObject({
    parameter: 'kind',
    allowed: [...kindNames].sort(),
  });
  expect((await records('source=desk&kind=strike&cursor=abc')).body).toMatchObject({ code: 'invalid_cursor' });
});
