import { cloudEventSchema } from '@counterweight/contracts/events';
import { beforeEach, describe, expect, test } from 'vitest';
import { described, reported } from '../../test/events.ts';
import { createWorld, get, post, tokenOf, type World } from '../../test/world.ts';

let world: World;

beforeEach(async () => {
  world = createWorld({ precedence: { ranked: 10 } });
  await world.allow('secret', '*');
});

const QUESTIONS = [
  '/v1/summary',
  '/v1/strikes',
  '/v1/pledges',
  '/v1/datasets',
  '/v1/links',
  '/v1/timeline?from=2024-01-01&to=2024-01-31',
  '/v1/changes',
  '/v1/views/strikes?by=weapon',
  '/v1/views/strikes?by=day',
  '/v1/views/support',
  '/v1/views/air-defence',
  '/v1/views/waves',
];
const NAMES = ['constructor', 'tostring', 'hasownproperty', 'valueof'];
const LOCALS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__'];

describe('a publisher whose names are those of a prototype’s members', () => {
  test('has them taken as names, is counted by its rank, and makes no page fail', async () => {
    await world.publish(reported({ source: 'ranked', local: 'a' }));
    const before = await get(world, '/v1/views/strikes?by=day');
    for (const source of NAMES) {
      const events = LOCALS.map((local) =>
        reported({ source, local, weapons: ['constructor', '__proto__', 'toString'], title: '__proto__' }),
      );
      const results = await world.publish(described(source, 'constructor'), ...events, ...others(source));
      expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'accepted'));
    }
    for (const question of QUESTIONS) expect([question, (await get(world, question)).status]).toEqual([question, 200]);
    for (const local of LOCALS) {
      const one = await get(world, `/v1/strikes/constructor:${local}`);
      expect(one.body).toMatchObject({ data: { id: `constructor:${local}`, status: 'live' } });
    }
    const after = await get(world, '/v1/views/strikes?by=day');
    expect(after.body.data).toEqual(before.body.data);
    expect(world.errors).toEqual([]);
  });

  test('is the first by name and still not counted beside one that is ranked', async () => {
    await world.publish(reported({ source: 'constructor', local: 'a' }), reported({ source: 'ranked', local: 'b' }));
    expect((await get(world, '/v1/datasets')).body.data).toMatchObject([
      { source: 'constructor', precedence: 0, counted_by_default: { strike: false } },
      { source: 'ranked', precedence: 10, counted_by_default: { strike: true } },
    ]);
  });

  test('is refused where no such code, name or type is allowed', async () => {
    const donor = cloudEventSchema.parse({ ...pledgeOf('desk', 'constructor'), id: 'd' });
    expect((await post(world, JSON.stringify(donor))).status).toBe(422);
    const json = JSON.stringify(reported({ local: 'a' }));
    const headers = { authorization: 'Bearer x', 'content-type': 'constructor' };
    expect((await post(world, json, headers)).status).toBe(401);
    expect((await world.app.request('/v1/strikes?constructor=1')).status).toBe(400);
    expect((await world.app.request('/v1/views/strikes?by=constructor')).status).toBe(400);
    expect((await world.app.request('/schemas/constructor.json')).status).toBe(404);
  });
});

describe('a publisher whose dates are far off', () => {
  test('is refused by field, at the door and on the bus', async () => {
    const future = reported({ local: 'a', day: '2026-03-12' });
    const answer = await post(world, JSON.stringify(future));
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field: 'data.strike.window.end' }));
    expect(await world.publish(future)).toMatchObject([{ outcome: 'quarantined', code: 'invalid_event' }]);
  });

  test('is told of one that is only ahead of now, and so is the reader', async () => {
    const meeting = eventOf('desk', 'meeting.reported', 'm', { meeting: { forum: 'NUC', convened_on: '2026-04-01' } });
    const answer = await post(world, JSON.stringify(meeting));
    const warning = { code: 'ahead_of_now', field: 'data.meeting.convened_on', message: expect.any(String) };
    expect(answer.body.results).toMatchObject([{ status: 'taken', warnings: [warning] }]);
    await world.ingestAll();
    await world.projectAll();
    const shown = await get(world, '/v1/meetings/desk:m');
    expect(shown.body).toMatchObject({ data: { warnings: [{ code: 'ahead_of_now', field: 'convened_on' }] } });
  });

  test('is told of what the event contradicts by itself, at the door and in the receipt', async () => {
    const bearer = { authorization: `Bearer ${tokenOf('secret')}` };
    const receiptOf = async (id: string) => (await get(world, `/v1/receipts?source=desk&id=${id}`, bearer)).body;
    const dates = { announced: { on: '2024-01-05' }, convened_on: '2024-01-01' };
    const meeting = eventOf('desk', 'meeting.reported', 'w', { meeting: { forum: 'NUC', ...dates } });
    const plain = eventOf('desk', 'meeting.reported', 'v', { meeting: { forum: 'NUC' } });
    const ahead = eventOf('desk', 'meeting.reported', 'x', { meeting: { forum: 'NUC', convened_on: '2026-04-01' } });
    const warnings = [{ code: 'out_of_order', field: 'data.meeting.convened_on' }];
    expect((await post(world, JSON.stringify([meeting, plain, ahead]))).body.results).toMatchObject([
      { status: 'taken', warnings },
      { status: 'taken' },
      { status: 'taken', warnings: [{ code: 'ahead_of_now' }] },
    ]);
    await world.ingestAll();
    expect(await receiptOf(meeting.id)).toMatchObject({ outcome: 'accepted', warnings });
    expect(await receiptOf(ahead.id)).toMatchObject({ warnings: [{ code: 'ahead_of_now' }] });
    expect(await receiptOf(plain.id)).not.toHaveProperty('warnings');
  });

  test('asks of days that overflow and gets an answer or a refusal', async () => {
    for (const day of ['0000-01-01', '0001-01-01', '9999-12-31']) {
      for (const question of ['strikes', 'support', 'waves', 'air-defence', 'coalition?on=', 'timeline']) {
        const path = question === 'timeline' ? '/v1/timeline?' : `/v1/views/${question}?`;
        const asked = question.endsWith('=') ? `/v1/views/${question}${day}` : `${path}from=${day}&to=${day}`;
        expect([asked, (await world.app.request(asked)).status < 500]).toEqual([asked, true]);
      }
    }
    expect(world.errors).toEqual([]);
  });
});

test('a text that is shown in another order than it is written is refused at the door, by its field', async () => {
  const answer = await post(world, JSON.stringify(reported({ title: '\u202e0001 :dehcnuaL' })));
  expect(answer.body.errors).toMatchObject([
    { field: 'data.sources.0.title', message: expect.stringContaining('U+202E') },
  ]);
});

function eventOf(source: string, verb: string, local: string, body: object) {
  const data = { entity: `${source}:${local}`, revision: 1, sources: [{ publisher: 'P', title: 'T' }], ...body };
  return cloudEventSchema.parse({
    ...{ specversion: '1.0', id: `${verb}.${local}`, source, type: `counterweight.${verb}.v1`, data },
  });
}

function pledgeOf(source: string, donor: string) {
  return eventOf(source, 'pledge.announced', 'constructor', {
    pledge: { donor, title: 'constructor', category: 'military', new_money: 'unknown' },
  });
}

function others(source: string) {
  const link = { from: `${source}:__proto__`, relation: 'same_as', to: 'ranked:a', quote: 'constructor' };
  const transaction = {
    type: 'committed',
    when: { precision: 'day', day: '2024-01-10' },
    value: { known: 'none' },
    units: [{ item: 'constructor' }, { item: '__proto__', class: 'toString' }],
  };
  return [
    pledgeOf(source, 'USA'),
    eventOf(source, 'link.reported', 'toString', { link }),
    eventOf(source, 'pledge.transaction_recorded', 'constructor', { transaction_id: '__proto__', transaction }),
  ];
}
