import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { type Stage, stages } from '../../kinds/pledge/transaction.ts';
import { daySchema } from '../../values/time/day.ts';
import { answerAirDefence, hasAskedSide } from './air-defence-answer.ts';
import { type ExplainedLine, explainAirDefence } from './air-defence-explained.ts';
import { type AirDefenceGrouping, airDefenceGroupings } from './air-defence-rows.ts';
import type { AirDefenceFilter } from './air-defence-selection.ts';
import { airDefenceRowsOf, asked, pledgeOf } from './sample-air-defence.ts';

const days = ['2024-01-05', '2024-02-10', '2024-02-20', '2024-03-31'] as const;
const whens = fc.oneof(
  fc.constantFrom(...days).map((day) => ({ precision: 'day', day }) as const),
  fc.constantFrom('2024-02', '2024-03').map((month) => ({ precision: 'month', month }) as const),
  fc.constant({ precision: 'undated' } as const),
);
const items = [
  'Patriot battery',
  'Patriot missiles',
  'Patriot launcher',
  'Patriot radar',
  'PAC-3 missiles',
  'NASAMS',
  'Gepard',
  'HIMARS',
  'air defence kit',
];
const units = fc.record({
  item: fc.constantFrom(...items),
  count: fc.option(fc.nat(9), { nil: undefined }),
  qualifier: fc.option(fc.constantFrom('about', 'at_least', 'up_to'), { nil: undefined }),
});
const transactions = fc.record({
  type: fc.constantFrom<Stage>(...stages),
  when: whens,
  value: fc.constant({ known: 'none' } as const),
  units: fc.array(units, { minLength: 1, maxLength: 3 }),
});
const pledges = fc
  .array(
    fc.tuple(
      fc.record({
        donor: fc.constantFrom('USA', 'DEU', 'EU'),
        part_of: fc.option(fc.constantFrom('desk:p0', 'desk:none'), { nil: undefined }),
      }),
      fc.array(transactions, { minLength: 1, maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((drafts) =>
    drafts.map(([header, moved], index) => {
      const own = index === 0 ? { ...header, part_of: undefined } : header;
      return pledgeOf(`p${index}`, own, Object.fromEntries(moved.map((each, n) => [`t${n}`, each])));
    }),
  );
const requests = fc
  .array(
    fc.record({
      day: fc.constantFrom(...days),
      item: fc.constantFrom('Patriot', 'NASAMS'),
      scope: fc.constantFrom('additional', 'total', undefined),
      count: fc.nat(20),
      qualifier: fc.constantFrom('exactly', 'at_least', 'up_to'),
    }),
    { maxLength: 3 },
  )
  .map((drafts) =>
    Object.fromEntries(
      drafts.map(({ day, item, scope, count, qualifier }, index) => [
        `desk:r${index}`,
        asked(day, { item, ...(scope && { scope }), asked: { qualifier, count } }),
      ]),
    ),
  );
const filters: fc.Arbitrary<AirDefenceFilter> = fc
  .record({
    donors: fc.option(fc.subarray(['USA', 'DEU', 'EU'], { minLength: 1 }), { nil: undefined }),
    classes: fc.option(fc.subarray(['long_range', 'interceptors', 'short_range'], { minLength: 1 }), {
      nil: undefined,
    }),
    systems: fc.option(fc.constant(['patriot']), { nil: undefined }),
    from: fc.option(fc.constantFrom(...days), { nil: undefined }),
    to: fc.option(fc.constantFrom(...days), { nil: undefined }),
  })
  .map(({ donors, classes, systems, from, to }) => ({
    ...{ sources: ['desk'], requestSources: ['desk'] },
    ...(donors && { donors }),
    ...(classes && { classes }),
    ...(systems && { systems }),
    ...(from && { from: daySchema.parse(from) }),
    ...(to && { to: daySchema.parse(to) }),
  }));
const groupings = fc
  .uniqueArray(fc.constantFrom<AirDefenceGrouping>(...airDefenceGroupings), { minLength: 1, maxLength: 2 })
  .map((by): readonly AirDefenceGrouping[] => by);

/** What a row says, as lines would say it. */
function keyOf({ line }: ExplainedLine, by: readonly AirDefenceGrouping[]): string {
  const { classification: item, date } = line;
  const values = {
    class: item?.class,
    system: item?.serves || item?.system,
    donor: 'donor' in line ? line.donor : '',
    stage: 'stage' in line ? line.stage : '',
    month: date === 'undated' ? date : date.slice(0, 7),
    year: date === 'undated' ? date : date.slice(0, 4),
  };
  return JSON.stringify([...by.map((grouping) => values[grouping]), item?.class, item?.part]);
}

property.prop([pledges, requests, filters, groupings])(
  'the lines that are explained as counted re-add to every row, stage by stage, and no others',
  (given, wanted, filter, by) => {
    const stored = airDefenceRowsOf(given, wanted);
    const lines = explainAirDefence(stored, filter, by);
    const sums = new Map<string, [units: number | null, unknown: number, lines: number]>();
    for (const explained of lines) {
      if (explained.of !== 'pledge' || explained.is !== 'counted') continue;
      const key = `${keyOf(explained, by)} ${explained.line.stage}`;
      const [count, unknown, number] = sums.get(key) ?? [null, 0, 0];
      const { units: own } = explained.line;
      sums.set(key, [
        own === undefined ? count : (count ?? 0) + own,
        unknown + (own === undefined ? 1 : 0),
        number + 1,
      ]);
    }
    const rows = answerAirDefence(stored, filter, by).rows.flatMap(({ key, class: of, part, stages: held }) =>
      Object.entries(held).flatMap(([stage, sum]) =>
        sum.lines === 0
          ? []
          : [
              [
                `${JSON.stringify([...by.map((each) => key[each]), of, part])} ${stage}`,
                [sum.units, sum.unknown, sum.lines],
              ] as const,
            ],
      ),
    );
    expect(new Map(rows)).toEqual(sums);
    const askedSide = answerAirDefence(stored, filter, by).rows.some((row) => (row.asked ?? []).length > 0);
    if (askedSide) expect(lines.some((line) => line.of === 'request')).toBe(true);
    if (!hasAskedSide(filter, by)) expect(lines.some((line) => line.of === 'request')).toBe(false);
  },
);

property.prop([pledges, requests, filters])(
  'the lines of requests in force re-add to what is asked, request by request',
  (given, wanted, { donors: _, ...filter }) => {
    const stored = airDefenceRowsOf(given, wanted);
    const inForce = explainAirDefence(stored, filter, ['class']).flatMap((each) =>
      each.of === 'request' && each.request.status === 'in_force' ? [each] : [],
    );
    const expected = inForce.map(({ line, range }) => [
      line.request,
      line.classification?.class,
      range.low,
      range.high,
    ]);
    const shown = answerAirDefence(stored, filter, ['class']).rows.flatMap((row) =>
      (row.asked ?? []).map(({ request, low, high }) => [request, row.class, low, high ?? Number.POSITIVE_INFINITY]),
    );
    expect(shown.sort()).toEqual(expected.sort());
  },
);

property.prop([pledges, fc.integer({ min: 0, max: 40 }), fc.constantFrom(...days), fc.gen()])(
  'however the unknown turns out, what is missing of a total lies in the gap',
  (given, total, to, pick) => {
    const request = asked('2024-01-01', { asked: { qualifier: 'exactly', count: total }, scope: 'total' });
    const stored = airDefenceRowsOf(given, { 'desk:r': request });
    const filter = { sources: ['desk'], requestSources: ['desk'], classes: ['long_range'], to: daySchema.parse(to) };
    const gap = answerAirDefence(stored, filter, ['class']).rows[0]?.gap?.delivered;
    let there = 0;
    for (const { of, line, ...rest } of explainAirDefence(stored, filter, ['class'])) {
      if (of !== 'pledge' || !('stage' in line) || line.stage !== 'delivered') continue;
      const is = 'is' in rest ? rest.is : 'unplaced';
      const sure = is === 'counted';
      if (!sure && is !== 'undated' && is !== 'straddling') continue;
      if (!sure && pick(fc.boolean)) continue;
      const { units: count, qualifier } = line;
      const least = count === undefined || qualifier === 'up_to' ? 0 : count;
      const most = qualifier === 'at_least' || count === undefined ? least + 9 : count;
      there += pick(fc.integer, { min: least, max: most });
    }
    const missing = Math.max(0, total - there);
    expect(gap?.low).toBeLessThanOrEqual(missing);
    expect(gap?.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(missing);
  },
);

property.prop([pledges, requests, filters, groupings])(
  'the order of the stored does not matter',
  (given, wanted, filter, by) => {
    const { airDefence, support, requests: held } = airDefenceRowsOf(given, wanted);
    const turned = {
      airDefence: [...airDefence].reverse(),
      support: [...support].reverse(),
      requests: [...held].reverse(),
    };
    const straight = { airDefence, support, requests: held };
    expect(answerAirDefence(turned, filter, by)).toEqual(answerAirDefence(straight, filter, by));
  },
);
