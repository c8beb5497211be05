import { beforeEach, describe, expect, test } from 'vitest';
import { described, reported } from '../../test/events.ts';
import { createWorld, get, post, tokenOf, type World } from '../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.allow('secret', 'desk');
  await world.allow('other', 'elsewhere');
  await world.allow('master', '*');
});
const receipt = (query: string, token = 'secret') =>
  get(world, `/v1/receipts?${query}`, { authorization: `Bearer ${tokenOf(token)}` });

describe('a receipt', () => {
  test('follows an event from nothing over accepted to visible', async () => {
    await post(world, JSON.stringify(reported({ local: 'a' })));
    const before = await receipt('source=desk&id=a.r1');
    expect([before.status, before.body.code, before.headers.get('retry-after')]).toEqual([
      404,
      'not_yet_or_never',
      '1',
    ]);
    await world.ingestAll();
    expect((await receipt('source=desk&id=a.r1')).body).toMatchObject({
      outcome: 'accepted',
      visible_at_seq: null,
      known_on: null,
    });
    await world.projectAll();
    expect((await receipt('source=desk&id=a.r1')).body).toEqual({
      outcome: 'accepted',
      source: 'desk',
      id: 'a.r1',
      first_id: 'a.r1',
      kind: 'strike',
      entity: 'desk:a',
      record: 'report',
      revision: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      at: '2026-03-10T12:00:00.000Z',
      visible_at_seq: 1,
      known_on: '2026-03-10',
      dataset: { source: 'desk', title: null, implicit: true },
      counted_by_default: true,
      quarantine: [],
    });
  });

  test('names the dataset as its source describes it', async () => {
    await world.publish(described('desk', 'The desk'), reported({ local: 'a' }));
    expect((await receipt('source=desk&id=a.r1')).body).toMatchObject({
      outcome: 'accepted',
      id: 'a.r1',
      dataset: { title: 'The desk' },
    });
  });

  test('of a duplicate names the first', async () => {
    await world.publish(reported({ local: 'a' }));
    await world.publish(reported({ local: 'a', id: 'again' }));
    expect((await receipt('source=desk&id=again')).body).toMatchObject({
      outcome: 'duplicate',
      first_id: 'a.r1',
      visible_at_seq: 1,
    });
  });

  test('of other content for a recorded revision is a conflict that says what to do', async () => {
    await world.publish(reported({ local: 'a' }));
    await world.publish(reported({ local: 'a', id: 'rewritten', counts: {} }));
    expect((await receipt('source=desk&id=rewritten')).body).toMatchObject({
      outcome: 'conflict',
      source: 'desk',
      visible_at_seq: null,
      quarantine: [
        { code: 'conflict', errors: [{ field: 'data.revision', message: expect.stringContaining('higher revision') }] },
      ],
    });
  });

  test('of a reused id stands, and tells of the second use', async () => {
    await world.publish(reported({ local: 'a' }));
    await world.publish(reported({ local: 'b', id: 'a.r1' }));
    expect((await receipt('source=desk&id=a.r1')).body).toMatchObject({
      outcome: 'accepted',
      entity: 'desk:a',
      quarantine: [{ code: 'id_reused' }],
    });
    expect((await receipt('event_id=bus-2')).body).toMatchObject({ outcome: 'conflict', id: 'a.r1' });
  });

  test('of a malformed event names the field', async () => {
    world.put({ ...reported(), data: {} }, 'counterweight.strike.reported.v1', 'desk');
    await world.ingestAll();
    for (const query of ['event_id=bus-1', 'source=desk&id=s1.r1']) {
      expect((await receipt(query)).body).toMatchObject({
        outcome: 'quarantined',
        id: 's1.r1',
        quarantine: [
          {
            stage: 'ingest',
            code: 'invalid_event',
            errors: expect.arrayContaining([expect.objectContaining({ field: 'data.entity' })]),
          },
        ],
      });
    }
  });

  test('is for its sender: by key it is forbidden to others, by bus id nobody finds what was accepted', async () => {
    await world.publish(reported({ local: 'a' }));
    const byKey = await receipt('source=desk&id=a.r1', 'other');
    expect([byKey.status, byKey.body.code]).toEqual([403, 'forbidden']);
    expect((await receipt('event_id=bus-1', 'other')).body).toMatchObject({ code: 'not_yet_or_never' });
    expect((await receipt('event_id=bus-1', 'master')).body).toMatchObject({
      code: 'not_yet_or_never',
      detail: expect.stringContaining('by its source and id alone'),
    });
  });

  test('of something that names no source is for whoever the envelope names', async () => {
    world.put('nonsense', 'counterweight.strike.reported.v1', 'desk');
    await world.ingestAll();
    expect((await receipt('event_id=bus-1', 'other')).status).toBe(404);
    for (const token of ['secret', 'master']) {
      expect((await receipt('event_id=bus-1', token)).body).toMatchObject({ outcome: 'quarantined', source: null });
    }
  });

  test('of something that claims another source is for its sender, and not for the source it claims', async () => {
    world.put(reported({ local: 'a' }), 'counterweight.strike.reported.v1', 'elsewhere');
    await world.ingestAll();
    for (const query of ['event_id=bus-1', 'source=desk&id=a.r1']) expect((await receipt(query)).status).toBe(404);
    expect((await receipt('event_id=bus-1', 'other')).body).toMatchObject({
      outcome: 'quarantined',
      source: 'desk',
      quarantine: [{ code: 'not_permitted', errors: [{ field: 'source' }] }],
    });
  });

  test("does not show another sender's refusals under the same id", async () => {
    await world.publish(reported({ local: 'a' }));
    world.put(reported({ local: 'a' }), 'counterweight.strike.reported.v1', 'elsewhere');
    await world.ingestAll();
    expect((await receipt('source=desk&id=a.r1')).body).toMatchObject({ outcome: 'accepted', quarantine: [] });
    expect((await receipt('source=desk&id=a.r1', 'master')).body).toMatchObject({
      quarantine: [{ code: 'not_permitted' }],
    });
  });
});

test.each(['', 'source=desk', 'id=a', 'source=desk&event_id=b', 'source=desk&id=a&event_id=b'])(
  'the question "%s" is refused: it takes source and id, or event_id',
  async (query) => {
    const { status, body } = await receipt(query);
    expect([status, body.code, body.allowed]).toEqual([400, 'invalid_parameter', ['source and id', 'event_id']]);
  },
);

test('a token is needed', async () => {
  expect((await get(world, '/v1/receipts?source=desk&id=a')).status).toBe(401);
});
