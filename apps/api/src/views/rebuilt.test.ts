import { entityIdSchema, recordIdSchema, revisionSchema } from '@counterweight/domain/values';
import { rebuild, redact } from '@counterweight/ledger';
import { beforeEach, describe, expect, test } from 'vitest';
import { reported } from '../../test/events.ts';
import { createWorld, get, type World } from '../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.publish(
    reported({ local: 'a', counts: { launched: 3 } }),
    reported({ local: 'a', revision: 2, counts: { launched: 4 } }),
    reported({ local: 'b', counts: { launched: 5 } }),
  );
  world.nextDay();
});

const MONTH = '/v1/views/strikes?by=month';
const THEN = `${MONTH}&known_at=2026-03-10`;

async function held(path: string) {
  const { headers, body, status } = await get(world, path);
  const ifNoneMatch = { 'if-none-match': headers.get('etag') ?? '' };
  return { status, body, again: async () => get(world, path, ifNoneMatch) };
}

describe('a view that is rebuilt', () => {
  test('answers what it answered, for now and for closed days, under ETags that are new', async () => {
    for (const path of [MONTH, THEN, '/v1/strikes', '/v1/summary']) {
      const before = await held(path);
      expect((await before.again()).status).toBe(304);
      await rebuild('strikes@3', world);
      const after = await before.again();
      expect(after.status).toBe(200);
      expect(after.body.data).toEqual(before.body.data);
    }
  });

  test('is 503 while no rows of it are live, and nothing else is', async () => {
    const { 'strikes@3': _, ...views } = world.store.head.views;
    world.store.head = { ...world.store.head, views };
    const { status, body, headers } = await get(world, MONTH);
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'view_unbuilt', '60']);
    expect((await get(world, '/v1/summary')).body.code).toBe('view_unbuilt');
    expect((await get(world, '/v1/strikes/desk:a')).status).toBe(200);
    await rebuild('strikes@3', world);
    expect((await get(world, MONTH)).status).toBe(200);
  });
});

describe('a record that is redacted', () => {
  const order = {
    entity: entityIdSchema.parse('desk:a'),
    record: recordIdSchema.parse('report'),
    reason: 'danger to a person',
    answer: 451,
  } as const;

  test('is in no answer any more, whatever copy a reader holds', async () => {
    const paths = ['/v1/strikes/desk:a/history', THEN, '/v1/strikes'];
    const copies = await Promise.all(paths.map(held));
    await redact({ ...order, revision: revisionSchema.parse(1) }, world);
    for (const copy of copies) expect((await copy.again()).status).toBe(200);
    expect((await get(world, '/v1/strikes/desk:a/history')).body.data).toMatchObject([
      { revision: 1, redacted: { reason: 'danger to a person', answer: 451 } },
      { revision: 2, content: { counts: { launched: 4 } } },
    ]);
    await redact({ ...order, revision: revisionSchema.parse(2) }, world);
    expect((await get(world, '/v1/strikes/desk:a')).status).toBe(451);
    expect((await get(world, THEN)).body.data).toMatchObject([{ salvos: 1, launched: 5 }]);
  });

  test('is named in the changes', async () => {
    await redact({ ...order, revision: revisionSchema.parse(1) }, world);
    const { body } = await get(world, '/v1/changes?after=1');
    expect(body.data).toMatchObject([{ entity: 'desk:a', revision: 1, change: 'redacted' }]);
  });
});
