import { expect, test } from 'vitest';
import { z } from 'zod';
import { createWorld, get } from '../../test/world.ts';

const answerSchema = z.object({
  data: z.array(z.object({ vocabulary: z.string(), code: z.string(), name: z.string(), aliases: z.array(z.string()) })),
});
const world = createWorld();
const asked = async (query: string) => answerSchema.parse((await get(world, `/v1/vocabularies${query}`)).body).data;

test('names every code in English, and in Ukrainian when asked', async () => {
  expect(await asked('?of=region')).toContainEqual({
    ...{ vocabulary: 'region', code: 'UA-63', name: 'Kharkiv oblast', aliases: [] },
  });
  expect(await asked('?of=donor,region&lang=uk')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ vocabulary: 'region', code: 'UA-63', name: 'Харківська область' }),
      expect.objectContaining({ vocabulary: 'donor', code: 'DEU', name: 'Німеччина' }),
      expect.objectContaining({ vocabulary: 'donor', code: 'EU', name: 'Європейський Союз' }),
    ]),
  );
  expect(new Set((await asked('')).map(({ vocabulary }) => vocabulary)).size).toBeGreaterThan(15);
});

test('gives the aliases that filters take, and a table', async () => {
  const shahed = (await asked('?of=weapon')).find(({ code }) => code === 'shahed');
  expect(shahed?.aliases).toContain('Shahed-136');
  for (const alias of shahed?.aliases ?? []) {
    const { status } = await get(world, `/v1/views/strikes?weapon=${encodeURIComponent(alias)}`);
    expect([alias, status]).toEqual([alias, 200]);
  }
  const { text } = await get(world, '/v1/vocabularies?of=stage&format=csv');
  expect(text.split('\n').slice(0, 2)).toEqual(['vocabulary,code,name,of,aliases', 'stage,pledged,pledged,,']);
});

test.each(['of=weather', 'lang=fr'])('%s is refused', async (query) => {
  expect((await get(world, `/v1/vocabularies?${query}`)).body).toMatchObject({ code: 'invalid_parameter' });
});
