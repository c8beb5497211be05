import { describe, expect, test } from 'vitest';
import { inMonth, onDay } from '../../kinds/pledge/sample-pledges.ts';
import { daySchema } from '../../values/time/day.ts';
import { type AirDefenceRows, answerAirDefence } from './air-defence-answer.ts';
import type { AirDefenceGrouping } from './air-defence-rows.ts';
import type { AirDefenceFilter } from './air-defence-selection.ts';
import { airDefenceUnits } from './air-defence-units.ts';
import { airDefenceRowsOf, asked, moved, pledgeOf } from './sample-air-defence.ts';

const day = (text: string) => daySchema.parse(text);
const battery = (count?: number, qualifier?: 'about' | 'at_least' | 'up_to') => ({
  item: 'Patriot battery',
  count,
  qualifier,
});

type Question = Partial<AirDefenceFilter> & { readonly by?: readonly AirDefenceGrouping[] };
function ask(stored: AirDefenceRows, { by = ['class'], ...filter }: Question = {}) {
  return answerAirDefence(stored, { sources: ['desk'], requestSources: ['desk'], ...filter }, by);
}
/** What the one long-range row has of the delivered. */
function delivered(stored: AirDefenceRows, question: Question = {}) {
  return ask(stored, { classes: ['long_range'], ...question }).rows[0]?.stages.delivered;
}
function deliveredOf(...units: ReturnType<typeof battery>[]) {
  return airDefenceRowsOf([pledgeOf('a', {}, { d: moved('delivered', '2024-01-05', ...units) })]);
}

describe('qualifiers', () => {
  test.each([
    ['2 and 1', [battery(2), battery(1)], { units: 3, low: 3, high: 3 }],
    ['at least 2 and 1', [battery(2, 'at_least'), battery(1)], { units: 3, low: 3, high: null }],
    ['up to 2 and 1', [battery(2, 'up_to'), battery(1)], { units: 3, low: 1, high: 3 }],
    ['about 2', [battery(2, 'about')], { units: 2, low: 2, high: 2, about: true }],
    ['2 and an unknown number', [battery(2), battery()], { units: 2, low: 2, high: null, unknown: 1, lines: 2 }],
    ['none', [battery(0)], { units: 0, low: 0, high: 0, unknown: 0, lines: 1 }],
  ])('%s', (_, units, expected) => {
    expect(delivered(deliveredOf(...units))).toMatchObject(expected);
  });
});

test('stages, classes and parts are never added up', () => {
  const items = [battery(2), { item: 'Patriot launcher', count: 4 }, { item: 'Patriot missiles', count: 90 }];
  const stored = airDefenceRowsOf([
    pledgeOf(
      'a',
      {},
      { c: moved('committed', '2024-01-05', ...items), d: moved('delivered', '2024-02-05', battery(1)) },
    ),
  ]);
  const rows = ask(stored, { by: ['system'] }).rows.map(({ key, class: of, part, stages }) => [
    ...[key.system, of, part, stages.committed?.units, stages.delivered?.units],
  ]);
  expect(rows).toEqual([
    ['patriot', 'long_range', '', 2, 1],
    ['patriot', 'interceptors', '', 90, undefined],
    ['patriot', 'components', 'launcher', 4, undefined],
  ]);
});

test('a reduction takes from the stage of what it applies to, of unknown size any number', () => {
  const d = moved('delivered', '2024-01-05', battery(3));
  const less = { type: 'reduced', applies_to: 'd', when: onDay('2024-02-01'), value: { known: 'none' } } as const;
  const by = (units: ReturnType<typeof battery>) =>
    delivered(airDefenceRowsOf([pledgeOf('a', {}, { d, r: { ...less, units: [units] } })]));
  expect(by(battery(-1))).toMatchObject({ units: 2, low: 2, high: 2, lines: 2 });
  expect(by(battery(-1, 'at_least'))).toMatchObject({ units: 2, low: 0, high: 2 });
  expect(by(battery())).toMatchObject({ units: 3, low: 0, high: 3, unknown: 1 });
});

describe('days', () => {
  const stored = airDefenceRowsOf([
    pledgeOf(
      'a',
      {},
      {
        d: moved('delivered', '2024-01-05', battery(1)),
        m: { ...moved('delivered', '2024-01-05', battery(2)), when: inMonth('2024-02') },
        u: { ...moved('delivered', '2024-01-05', battery(4)), when: { precision: 'undated' } },
      },
    ),
  ]);

  test('all count when none are asked for, with the undated shown apart', () => {
    expect(delivered(stored)).toMatchObject({ units: 7, undated: { units: 4, lines: 1 }, straddling: { lines: 0 } });
  });

  test.each([
    ['2024-01-31', 1, 4, 0],
    ['2024-02-10', 1, 4, 2],
    ['2024-02-29', 3, 4, 0],
  ])('on %s %d count, %d are undated and %d straddle', (on, units, undated, straddling) => {
    const found = { units, undated: { units: undated }, straddling: { units: straddling } };
    expect(delivered(stored, { to: day(on) })).toMatchObject(found);
  });

  test('what may have come by the day widens the gap, and no more', () => {
    const held = {
      ...stored,
      requests: airDefenceRowsOf([], {
        'desk:r': asked('2024-01-01', { asked: { qualifier: 'exactly', count: 10 }, scope: 'total' }),
      }).requests,
    };
    const gapOn = (to?: string) => ask(held, { ...(to && { to: day(to) }) }).rows[0]?.gap?.delivered;
    expect(gapOn()).toEqual({ low: 3, high: 3 });
    expect(gapOn('2024-02-10')).toEqual({ low: 3, high: 9 });
    expect(gapOn('2024-02-29')).toEqual({ low: 3, high: 7 });
  });
});

test('a joint package counts once: the umbrella promises, its tranches deliver', () => {
  const both = { p: moved('pledged', '2024-01-05', battery(2)), d: moved('delivered', '2024-02-05', battery(2)) };
  const stored = airDefenceRowsOf([
    pledgeOf('u', { donor: 'EU' }, both),
    pledgeOf('t', { donor: 'DEU', part_of: 'desk:u' }, both),
  ]);
  const answer = ask(stored, { by: ['donor'] });
  expect(answer.rows.map(({ key, stages }) => [key.donor, stages.pledged?.units, stages.delivered?.units])).toEqual([
    ['DEU', undefined, 2],
    ['EU', 2, undefined],
  ]);
  expect(answer.umbrellas).toMatchObject({ trancheLines: 1, umbrellaLines: 1, missing: [], cycles: [] });
});

test('a pledge without a live header, or of a donor’s own stocks, counts nowhere', () => {
  const units = { d: moved('delivered', '2024-01-05', battery(1)) };
  const [entity, [, ...headless]] = pledgeOf('a', {}, units);
  expect(ask(airDefenceRowsOf([[entity, headless]])).rows).toEqual([]);
  expect(ask(airDefenceRowsOf([pledgeOf('a', { replenishment: true }, units)])).rows).toEqual([]);
});

test('a pledge of air defence that names no items is listed, once a transaction and never for a correction', () => {
  const money = { when: onDay('2024-01-05'), value: { known: 'undisclosed' } } as const;
  const stored = airDefenceRowsOf([
    pledgeOf('a', { subcategory: 'air_defence' }, { c: money, r: { ...money, type: 'revalued', applies_to: 'c' } }),
  ]);
  expect(ask(stored).unplaced).toEqual([
    { item: '', publishedClass: undefined, stage: 'committed', units: null, lines: 1, unknown: 1, pledges: 1 },
  ]);
});

describe('what is asked for', () => {
  const supply = [
    pledgeOf(
      'a',
      {},
      { o: moved('delivered', '2024-01-05', battery(3)), n: moved('delivered', '2024-06-01', battery(2)) },
    ),
  ];
  const exactly = (count: number) => ({ qualifier: 'exactly', count }) as const;
  const gapOf = (requests: Parameters<typeof airDefenceRowsOf>[1], question: Question = {}) =>
    ask(airDefenceRowsOf(supply, requests), question).rows[0]?.gap?.delivered;

  test.each([
    ['additional: held against what came from its day on', 'additional', { low: 8, high: 8 }],
    ['total: held against all so far', 'total', { low: 5, high: 5 }],
    ['of unsaid scope: held against either', undefined, { low: 5, high: 8 }],
  ] as const)('%s', (_, scope, gap) => {
    expect(gapOf({ 'desk:r': asked('2024-06-01', { asked: exactly(10), scope }) })).toEqual(gap);
  });

  test.each([
    ['at least 4', { qualifier: 'at_least', count: 4 }, { low: 0, high: null }],
    ['up to 9', { qualifier: 'up_to', count: 9 }, { low: 0, high: 4 }],
    ['between 8 and 9', { qualifier: 'between', low: 8, high: 9 }, { low: 3, high: 4 }],
    ['no number', undefined, { low: 0, high: null }],
    ['exactly none', exactly(0), { low: 0, high: 0 }],
  ] as const)('%s in total, of which five came', (_, count, gap) => {
    expect(gapOf({ 'desk:r': asked('2024-01-01', { asked: count, scope: 'total' }) })).toEqual(gap);
  });

  test('by several requests: of totals the larger, of others at least the largest and at most all', () => {
    const more = (count: number) => asked('2024-06-02', { asked: exactly(count), scope: 'additional' });
    const total = (count: number) => asked('2024-06-02', { asked: exactly(count), scope: 'total' });
    expect(gapOf({ 'desk:r': total(9), 'desk:s': total(12) })).toEqual({ low: 7, high: 7 });
    expect(gapOf({ 'desk:r': more(4), 'desk:s': more(6) })).toEqual({ low: 6, high: 10 });
    expect(gapOf({ 'desk:r': total(9), 'desk:s': more(6) })).toEqual({ low: 6, high: 10 });
  });

  test('lines of one request for one class are added up', () => {
    const lines = [
      { item: 'Patriot', asked: exactly(4), scope: 'total' },
      { item: 'SAMP/T', asked: exactly(3), scope: 'total' },
      { item: 'NASAMS', asked: exactly(9), scope: 'total' },
    ] as const;
    const requests = { 'desk:r': asked('2024-06-02', {}, { lines: [...lines] }) };
    expect(gapOf(requests)).toEqual({ low: 2, high: 2 });
  });

  test('by others than Kyiv is no request of Kyiv’s', () => {
    expect(gapOf({ 'desk:r': asked('2024-01-01', { asked: exactly(10) }, { by: 'POL' }) })).toBeUndefined();
  });

  describe('in place of an earlier request', () => {
    const line = { asked: exactly(10), scope: 'total' } as const;
    const statuses = (requests: Parameters<typeof airDefenceRowsOf>[1], to?: string) =>
      ask(airDefenceRowsOf([], requests), to === undefined ? {} : { to: day(to) }).requests.map(
        ({ request, status }) => [...[request.slice(5), status]],
      );
    const first = asked('2024-01-01', line);
    const second = asked('2024-02-01', line, { supersedes: ['desk:a'] });
    const third = asked('2024-03-01', line, { supersedes: ['desk:b'] });

    test('stands from the day it was made', () => {
      expect(statuses({ 'desk:a': first, 'desk:b': second, 'desk:c': third }, '2024-02-15')).toEqual([
        ['a', 'superseded'],
        ['b', 'in_force'],
        ['c', 'later'],
      ]);
    });

    test('that is taken back leaves the first in force', () => {
      expect(statuses({ 'desk:a': first, 'desk:c': third })).toEqual([
        ['a', 'in_force'],
        ['c', 'in_force'],
      ]);
    });

    test('that it is itself superseded by changes nothing: both stand, and say so', () => {
      const circle = { 'desk:a': { ...first, supersedes: ['desk:b'] }, 'desk:b': second };
      expect(statuses(circle)).toEqual([
        ['a', 'in_force'],
        ['b', 'in_force'],
      ]);
      expect(ask(airDefenceRowsOf([], circle)).requests.map(({ circular }) => circular)).toEqual([true, true]);
    });
  });
});

test('the units behind somebody’s number, one entry a class and part', () => {
  const stored = deliveredOf(battery(2));
  expect(airDefenceUnits(stored, ['desk'], { stage: 'delivered', class: 'long_range' })).toMatchObject([
    { class: 'long_range', part: '', units: 2, low: 2, high: 2, donors: 1, unitsOf: ['battery'] },
  ]);
  expect(airDefenceUnits(stored, ['desk'], { stage: 'pledged' })).toEqual([]);
  expect(airDefenceUnits(stored, ['desk'], { stage: 'delivered', as_of: day('2024-01-04') })).toEqual([]);
  expect(airDefenceUnits(stored, ['desk'], { stage: 'delivered', system: 'nasams' })).toEqual([]);
});
