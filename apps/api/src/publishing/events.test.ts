import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { described, reported, retracted } from '../../test/events.ts';
import { createWorld, get, post, tokenOf, type World } from '../../test/world.ts';

const resultsSchema = z.object({ results: z.array(z.looseObject({ index: z.number(), status: z.string() })) });

let world: World;
beforeEach(async () => {
  world = createWorld({ precedence: { ranked: 10 } });
  await world.allow('secret', 'desk', 'ranked');
});
const as = (contentType: string) => ({ authorization: `Bearer ${tokenOf('secret')}`, 'content-type': contentType });
const results = (answer: { body: unknown }) => resultsSchema.parse(answer.body).results;

describe('what is taken', () => {
  test('is recorded as sent by its token, whatever the event says', async () => {
    await post(world, JSON.stringify(reported({ local: 'a' })));
    await world.ingestAll();
    const senders: string[] = [];
    for await (const { sender } of world.ledger.scan()) senders.push(sender);
    expect(senders).toEqual([`token:${tokenOf('secret').slice(3, 19)}`]);
  });

  test('goes to the bus as it came, and is then to be seen', async () => {
    const answer = await post(world, JSON.stringify(reported({ local: 'a', counts: { launched: 12 } })));
    expect(answer.status).toBe(202);
    expect(results(answer)).toEqual([
      {
        index: 0,
        id: 'a.r1',
        status: 'taken',
        event_id: 'bus-1',
        dataset: { source: 'desk', title: null, implicit: true },
        counted_by_default: true,
      },
    ]);
    expect(await world.ingestAll()).toMatchObject([{ outcome: 'accepted' }]);
    await world.projectAll();
    expect((await get(world, '/v1/views/strikes?by=day')).body).toMatchObject({ total: { launched: 12 } });
  });

  test('names its dataset, and says whether default views count it', async () => {
    await world.publish(described('desk', 'The desk'), reported({ source: 'ranked', local: 'x' }));
    const answer = await post(
      world,
      JSON.stringify([
        reported({ local: 'a' }),
        reported({ source: 'ranked', local: 'b' }),
        described('desk', 'Anew', 2),
      ]),
    );
    expect(results(answer)).toMatchObject([
      { dataset: { source: 'desk', title: 'The desk', implicit: false }, counted_by_default: false },
      { dataset: { source: 'ranked', title: null, implicit: true }, counted_by_default: true },
      { dataset: { title: 'The desk' }, counted_by_default: false },
    ]);
  });

  test.each([
    ['application/json', JSON.stringify(reported())],
    ['application/json; charset=utf-8', JSON.stringify([reported(), retracted('s1', 2)])],
    ['application/cloudevents+json', JSON.stringify(reported())],
    ['application/cloudevents-batch+json', JSON.stringify([reported()])],
    ['application/x-ndjson', `${JSON.stringify(reported())}\r\n\n${JSON.stringify(retracted('s1', 2))}`],
  ])('may come as %s', async (contentType, body) => {
    const answer = await post(world, body, as(contentType));
    expect(answer.status).toBe(202);
    expect(results(answer).every(({ status }) => status === 'taken')).toBe(true);
  });
});

describe('a bad entry is refused by itself, naming the field; the others are taken', () => {
  const strike = (changes: object) => {
    const event = reported({ local: 'bad' });
    return {
      ...event,
      data: z
        .looseObject({ strike: z.looseObject({}) })
        .transform((data) => ({ ...data, strike: { ...data.strike, ...changes } }))
        .parse(event.data),
    };
  };
  test.each([
    [
      'an unknown type',
      { ...reported(), type: 'counterweight.strike.seen.v1' },
      'unknown_type',
      'type',
      'counterweight.strike.reported.v1',
    ],
    [
      'an unknown version',
      { ...reported(), type: 'counterweight.strike.reported.v9' },
      'unknown_version',
      'type',
      'reported.v1',
    ],
    ['a missing field', { ...reported(), data: { entity: 'desk:s1' } }, 'invalid_event', 'data.revision', ''],
    ['no data', { ...reported(), data: undefined }, 'invalid_event', 'data', ''],
    ['an extra field', strike({ bombs: 3 }), 'invalid_event', 'data.strike.bombs', 'not a known field'],
    [
      'an impossible date',
      strike({ window: { start: '2024-02-30', end: '2024-03-01', zone: 'Europe/Kyiv' } }),
      'invalid_event',
      'data.strike.window.start',
      'exists',
    ],
    [
      'an end before its start',
      strike({ window: { start: '2024-01-02', end: '2024-01-01', zone: 'Europe/Kyiv' } }),
      'invalid_event',
      'data.strike.window.end',
      'before',
    ],
    ['a negative count', strike({ counts: { launched: -1 } }), 'invalid_event', 'data.strike.counts.launched', ''],
    [
      'an event of 300 KB',
      { ...reported(), data: { padding: 'x'.repeat(300 * 1024) } },
      'too_large',
      'detail',
      'larger',
    ],
    [
      'a record of somebody else',
      { ...reported(), source: 'ranked' },
      'not_permitted',
      'data.entity',
      'belongs to desk',
    ],
    ['a source out of scope', reported({ source: 'elsewhere' }), 'not_permitted', 'source', 'desk, ranked'],
    ['half of a character', { ...reported(), id: 'a\ud800' }, 'invalid_event', 'id', 'surrogate'],
    ['a request for nothing', withoutLines(), 'invalid_event', 'data.request.lines', ''],
    ['no event at all', 17, 'invalid_event', '', ''],
  ])('%s', async (_, bad, code, field, message) => {
    const good = Array.from({ length: 9 }, (_, index) => reported({ local: `good-${index}` }));
    const answer = await post(world, JSON.stringify([...good.slice(0, 4), bad, ...good.slice(4)]));
    expect(answer.status).toBe(202);
    const [refused, ...others] = results(answer).toSorted((a) => (a.status === 'refused' ? -1 : 1));
    expect(refused).toMatchObject({ index: 4, status: 'refused', code });
    expect(refused?.errors).toEqual(expect.arrayContaining([{ field, message: expect.stringContaining(message) }]));
    expect(others.map(({ index }) => index)).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9]);
    expect((await world.ingestAll()).every(({ outcome }) => outcome === 'accepted')).toBe(true);
  });

  test('one nested deeper than any stack is refused by its id', async () => {
    const deep = JSON.stringify(reported()).replace(
      '"data":',
      () => `"data":${'['.repeat(20_000)}${']'.repeat(20_000)},"x":`,
    );
    const answer = await post(world, `${deep}\n${JSON.stringify(reported())}`, as('application/x-ndjson'));
    expect(results(answer)).toMatchObject([
      { id: 's1.r1', status: 'refused', code: 'invalid_event', errors: [{ message: 'is nested more than 32 deep' }] },
      { status: 'taken' },
    ]);
  });

  test('an NDJSON line that is no JSON is named by its number', async () => {
    const answer = await post(world, `\n{"specversion":\n${JSON.stringify(reported())}\n`, as('application/x-ndjson'));
    expect(results(answer)).toMatchObject([
      { index: 0, status: 'refused', code: 'invalid_json', errors: [{ field: 'line 2' }] },
      { index: 1, status: 'taken' },
    ]);
  });

  test('one that the bus does not take is to be sent again', async () => {
    world.refuse('b.r1', 'slow down');
    const answer = await post(world, JSON.stringify([reported({ local: 'a' }), reported({ local: 'b' })]));
    expect(results(answer)).toMatchObject([{ status: 'taken' }, { id: 'b.r1', status: 'refused', code: 'not_sent' }]);
  });
});

describe('nothing is taken', () => {
  test('of events that are all malformed: 422, with the result of each', async () => {
    const answer = await post(world, JSON.stringify([{ ...reported(), type: 'a.b' }, {}]));
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'nothing_taken' });
    expect(results(answer)).toMatchObject([{ status: 'refused', code: 'unknown_type' }, { status: 'refused' }]);
    expect(await world.ingestAll()).toEqual([]);
  });

  test('when the bus is down: 503, to be sent again', async () => {
    world.refuse('s1.r1', 'down');
    const answer = await post(world, JSON.stringify(reported()));
    expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([503, 'bus_unavailable', '2']);
  });

  test('of an empty batch', async () => {
    for (const [contentType, body] of [
      ['application/json', '[]'],
      ['application/x-ndjson', '\n'],
    ] as const) {
      const { status, body: problem } = await post(world, body, as(contentType));
      expect([status, problem.code]).toEqual([422, 'empty_batch']);
    }
  });

  test('of a body that is no JSON, no UTF-8, or not of the shape its type says', async () => {
    const latin = new Uint8Array([0x7b, 0x22, 0xe9, 0x22, 0x7d]);
    for (const [body, contentType] of [
      ['{"specversion":', 'application/json'],
      ['', 'application/json'],
      [latin, 'application/json'],
      ['[]', 'application/cloudevents+json'],
      ['{}', 'application/cloudevents-batch+json'],
    ] as const) {
      const { status, body: problem } = await post(world, body, as(contentType));
      expect([status, problem.code]).toEqual([400, 'invalid_body']);
    }
  });

  test.each(['text/plain', 'application/xml', 'constructor', '__proto__', 'application/json; charset=utf-16'])(
    'of the type %s',
    async (contentType) => {
      const { status, body, headers } = await post(world, '{}', as(contentType));
      expect([status, body.code]).toEqual([415, 'unsupported_media_type']);
      expect(body.allowed).toContain('application/x-ndjson');
      expect(headers.get('accept-post')).toContain('application/json');
    },
  );

  test('of more than 5 MB or 5,000 events', async () => {
    const large = await post(world, `"${'x'.repeat(10 * 1024 * 1024)}"`);
    expect([large.status, large.body.code]).toEqual([413, 'too_large']);
    const many = await post(world, JSON.stringify(Array(5001).fill(0)));
    expect([many.status, many.body.code]).toEqual([413, 'too_large']);
  });
});

describe('the token', () => {
  test('is needed, and must be known', async () => {
    const body = JSON.stringify(reported());
    const none = await post(world, body, { 'content-type': 'application/json' });
    expect([none.status, none.body.code, none.headers.get('www-authenticate')]).toEqual([
      401,
      'unauthorized',
      'Bearer realm="counterweight"',
    ]);
    const never = `Bearer ${tokenOf('never issued')}`;
    for (const authorization of [never, 'Bearer wrong', 'Basic c2VjcmV0', 'Bearer', tokenOf('secret')]) {
      const wrong = await post(world, body, { 'content-type': 'application/json', authorization });
      expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringContaining('invalid_token'),
      ]);
    }
    expect(await world.ingestAll()).toEqual([]);
  });

  test('that was revoked is refused as such, and not told why', async () => {
    await world.revoke('secret');
    const { status, body, headers, text } = await post(world, JSON.stringify(reported()));
    expect([status, body.code, body.detail]).toEqual([
      401,
      'token_revoked',
      'the token was revoked at 2026-03-10T12:00:00.000Z',
    ]);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(headers.get('www-authenticate')).toContain(
      'error="invalid_token", error_description="the token was revoked',
    );
    expect(text).not.toContain('found in a log');
    expect(await world.ingestAll()).toEqual([]);
  });

  test('that has expired is refused as such, with the day', async () => {
    await world.allowUntil('2026-03-11', 'short', 'desk');
    const send = () =>
      post(world, JSON.stringify(reported()), {
        ...as('application/json'),
        authorization: `Bearer ${tokenOf('short')}`,
      });
    expect((await send()).status).toBe(202);
    world.nextDay();
    const { status, body } = await send();
    expect([status, body.code, body.detail]).toEqual([401, 'token_expired', 'the token expired on 2026-03-11']);
  });

  test('that speaks for some of the sources sends those, and each other entry is told the field and what is allowed', async () => {
    const batch = [reported({ source: 'elsewhere' }), reported({ local: 'b' })];
    const { status, body } = await post(world, JSON.stringify(batch));
    expect(status).toBe(202);
    expect(body.results).toMatchObject([
      {
        index: 0,
        status: 'refused',
        code: 'not_permitted',
        errors: [{ field: 'source', message: 'this token may speak for: desk, ranked' }],
      },
      { index: 1, status: 'taken' },
    ]);
  });

  test('that speaks for none of the sources is refused as a whole', async () => {
    const { status, body } = await post(world, JSON.stringify([reported({ source: 'elsewhere' })]));
    expect([status, body.code, body.allowed]).toEqual([403, 'forbidden', ['desk', 'ranked']]);
    expect(body.results).toMatchObject([{ status: 'refused', code: 'not_permitted' }]);
  });

  test('for any source may speak for any', async () => {
    await world.allow('master', '*');
    const { status } = await post(world, JSON.stringify(reported({ source: 'elsewhere' })), {
      ...as('application/json'),
      authorization: `bearer ${tokenOf('master')}`,
    });
    expect(status).toBe(202);
  });
});

function withoutLines() {
  const { data, ...event } = reported({ local: 'ask' });
  const request = { by: 'UKR', title: 'More of it', made: { precision: 'day', day: '2024-01-01' }, lines: [] };
  const { entity, revision, sources } = z.looseObject({}).parse(data);
  return { ...event, type: 'counterweight.request.reported.v1', data: { entity, revision, sources, request } };
}
