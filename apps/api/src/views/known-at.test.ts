import { beforeAll, describe, expect, test } from 'vitest';
import { reported as strike } from '../../test/events.ts';
import { announced, rates, recorded } from '../../test/pledge-events.ts';
import { reported, retracted } from '../../test/reported-events.ts';
import { createWorld, get } from '../../test/world.ts';

const KNOWN = '2024-06-01';

/** Something of every kind, of one source. */
function everything(source: string, prefix: string) {
  const of = { source };
  const local = (name: string) => `${prefix}${name}`;
  return [
    strike({
      source,
      local: local('s'),
      day: '2023-12-29',
      weapons: [source === 'desk' ? 'Kh-101' : 'Mystery-7'],
      counts: { launched: 158, destroyed: 114 },
    }),
    announced({ source, local: local('p'), donor: 'DEU', subcategory: 'air_defence' }),
    recorded({ source, local: local('p'), amount: '70', currency: 'USD', day: '2024-01-10' }),
    recorded({
      ...{ source, local: local('p'), tx: 'u', type: 'pledged', day: '2024-02-01', value: { known: 'none' } },
      units: [{ item: 'Patriot battery', count: 1 }, { item: 'Air defence kit' }],
    }),
    rates('2024-01-10', { USD: source === 'desk' ? '1.25' : '2' }, source),
    reported(
      'restriction',
      local('r'),
      {
        ...{ restricted_by: 'Congress', kind: 'appropriation_blocked', from: '2024-01-05', reason: 'no vote' },
        holds_up: { by: 'donor', donor: 'DEU' },
      },
      of,
    ),
    reported(
      'request',
      local('q'),
      {
        ...{ by: 'UKR', title: 'Patriots', made: { precision: 'day', day: '2024-04-19' }, forum: 'NUC' },
        lines: [{ item: 'Patriot', asked: { qualifier: 'at_least', count: 7 }, scope: 'additional' }],
      },
      of,
    ),
    reported('meeting', local('n'), { forum: 'NUC', convened_on: '2024-01-10' }, of),
    reported('membership', local('m'), { party: 'DEU', body: 'UDCG', from: '2022-04-26' }, of),
    reported('membership', local('o'), { party: 'FRA', body: 'UDCG', from: '2024-07-01' }, of),
    reported(
      'statement',
      local('c'),
      {
        ...{ speaker: { name: 'A newsroom' }, said_on: '2024-01-04', topic: 'support', claim: 'so much' },
        figures: [
          { value: '54', measure: { of: 'coalition', body: 'UDCG' } },
          { value: '99', currency: 'EUR', measure: { of: 'support', donor: 'DEU' } },
          { value: '158', measure: { of: 'strikes', measure: 'launched', as_of: '2023-12-31' } },
          { value: '1', measure: { of: 'air_defence', class: 'long_range', stage: 'pledged', as_of: '2024-05-01' } },
        ],
      },
      of,
    ),
  ];
}

const views = [
  '/v1/summary',
  '/v1/views/strikes',
  '/v1/views/support?by=donor',
  '/v1/views/waves',
  '/v1/views/coalition',
  '/v1/views/air-defence',
  '/v1/explain?view=air-defence',
  '/v1/timeline',
];
const lists = ['strikes', 'pledges', 'rates', 'restrictions', 'requests', 'meetings', 'memberships', 'statements'].map(
  (kind) => `/v1/${kind}`,
);
const entities = ['pledges/desk:p', 'restrictions/desk:r', 'requests/desk:q', 'statements/desk:c'].map(
  (path) => `/v1/${path}`,
);

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
  const world = createWorld({ today: KNOWN, precedence: { desk: 10 } });
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
