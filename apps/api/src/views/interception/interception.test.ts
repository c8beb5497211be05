import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { reported } from '../../../test/events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

const rateSchema = z.looseObject({ rate: z.number().nullable() });
const rowSchema = z.looseObject({
  segment: z.string().nullable(),
  launched: z.number(),
  destroyed: z.number(),
  kinetic: rateSchema,
  neutralised: rateSchema,
  engaged: rateSchema,
});
const answerSchema = z.object({
  data: z.array(rowSchema.extend({ links: z.object({ explain: z.string() }) })),
  total: rowSchema.nullable(),
  comparison: z.object({ with: z.unknown(), data: z.array(z.looseObject({})) }).optional(),
  definition: z.looseObject({ label: z.string(), notes: z.array(z.string()) }),
  links: z.object({ self: z.string(), explain: z.string(), csv: z.string(), ndjson: z.string() }),
});
const explainedSchema = z.object({
  data: z.array(z.looseObject({ launched: z.number(), counted_as: z.string(), class: z.string() })),
  links: z.looseObject({}),
});

let world: World;
const view = async (query = '') => answerSchema.parse((await get(world, `/v1/views/interception${query}`)).body);

/** Six nights from a day on, each of ten launched and so many destroyed. */
function nights(from: string, destroyed: readonly number[], more: Readonly<Record<string, unknown>> = {}) {
  return destroyed.map((count, index) => {
    const day = new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10);
    const { counts, ...rest } = { counts: {}, ...more };
    return reported({ local: `n${day}`, day, counts: { launched: 10, destroyed: count, ...counts }, ...rest });
  });
}

beforeEach(() => {
  world = createWorld();
});

describe('rates', () => {
  test('come with both intervals, what they are of, and whose claim they are', async () => {
    await world.publish(...nights('2024-01-01', [8, 7, 9, 8, 6, 8]));
    const { data, definition } = await view();
    expect(data).toMatchObject([
      {
        ...{ class: 'cruise', segment: 'S1', first_day: '2024-01-01', last_day: '2024-01-06', days: 6, salvos: 6 },
        ...{ launched: 60, destroyed: 46, lost: null, lost_given: 0, leak: 14 },
        kinetic: {
          ...{ rate: 0.766667, n: 60, n_eff: 60, days: 6, design_effect: 0.596273 },
          interval: { naive: { low: 0.645637, high: 0.855604 }, cluster: { low: 0.645637, high: 0.855604 } },
        },
        neutralised: { rate: null, interval: null, reason: 'lost_not_reported' },
        engaged: { rate: null, reason: 'lost_not_reported' },
      },
    ]);
    expect(definition).toMatchObject({
      label: 'claimed by the Air Force of Ukraine',
      view: 'interception',
      version: 2,
    });
  });

  test('are suppressed where there are too few nights, and the counts stay', async () => {
    await world.publish(...nights('2024-01-01', [8, 7, 9, 8]));
    const { data } = await view();
    expect(data).toMatchObject([
      { launched: 40, destroyed: 32, kinetic: { rate: null, interval: null, suppressed: 'too_few', n: 40, days: 4 } },
    ]);
  });

  test('of lost that is given are three', async () => {
    await world.publish(...nights('2025-01-01', [5, 6, 5, 4, 6, 5], { counts: { lost: 2 } }));
    const { data } = await view();
    expect(data).toMatchObject([
      {
        ...{ segment: 'S2', lost: 12, lost_given: 1, leak: 17 },
        kinetic: { rate: 0.516667, n: 60 },
        neutralised: { rate: 0.716667, n: 60 },
        engaged: { rate: 0.645833, n: 48 },
      },
    ]);
  });

  test('across a reporting break are none, but for neutralised where it bridges it: a row for each segment instead', async () => {
    await world.publish(...nights('2025-07-27', [5, 6, 5, 4, 6, 5, 9, 8, 9, 8], { counts: { lost: 1 } }));
    const { data, total } = await view('?by=year');
    expect(data).toMatchObject([
      {
        ...{ year: '2025', segment: null, launched: 100 },
        kinetic: { rate: null, reason: 'spans_break' },
        engaged: { rate: null, reason: 'spans_break' },
        neutralised: { rate: 0.75, n: 100 },
      },
      { year: '2025', segment: 'S2', last_day: '2025-07-31', launched: 50, kinetic: { rate: 0.52 } },
      { year: '2025', segment: 'S3', first_day: '2025-08-01', launched: 50, kinetic: { rate: 0.78 } },
    ]);
    expect(total).toMatchObject({ segment: null, kinetic: { reason: 'spans_break' } });
  });

  test('of more destroyed than launched are none, and say so', async () => {
    await world.publish(...nights('2024-01-01', [12, 11, 10, 10, 10, 10]));
    expect((await view()).data).toMatchObject([{ destroyed: 63, kinetic: { rate: null, reason: 'inconsistent' } }]);
  });
});

describe('what is counted', () => {
  beforeEach(async () => {
    await world.publish(
      reported({ local: 'a', weapons: ['Kh-101', 'Kalibr'], counts: { launched: 9, destroyed: 8 } }),
      reported({ local: 'b', weapons: ['Kh-101', 'Shahed'], counts: { launched: 5, destroyed: 5 } }),
      reported({ local: 'c', weapons: ['Orlan-10'], counts: { launched: 3, destroyed: 3 } }),
      reported({ local: 'd', weapons: ['Shahed'], counts: { launched: 7 } }),
      reported({ local: 'e', weapons: ['Shahed'], counts: { launched: 4, destroyed: 1 } }),
      reported({ local: 'f', weapons: ['KAB'], counts: { launched: 2, destroyed: 0 } }),
    );
  });

  test('a salvo of one class by it, one of several in the total alone, bombs as counts, reconnaissance nowhere', async () => {
    const { data, total, definition } = await view();
    expect(data.map((row) => [row.class, row.launched, row.composites, row.incomplete])).toEqual([
      ['bomb', 2, 0, 0],
      ['cruise', 9, 1, 0],
      ['drone', 4, 0, 1],
    ]);
    expect(data[0]?.kinetic).toMatchObject({ rate: null, reason: 'counts_only' });
    expect(total).toMatchObject({ launched: 18, destroyed: 14, composites: 2, incomplete: 1 });
    expect(definition.coverage).toMatchObject({ left_out: { reconnaissance: 1, bombs: 1, mixed: 1 } });
  });

  test('is chosen by the shared class and by weapon, and grouped by two', async () => {
    expect((await view('?class=cruise')).data).toMatchObject([{ class: 'cruise', launched: 9 }]);
    expect((await view('?weapon=kalibr&by=weapon')).data).toMatchObject([{ weapon: 'kalibr+kh-101', launched: 9 }]);
    expect((await view('?by=quarter,class&class=drone')).data).toMatchObject([{ quarter: '2024-Q1', class: 'drone' }]);
    expect((await get(world, '/v1/views/interception?class=recon')).status).toBe(400);
  });

  test('stands behind the answer row by row, and re-adds to it', async () => {
    const { data, total, links } = await view();
    const explained = explainedSchema.parse((await get(world, links.explain)).body).data;
    const added = (of: (row: (typeof explained)[number]) => boolean) =>
      explained.filter(of).reduce((sum, { launched }) => sum + launched, 0);
    for (const row of data) {
      expect(added((each) => each.class === row.class && each.counted_as !== 'incomplete')).toBe(row.launched);
      const own = explainedSchema.parse((await get(world, row.links.explain)).body).data;
      expect(new Set(own.map((each) => each.class))).toEqual(new Set([row.class]));
    }
    expect(added(({ counted_as }) => counted_as === 'counted' || counted_as === 'mixed')).toBe(total?.launched);
    expect(new Set(explained.map(({ counted_as }) => counted_as))).toEqual(
      new Set(['counted', 'mixed', 'reconnaissance', 'incomplete', 'bomb']),
    );
  });

  test('is had as CSV, one line a row', async () => {
    const { text } = await get(world, '/v1/views/interception?format=csv');
    const [head, ...lines] = text.trim().split('\n');
    expect(head).toMatch(/^class,segment,first_day,.*kinetic,kinetic_n,.*kinetic_cluster_low,/);
    expect(lines).toHaveLength(3);
  });
});

describe('two periods', () => {
  beforeEach(async () => {
    await world.publish(...nights('2024-01-01', [8, 7, 9, 8, 6, 8]), ...nights('2024-02-01', [5, 4, 6, 5, 5, 5]));
    await world.publish(...nights('2025-01-01', [5, 6, 5, 4, 6, 5], { counts: { lost: 2 } }));
  });

  test('differ by so much, with an interval', async () => {
    const asked = '?from=2024-02-01&to=2024-02-28&compare_from=2024-01-01&compare_to=2024-01-31';
    const { comparison } = await view(asked);
    expect(comparison).toMatchObject({
      with: { from: '2024-01-01', to: '2024-01-31' },
      data: [
        {
          class: 'cruise',
          kinetic: { difference: -0.266667, interval: { low: -0.418169, high: -0.094356 } },
          neutralised: { difference: null, interval: null, reason: 'lost_not_reported' },
        },
      ],
    });
  });

  test('are not compared across a reporting break', async () => {
    const { comparison } = await view('?from=2025-01-01&compare_from=2024-01-01&compare_to=2024-02-28');
    expect(comparison?.data).toMatchObject([{ kinetic: { difference: null, reason: 'spans_break' } }]);
  });

  test.each(['?compare_from=2024-01-01&by=month', '?compare_from=2024-02-01&compare_to=2024-01-01'])(
    'are refused by %s',
    async (query) => {
      expect((await get(world, `/v1/views/interception${query}`)).status).toBe(400);
    },
  );
});

test('a known day answers as it was then, and a position stays', async () => {
  await world.publish(...nights('2024-01-01', [8, 7, 9, 8, 6, 8]));
  const before = (await view()).definition.seq;
  await world.publish(reported({ local: 'late', day: '2024-01-07', counts: { launched: 10, destroyed: 0 } }));
  expect((await view()).data).toMatchObject([{ launched: 70 }]);
  expect((await view(`?at_seq=${before}`)).data).toMatchObject([{ launched: 60 }]);
});
