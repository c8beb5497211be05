import { seqSchema } from '@counterweight/domain/values';
import { recordNameText } from '@counterweight/ledger';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { reported, retracted } from '../../../test/events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

const listSchema = z.object({
  data: z.array(z.looseObject({ id: z.string(), day: z.string() })),
  definition: z.looseObject({ seq: z.number() }),
  links: z.object({ self: z.string(), next: z.string().optional() }),
});
const historySchema = z.object({
  data: z.array(z.looseObject({ seq: z.number(), known_on: z.string(), change: z.string(), revision: z.number() })),
});

let world: World;
beforeEach(() => {
  world = createWorld();
});
const list = async (query = '') => listSchema.parse((await get(world, `/v1/strikes${query}`)).body);
const ids = async (query = '') => (await list(query)).data.map(({ id }) => id);

const site = {
  precision: 'site',
  region: 'UA-32',
  raion: 'Brovary raion',
  settlement: 'Brovary',
  site: 'Substation 7',
  publish_after: '2026-03-11',
};

describe('the list', () => {
  test('shows each strike as folded, with what it adds to the view and its sources', async () => {
    await world.publish(
      reported({ local: 'a', weapons: ['Х-101'], counts: { launched: { value: 4, qualifier: 'about' } } }),
    );
    const { data } = await list();
    expect(data).toMatchObject([
      {
        id: 'desk:a',
        status: 'live',
        revision: 1,
        day: '2024-01-02',
        weapons: [{ name: 'Х-101', code: 'kh-101', class: 'cruise' }],
        counts: { launched: { value: 4, qualifier: 'about' } },
        counted: { salvos: 1, launched: 4, qualified: { launched: 1 }, unknown: { destroyed: 1 } },
        sources: [{ publisher: 'Air Force', title: 'Daily report' }],
        seq: 1,
        known_on: '2026-03-10',
        links: { self: '/v1/strikes/desk:a', history: '/v1/strikes/desk:a/history' },
      },
    ]);
  });

  test('gives the salvos that name a region as hit, whatever they were aimed at', async () => {
    const volyn = { precision: 'oblast', region: 'UA-07' };
    await world.publish(
      reported({ local: 'hit', aimed_at: [{ precision: 'country', country: 'UA' }], reported_hit: [volyn] }),
      reported({ local: 'aimed', aimed_at: [volyn] }),
    );
    expect(await ids('?reported_hit=UA-07')).toEqual(['desk:hit']);
    expect(await ids('?region=UA-07')).toEqual(['desk:aimed']);
  });

  test('leaves out what is retracted, moved out of the range, or of another dataset', async () => {
    await world.publish(
      reported({ local: 'kept' }),
      reported({ local: 'gone' }),
      reported({ local: 'moved' }),
      reported({ source: 'zz-other', local: 'x' }),
    );
    world.nextDay();
    await world.publish(retracted('gone', 2), reported({ local: 'moved', revision: 2, day: '2025-05-05' }));
    expect(await ids('?to=2024-12-31')).toEqual(['desk:kept']);
    expect(await ids('?known_at=2026-03-10')).toEqual(['desk:gone', 'desk:kept', 'desk:moved']);
    expect(await ids('?source=zz-other')).toEqual(['zz-other:x']);
  });

  test('comes in order of day, page by page, each strike once, with a Link to the next page', async () => {
    const locals = Array.from({ length: 7 }, (_, index) => `s${index}`);
    await world.publish(...locals.map((local, index) => reported({ local, day: `2024-01-0${9 - index}` })));
    world.nextDay();
    await world.publish(
      ...locals.map((local, index) => reported({ local, revision: 2, day: `2024-01-0${9 - index}`, counts: {} })),
    );
    const seen: string[] = [];
    let next: string | undefined = '/v1/strikes?limit=3';
    const sizes: number[] = [];
    while (next !== undefined) {
      const { body, headers }: Awaited<ReturnType<typeof get>> = await get(world, next);
      const page = listSchema.parse(body);
      sizes.push(page.data.length);
      seen.push(...page.data.map(({ day }) => day));
      next = page.links.next;
      expect(headers.get('link')).toBe(next === undefined ? null : `<${next}>; rel="next"`);
    }
    expect(sizes).toEqual([3, 3, 1]);
    expect(seen).toEqual(locals.map((_, index) => `2024-01-0${index + 3}`));
  });

  test('a last page that is full has no next', async () => {
    await world.publish(reported({ local: 'a' }), reported({ local: 'b' }));
    expect((await list('?limit=2')).links.next).toBeUndefined();
  });

  test('a cursor of other filters, or a damaged one, is refused', async () => {
    await world.publish(reported({ local: 'a' }), reported({ local: 'b' }));
    const cursor = new URL((await list('?limit=1')).links.next ?? '', 'http://x').searchParams.get('cursor');
    for (const query of [`?cursor=${cursor}&day_rule=start`, '?cursor=rubbish', `?cursor=${cursor?.slice(0, -4)}`]) {
      const { status, body } = await get(world, `/v1/strikes${query}`);
      expect([status, body.code, body.parameter]).toEqual([400, 'invalid_cursor', 'cursor']);
    }
  });

  test.each(['0', '501', 'ten'])('a limit of %s is refused', async (limit) => {
    const { status, body } = await get(world, `/v1/strikes?limit=${limit}`);
    expect([status, body.parameter]).toEqual([400, 'limit']);
  });

  test('as CSV goes on with CSV, and publishers cannot smuggle formulas into a spreadsheet', async () => {
    await world.publish(reported({ local: 'a', title: '=HYPERLINK("x")' }), reported({ local: 'b' }));
    const { text, headers } = await get(world, '/v1/strikes?limit=1&format=csv');
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text.split('\n')[0]).toContain('id,day,status,revision,claimant,weapon');
    expect(headers.get('link')).toMatch(/rel="describedby".*limit=1&cursor=[^>]+&format=csv>; rel="next"/);
  });

  test('as NDJSON has one strike a line', async () => {
    await world.publish(reported({ local: 'a' }), reported({ local: 'b' }));
    const { text } = await get(world, '/v1/strikes?format=ndjson');
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['desk:a', 'desk:b']);
  });
});

describe('do no harm', () => {
  test('a place finer than a raion is shown as the raion until its day is past: in list, detail and history', async () => {
    await world.publish(reported({ local: 'a', aimed_at: [site], reported_hit: [{ ...site, raion: undefined }] }));
    const paths = [
      '/v1/strikes',
      '/v1/strikes/desk:a',
      '/v1/strikes/desk:a/history',
      '/v1/strikes?format=ndjson',
      '/v1/strikes?format=csv',
      '/v1/changes',
    ];
    for (const day of ['2026-03-10', '2026-03-11']) {
      world.moveTo(day);
      for (const path of paths) expect((await get(world, path)).text).not.toMatch(/Substation|Brovary"/);
      expect((await get(world, '/v1/strikes/desk:a')).body).toMatchObject({
        data: {
          aimed_at: [{ precision: 'raion', region: 'UA-32', raion: 'Brovary raion' }],
          reported_hit: [{ precision: 'oblast', region: 'UA-32' }],
        },
      });
    }
    world.moveTo('2026-03-12');
    for (const path of paths.slice(0, 3)) expect((await get(world, path)).text).toContain('Substation 7');
  });

  test('the day on which a place may be shown renews the ETag', async () => {
    await world.publish(reported({ local: 'a', aimed_at: [site] }));
    const etag = (await get(world, '/v1/strikes')).headers.get('etag') ?? '';
    world.moveTo('2026-03-12');
    expect((await get(world, '/v1/strikes', { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('one strike', () => {
  test('is what its highest revision says', async () => {
    await world.publish(reported({ local: 'a', revision: 3, counts: { launched: 3 } }));
    await world.publish(reported({ local: 'a', revision: 2, counts: { launched: 2 } }));
    const { status, body } = await get(world, '/v1/strikes/desk:a');
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: { id: 'desk:a', revision: 3, counts: { launched: 3 }, seq: 2 } });
  });

  test('that is retracted says so, and why', async () => {
    await world.publish(reported({ local: 'a' }), retracted('a', 2));
    const { status, body } = await get(world, '/v1/strikes/desk:a');
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: { status: 'retracted', reason: 'reported twice', revision: 2 } });
  });

  test('can be asked as it was known', async () => {
    await world.publish(reported({ local: 'a', counts: { launched: 1 } }));
    world.nextDay();
    await world.publish(reported({ local: 'a', revision: 2, counts: { launched: 2 } }));
    const { body } = await get(world, '/v1/strikes/desk:a?known_at=2026-03-10');
    expect(body).toMatchObject({ data: { revision: 1, counts: { launched: 1 } } });
    expect((await get(world, '/v1/strikes/desk:a?known_at=2026-03-01')).status).toBe(404);
  });

  test.each([
    [410, 'redacted'],
    [451, 'redacted_for_legal_reasons'],
  ] as const)('that is redacted answers %i', async (answer, code) => {
    await world.publish(reported({ local: 'a' }));
    const payload = { kept: false as const, reason: 'danger to a person', answer };
    const { records } = world.ledger;
    world.ledger.records = async (names) =>
      new Map([...(await records(names))].map(([name, record]) => [name, { ...record, payload }]));
    const { status, body } = await get(world, '/v1/strikes/desk:a');
    expect([status, body.code, body.detail]).toEqual([answer, code, 'danger to a person']);
    expect((await get(world, '/v1/strikes/desk:a/history')).body).toMatchObject({
      data: [{ revision: 1, redacted: { reason: 'danger to a person', answer } }],
    });
  });

  test('that nobody reported is not found, and a malformed id is named', async () => {
    expect((await get(world, '/v1/strikes/desk:nothing')).body).toMatchObject({ status: 404, code: 'not_found' });
    expect((await get(world, '/v1/strikes/no-colon')).body).toMatchObject({ status: 400, parameter: 'id' });
    expect((await get(world, '/v1/strikes/desk:a?full=1')).body).toMatchObject({
      code: 'unknown_parameter',
      allowed: ['known_at', 'at_seq', 'min_seq', 'list', 'skip'],
    });
  });

  test('answers 304 until it changes', async () => {
    await world.publish(reported({ local: 'a' }), reported({ local: 'b' }));
    const etag = (await get(world, '/v1/strikes/desk:a')).headers.get('etag') ?? '';
    await world.publish(reported({ local: 'b', revision: 2, counts: {} }));
    expect((await get(world, '/v1/strikes/desk:a', { 'if-none-match': etag })).status).toBe(304);
    await world.publish(retracted('a', 2));
    expect((await get(world, '/v1/strikes/desk:a', { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('the history', () => {
  test('gives every known revision in journal order, with what it changed', async () => {
    await world.publish(reported({ local: 'a', counts: { launched: 1 } }));
    world.nextDay();
    await world.publish(reported({ local: 'a', revision: 3, counts: { launched: 3 } }));
    await world.publish(reported({ local: 'a', revision: 2, counts: { launched: 2 } }), retracted('a', 4));
    const { data } = historySchema.parse((await get(world, '/v1/strikes/desk:a/history')).body);
    expect(data).toMatchObject([
      { seq: 1, known_on: '2026-03-10', change: 'created', revision: 1, content: { counts: { launched: 1 } } },
      { seq: 2, known_on: '2026-03-11', change: 'corrected', revision: 3, event_id: 'a.r3' },
      { seq: 3, change: 'superseded', revision: 2, content: { sources: [{ publisher: 'Air Force' }] } },
      { seq: 3, change: 'retracted', revision: 4, content: { status: 'retracted', reason: 'reported twice' } },
    ]);
  });

  test('says the same of each change as the journal does', async () => {
    await world.publish(reported({ local: 'a' }), reported({ local: 'a', revision: 2, counts: {} }));
    await world.publish(retracted('a', 3));
    const journal = (await world.ledger.journal(seqSchema.parse(0), 100)).flatMap(({ records }) => records);
    const said = new Map(journal.map((record) => [recordNameText(record), record.change]));
    const { data } = historySchema.parse((await get(world, '/v1/strikes/desk:a/history')).body);
    expect(data.map(({ revision, change }) => [`strike desk:a report ${revision}`, change])).toEqual([...said]);
  });

  test('does not show what is accepted but not yet known', async () => {
    await world.publish(reported({ local: 'a' }));
    world.put(reported({ local: 'a', revision: 2 }), 'counterweight.strike.reported.v1', 'desk');
    await world.ingestAll();
    const { data } = historySchema.parse((await get(world, '/v1/strikes/desk:a/history')).body);
    expect(data.map(({ revision }) => revision)).toEqual([1]);
    expect((await get(world, '/v1/strikes/desk:a')).body).toMatchObject({ data: { revision: 1 } });
  });
});
