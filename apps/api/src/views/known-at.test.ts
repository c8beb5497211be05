import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { entities, everything, lists, views } from '../../test/everything.ts';
import { rates, recorded } from '../../test/pledge-events.ts';
import { reported, retracted } from '../../test/reported-events.ts';
import { createWorld, get } from '../../test/world.ts';

const KNOWN = '2024-06-01';

const withQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;

describe('an answer for a known day', () => {
  const world = createWorld({ today: KNOWN, precedence: { desk: 10 } });
  const asked = [...views, ...lists, ...entities, '/v1/views/air-defence?source=other'].map((path) => {
    return withQuery(path, `known_at=${KNOWN}`);
  });
  const before = new Map<string, string>();

  beforeAll(async () => {
    await world.publish(
      ...everything('desk', ''),
      reported(
        'request',
        'lone',
        {
          ...{ by: 'UKR', title: 'NASAMS', made: { precision: 'day', day: '2024-04-19' } },
          lines: [{ item: 'NASAMS' }],
        },
        { source: 'other' },
      ),
    );
    world.nextDay();
    for (const path of asked) before.set(path, (await get(world, path)).text);
    await world.publish(
      ...everything('other', 'x'),
      retracted('membership', 'm', 2),
      retracted('request', 'q', 2),
      recorded({ local: 'p', tx: 'later', type: 'delivered', day: '2024-05-05', amount: '9' }),
      rates('2024-01-09', { USD: '3' }, 'desk'),
    );
    world.moveTo('2025-09-01');
  });

  test.each(asked)('never changes, whatever comes and however long after: %s', async (path) => {
    const { status, text } = await get(world, path);
    expect([status, text]).toEqual([200, before.get(path)]);
  });
});

describe('a dataset of lower precedence', () => {
  const world = createWorld({ today: KNOWN, precedence: { desk: 10, other: 1 } });
  const asked = [...views, ...lists, ...entities];
  const before = new Map<string, unknown>();

  beforeAll(async () => {
    await world.publish(...everything('desk', ''));
    for (const path of asked) before.set(path, withoutPosition((await get(world, path)).text));
    await world.publish(...everything('other', 'x'));
  });

  test.each(asked)('changes no answer but for what it says is not counted: %s', async (path) => {
    const { status, text } = await get(world, path);
    expect([status, withoutPosition(text)]).toEqual([200, before.get(path)]);
    if (!entities.includes(path)) expect(text).toContain('"not_counted":["other"');
  });
});

test('an ETag names one answer, whatever comes and whatever the day', async () => {
  const world = createWorld({ today: KNOWN, precedence: { desk: 10 } });
  const links = ['/v1/links', '/v1/links/desk:l', '/v1/pledges/desk:p', '/v1/requests/desk:q', '/v1/meetings/desk:n'];
  const asked = [...views, ...lists, ...links, '/v1/statements/desk:c', '/v1/restrictions/desk:r'];
  const answers = new Map<string, string>();
  const look = async () => {
    for (const path of asked) {
      for (const accept of ['application/json', 'text/csv']) {
        const { headers, text, status } = await get(world, path, { accept });
        const etag = headers.get('etag');
        const name = `${path} ${etag}`;
        if (status !== 200 || etag === null) continue;
        expect([path, answers.get(name) ?? text]).toEqual([path, text]);
        answers.set(name, text);
      }
    }
  };
  const tie = { from: 'desk:q', relation: 'in_response_to', to: 'desk:p', restated: 'it said so' };
  await world.publish(reported('link', 'l', tie));
  for (const event of [...everything('desk', ''), retracted('meeting', 'n', 2), retracted('membership', 'm', 2)]) {
    await world.publish(event);
    await look();
  }
  world.moveTo('2024-07-02');
  await look();
});

/** An answer without its position in the journal, and without the datasets that it leaves out. */
function withoutPosition(text: string): unknown {
  return JSON.parse(text.replaceAll(/(min|at)_seq=\d+/g, '$1_seq='), (name, value) =>
    name === 'seq' || name === 'not_counted' ? undefined : value,
  );
}

describe('a day that has not come', async () => {
  const world = createWorld({ today: '2027-09-01', precedence: { desk: 10 } });
  const { body } = await get(world, '/openapi.json');
  const pathSchema = z.object({
    get: z.object({ parameters: z.array(z.object({ name: z.string() })).default([]) }).optional(),
  });
  const asked = Object.entries(z.record(z.string(), pathSchema).parse(body.paths))
    .filter(([, path]) => path.get?.parameters.some(({ name }) => name === 'known_at'))
    .map(([path]) => path);

  beforeAll(async () => {
    // A clock that was ahead has moved HEAD to a day to come.
    await world.publish(...everything('desk', ''));
    world.moveTo('2026-03-10');
  });

  test('is known by name to every route that takes one', () => {
    expect(asked.length).toBeGreaterThan(35);
  });

  test.each(asked)('is refused by the name of the parameter: %s', async (path) => {
    const of = path.replace('{id}', 'desk:p');
    const beside = path === '/v1/explain' ? 'view=strikes&' : '';
    for (const day of ['2026-03-11', '2027-08-01', '9999-12-31']) {
      const answer = await world.app.request(`${of}?${beside}known_at=${day}`);
      expect([path, answer.status, await answer.json()]).toMatchObject([path, 400, { parameter: 'known_at' }]);
      const head = await world.app.request(`${of}?${beside}known_at=${day}`, { method: 'HEAD' });
      expect(head.status).toBe(400);
    }
  });
});
