import { readdirSync, readFileSync } from 'node:fs';
import { responseQuestion } from '@counterweight/contracts/http';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { reported as strike } from '../../../test/events.ts';
import { announced, recorded } from '../../../test/pledge-events.ts';
import { reported } from '../../../test/reported-events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

const demoFolder = new URL('../../../../cli/demo/', import.meta.url);

/** The demonstration set, as `npm start` publishes it. */
async function publishDemoSet(world: World): Promise<void> {
  const lines = readdirSync(demoFolder).flatMap((name) =>
    readFileSync(new URL(name, demoFolder), 'utf8').trim().split('\n'),
  );
  await world.publish(...lines.map((line) => JSON.parse(line)));
}

const explainedSchema = z.object({
  data: z.array(
    z.looseObject({
      ...{ entity: z.string(), rung: z.string(), in_calendar: z.number() },
      first_after: z.array(z.string()),
      explicit_after: z.array(z.string()),
      within_7: z.number().nullable(),
      within_30: z.number().nullable(),
    }),
  ),
});

let world: World;
const ask = async (query = '') => responseQuestion.answer.parse((await get(world, `/v1/views/response${query}`)).body);
const explained = async (address: string) => explainedSchema.parse((await get(world, address)).body).data;
const clocks = async (query: string) => {
  const { data } = await ask(query);
  return data[0]?.ladder;
};

beforeEach(() => {
  world = createWorld({ today: '2026-06-05' });
});

describe('the episode of New Year 2024, on the demonstration set', () => {
  beforeEach(() => publishDemoSet(world));

  test('is asked for, announced and met on 1, 2 and 8 days after 2 January, 5, 6 and 12 after 29 December', async () => {
    const { data } = await ask('?forum=NUC');
    const [wave] = data;
    expect(wave).toMatchObject({ first_day: '2023-12-29', last_day: '2024-01-02', launched: 456, open: false });
    for (const [rung, days, fromFirst, date] of [
      ['requested', 1, 5, '2024-01-03'],
      ['announced', 2, 6, '2024-01-04'],
      ['convened', 8, 12, '2024-01-10'],
    ] as const) {
      const clock = { ended: 'event', days, earliest: days, from_first_day: fromFirst, date };
      expect(wave?.ladder[rung], rung).toMatchObject({ explicit: clock, later: clock });
    }
  });

  test('leads to the Contact Group 21 days after 2 January, 25 after 29 December, by no link', async () => {
    expect(await clocks('?forum=UDCG&rungs=convened')).toEqual({
      convened: {
        explicit: expect.objectContaining({ ended: 'end_of_data', days: null, entity: null }),
        later: expect.objectContaining({
          ...{ ended: 'event', days: 21, from_first_day: 25, entity: 'counterweight-demo:udcg-2024-01-23' },
        }),
      },
    });
  });

  test('shows links with their quotes, those of what came before the wave ended too', async () => {
    const { data, definition } = await ask();
    expect(data[0]?.ties).toMatchObject([
      { entity: 'counterweight-demo:gbr-missiles-2023-12-29', on: [{ rung: 'pledged', days: -4, first: false }] },
      {
        entity: 'counterweight-demo:nuc-2024-01-10',
        quote: expect.stringContaining("at Ukraine's request"),
        on: [{ rung: 'requested' }, { rung: 'announced' }, { rung: 'convened', days: 8, first: true }],
      },
      { entity: 'counterweight-demo:request-2024-01-02', on: [{ rung: 'requested', days: 0, first: false }] },
    ]);
    expect(definition.coverage).toMatchObject({ links: 3, links_not_shown: 0 });
  });

  test('has too few waves for a p-value, and says so', async () => {
    const { rungs, findings } = await ask('?rungs=convened');
    expect(rungs[0]?.tests).toMatchObject([
      { days: 7, p: null, p_adjusted: null, reason: 'too_few_waves' },
      { days: 14, p: null, observed: 1 },
      { days: 30, p: null },
    ]);
    expect(findings).toMatchObject([{ code: 'too_few_waves', params: { rung: 'convened', waves: 1 } }]);
    expect(rungs[0]?.later).toMatchObject({
      shares: [
        { days: 7, share: 0, at_risk: 1, interval: null },
        { days: 14, share: 1 },
        { days: 30, share: 1 },
      ],
      mean: { days: 8, low: null, high: null, limit: 30 },
    });
  });

  test('is explained by events that re-add to every count', async () => {
    const { rungs, links } = await ask();
    const events = await explained(links.explain);
    for (const { rung, later, explicit, tests } of rungs) {
      const own = events.filter((event) => event.rung === rung);
      const sum = (count: (event: (typeof own)[number]) => number) => own.reduce((all, each) => all + count(each), 0);
      expect([rung, sum((event) => event.first_after.length)]).toEqual([rung, later.events]);
      expect([rung, sum((event) => event.explicit_after.length)]).toEqual([rung, explicit.events]);
      for (const { days, waves, events: counted, observed } of tests) {
        expect(sum((event) => event.in_calendar)).toBe(counted);
        if (days === 14) continue;
        const within = sum((event) => (days === 7 ? event.within_7 : event.within_30) ?? 0);
        expect([rung, days, within / waves]).toEqual([rung, days, observed]);
      }
    }
  });

  test('of one wave is explained by the events behind its clocks', async () => {
    const { data } = await ask('?rungs=convened');
    const events = await explained(data[0]?.links.explain ?? '');
    expect(events.filter(({ first_after }) => first_after.length > 0)).toMatchObject([
      { entity: 'counterweight-demo:nuc-2024-01-10', first_after: ['2023-12-29'], explicit_after: ['2023-12-29'] },
    ]);
  });

  test('is to be had as a table and as lines', async () => {
    const { links } = await ask('?rungs=convened');
    const [header, first] = (await get(world, links.csv)).text.split('\n');
    expect(header).toContain('convened_explicit_ended,convened_explicit_days');
    expect(first).toMatch(/^2023-12-29,2024-01-02,5,false,456,event,8,8,12,108,2024-01-10,/);
    expect((await get(world, links.ndjson)).text.trim().split('\n')).toHaveLength(3);
  });
});

describe('what follows a wave', () => {
  const wave = (day: string) => strike({ local: `w${day}`, day, counts: { launched: 120 } });
  const pledged = (local: string, when: object | string, more: object = {}) => [
    announced({ local, ...more }),
    recorded({ local, ...(typeof when === 'string' ? { day: when } : { when }) }),
  ];
  const january = { precision: 'month', month: '2024-01' };

  test('is strictly after its last day', async () => {
    await world.publish(wave('2024-01-01'), ...pledged('same', '2024-01-01'), ...pledged('next', '2024-01-02'));
    expect(await clocks('?rungs=pledged')).toMatchObject({
      pledged: { later: { ended: 'event', days: 1, entity: 'desk:next' } },
    });
  });

  test('is seen until the day before the next wave, the day asked for, or the end of the data', async () => {
    await world.publish(wave('2024-01-01'), ...pledged('before', '2023-06-01'), ...pledged('late', '2024-02-20'));
    const later = async (query = '') => (await clocks(`?rungs=pledged${query}`))?.pledged?.later;
    expect(await later()).toMatchObject({ ended: 'event', days: 50 });
    expect(await later('&as_of=2024-01-31')).toMatchObject({ ended: 'as_of', watched: 30, days: null });
    await world.publish(wave('2024-01-21'));
    expect(await later()).toMatchObject({ ended: 'next_wave', watched: 19, days: null });
  });

  test('of a month lies between two days, and stops no clock that it may have come before', async () => {
    await world.publish(
      ...[wave('2023-12-20'), wave('2024-01-10')],
      ...pledged('before', '2023-06-01'),
      ...pledged('month', january),
      ...pledged('exact', '2024-01-25'),
    );
    const { data, rungs } = await ask('?rungs=pledged');
    expect(data.map(({ ladder }) => ladder.pledged?.later)).toMatchObject([
      { ended: 'next_wave', days: null, earliest: 12, date: '2024-01', entity: 'desk:month' },
      { ended: 'event', days: 15, earliest: 1, date: '2024-01-25' },
    ]);
    expect(rungs[0]).toMatchObject({ events: 3, month_only: 1, later: { events: 1, inexact: 2 } });
  });

  test('is not seen where data begin later, end by then, bear no day, or are not there', async () => {
    await world.publish(wave('2024-01-01'), wave('2024-06-01'), ...pledged('one', '2024-03-01'));
    const ended = async (rung: string) => {
      const { data } = await ask(`?rungs=${rung}`);
      return data.map(({ ladder }) => Object.values(ladder)[0]?.later.ended);
    };
    expect(await ended('pledged')).toEqual(['before_data', 'after_data']);
    expect(await ended('convened')).toEqual(['no_data', 'no_data']);
    await world.publish(recorded({ local: 'one', tx: 't2', type: 'delivered', when: { precision: 'undated' } }));
    expect(await ended('delivered')).toEqual(['no_dates', 'no_dates']);
    const { findings } = await ask('?rungs=delivered');
    expect(findings).toMatchObject([{ code: 'no_dates', params: { rung: 'delivered', undated: 1 } }]);
  });

  test('is what is known when it is asked: what comes later changes the next answer, and none that names a position', async () => {
    await world.publish(wave('2024-01-01'), ...pledged('before', '2023-12-01'), ...pledged('late', '2024-01-20'));
    const days = async (query = '') => (await clocks(`?rungs=pledged${query}`))?.pledged?.later.days;
    const { definition } = await ask('?rungs=pledged');
    expect(await days()).toBe(19);
    await world.publish(...pledged('soon', '2024-01-03'));
    expect([await days(), await days(`&at_seq=${definition.seq}`)]).toEqual([2, 19]);
  });

  test('is chosen by donor, and by how much is promised', async () => {
    await world.publish(
      wave('2024-01-01'),
      ...pledged('before', '2023-12-01'),
      ...pledged('fra', '2024-01-03', { donor: 'FRA' }),
      announced({ local: 'large', donor: 'DEU' }),
      recorded({ local: 'large', day: '2024-01-09', amount: '60000000', currency: 'EUR' }),
    );
    const entity = async (query: string) => (await clocks(`?rungs=pledged${query}`))?.pledged?.later.entity;
    expect(await entity('')).toBe('desk:fra');
    expect(await entity('&donor=DEU')).toBe('desk:large');
    expect(await entity('&min_amount=50000000')).toBe('desk:large');
    expect(await entity('&min_amount=60000000')).toBe('desk:large');
    expect(await entity('&min_amount=60000001')).toBeNull();
  });

  test('counts a pledge once, on the first day that it is promised or committed', async () => {
    await world.publish(
      ...[wave('2024-01-01'), ...pledged('before', '2023-12-01')],
      announced({ local: 'twice' }),
      recorded({ local: 'twice', tx: 't2', type: 'committed', day: '2024-01-20' }),
      recorded({ local: 'twice', tx: 't1', type: 'pledged', day: '2024-01-05' }),
    );
    const { data, rungs } = await ask('?rungs=pledged');
    expect([data[0]?.ladder.pledged?.later.days, rungs[0]?.events]).toEqual([4, 2]);
    expect((await ask('?rungs=pledged&as_of=2024-01-04')).rungs[0]?.events).toBe(1);
  });

  test('answers the wave whose strike a link names, and no other', async () => {
    await world.publish(
      ...[wave('2024-01-01'), wave('2024-02-01')],
      reported('meeting', 'old', { forum: 'NUC', convened_on: '2023-12-01' }),
      reported('meeting', 'nuc', { forum: 'NUC', convened_on: '2024-02-10' }),
      reported('link', 'said', { from: 'desk:nuc', relation: 'in_response_to', to: 'desk:w2024-02-01', quote: 'so' }),
    );
    const { data } = await ask('?rungs=convened');
    expect(data.map(({ ties, ladder }) => [ties.length, ladder.convened?.explicit.days])).toEqual([
      [0, null],
      [1, 9],
    ]);
  });

  test('is no stranger’s word: links of a source without a rank are counted and in nothing', async () => {
    world = createWorld({ precedence: { desk: 10 } });
    const link = { from: 'desk:nuc', relation: 'in_response_to', to: 'desk:w2024-01-01', quote: 'so it is' };
    await world.publish(
      wave('2024-01-01'),
      reported('meeting', 'nuc', { forum: 'NUC', convened_on: '2024-01-10' }),
      reported('meeting', 'old', { forum: 'NUC', convened_on: '2023-01-10' }),
      reported('link', 'said', link, { source: 'stranger' }),
      strike({ source: 'stranger', local: 'own', day: '2024-01-01' }),
      reported('link', 'own', { ...link, to: 'stranger:own' }, { source: 'stranger' }),
    );
    const { data, definition } = await ask('?rungs=convened');
    expect([data[0]?.ties, data[0]?.ladder.convened?.explicit.days]).toEqual([[], null]);
    expect(definition.coverage).toMatchObject({ links: 1, links_not_shown: 1 });
    await world.publish(reported('link', 'said', link));
    expect(await clocks('?rungs=convened')).toMatchObject({ convened: { explicit: { days: 9 } } });
  });
});

test.each([
  ['?rungs=caused', 'rungs'],
  ['?horizon=8', 'horizon'],
  ['?forum=moot', 'forum'],
  ['?threshold=100&rule=relative', 'threshold'],
  ['?from=2024-02-01&to=2024-01-01', 'to'],
  ['?pledge_source=nobody', 'pledge_source'],
  ['?min_amount=-1', 'min_amount'],
])('%s is refused by the name of the parameter', async (query, parameter) => {
  const { status, body } = await get(world, `/v1/views/response${query}`);
  expect([status, body]).toMatchObject([400, { parameter }]);
});
