import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { strikeKind } from '../../kinds/strike/strike.ts';
import { entityIdSchema, revisionSchema } from '../../values/ids.ts';
import { daySchema } from '../../values/time/day.ts';
import { contributionsOf, type ReportedSalvo, rowsOfSalvos } from './sample-strikes.ts';
import { type StrikeGrouping, strikeGroupings } from './strike-groupings.ts';
import { answerStrikes, type StrikeFilter } from './strikes.ts';

const filter: StrikeFilter = { sources: ['desk'], dayRule: 'end' };
function ask(salvos: readonly ReportedSalvo[], change: Partial<StrikeFilter> = {}, ...by: StrikeGrouping[]) {
  return answerStrikes(rowsOfSalvos(salvos), { ...filter, ...change }, ...(by.length === 0 ? (['day'] as const) : by));
}
const oblasts = (...regions: string[]) => regions.map((region) => ({ precision: 'oblast', region }));
const day = (text: string) => daySchema.parse(text);
const salvosBy = (answer: ReturnType<typeof ask>) =>
  Object.fromEntries(answer.rows.map((row) => [row.key, row.salvos]));

describe('what a salvo contributes', () => {
  test('one salvo to the day it ends and to the day it starts', () => {
    expect(contributionsOf().map(({ axis, day: on }) => `${axis}/${on}`)).toEqual([
      'end/2024-01-10',
      'start/2024-01-09',
    ]);
  });

  test('Kyiv’s day, whatever zone it is reported in', () => {
    const window = { start: '2024-01-10T20:00', end: '2024-01-10T22:30', zone: 'UTC' };
    expect(contributionsOf({ window }).map(({ axis, day: on }) => `${axis}/${on}`)).toEqual([
      'end/2024-01-11',
      'start/2024-01-10',
    ]);
  });

  test('unknown counts as unknown, nought as nought, a qualified number as itself and as qualified', () => {
    const [contribution] = contributionsOf({ counts: { launched: { value: 7, qualifier: 'at_least' }, hit: 0 } });
    expect(contribution?.measures).toEqual({
      ...{ salvos: 1, launched: 7, launched_qualified: 1, hit: 0 },
      ...{ destroyed_unknown: 1, lost_unknown: 1, left_unknown: 1, airborne_unknown: 1 },
    });
  });

  test('several names of one weapon are one weapon; of several weapons it has the class they share', () => {
    const weapons = (...names: string[]) =>
      contributionsOf({ weapons: names.map((name) => ({ name })) })[0]?.dimensions;
    expect(weapons('X-101', 'Х-101')).toMatchObject({ weapon: ['kh-101'], class: 'cruise' });
    expect(weapons('Shahed-136', 'Kalibr')).toMatchObject({ weapon: ['kalibr', 'shahed'], class: 'mixed' });
    expect(weapons('X-101', 'Kalibr')).toMatchObject({ weapon: ['kalibr', 'kh-101'], class: 'cruise' });
    expect(weapons('Stone')).toMatchObject({ weapon: ['unlisted:stone'], class: 'unknown' });
  });

  test('its regions and targets as sets', () => {
    const aimed_at = oblasts('UA-63', 'UA-51', 'UA-63');
    const [contribution] = contributionsOf({ aimed_at, targets: ['port', 'energy', 'port'] });
    expect(contribution?.dimensions).toMatchObject({ region: ['UA-51', 'UA-63'], target: ['energy', 'port'] });
  });

  test('where it hit apart from where it was aimed, which is the country alone when that is named', () => {
    const regionsOf = (places: ReportedSalvo) => {
      const { region, reported_hit } = contributionsOf(places)[0]?.dimensions ?? {};
      return { region, reported_hit };
    };
    const country = { precision: 'country', country: 'UA' };
    const [volyn] = oblasts('UA-07');
    expect(regionsOf({ aimed_at: [country], reported_hit: [volyn, volyn] })).toEqual({
      ...{ region: ['UA'], reported_hit: ['UA-07'] },
    });
    expect(regionsOf({ aimed_at: [volyn, country] })).toEqual({ region: ['UA'], reported_hit: [] });
    expect(regionsOf({ aimed_at: undefined, reported_hit: [volyn] })).toEqual({ region: [], reported_hit: ['UA-07'] });
  });

  test('nothing once it is retracted, or when there is none', () => {
    const entity = entityIdSchema.parse('desk:s1');
    expect(strikeKind.view.contributions({ entity, status: 'absent' })).toEqual([]);
    const revision = revisionSchema.parse(2);
    const retracted = { entity, status: 'retracted' as const, revision, reason: 'twice', sources: [] };
    expect(strikeKind.view.contributions(retracted)).toEqual([]);
  });
});

describe('answers', () => {
  const salvos: readonly ReportedSalvo[] = [
    { local: 'a', counts: { launched: 10, destroyed: 8 } },
    { local: 'b', weapons: [{ name: 'Kalibr' }], counts: { launched: 4 }, targets: ['port', 'energy'] },
    {
      local: 'c',
      weapons: [{ name: 'Kalibr' }, { name: 'Shahed' }],
      counts: { launched: { value: 9, qualifier: 'about' } },
    },
    {
      local: 'd',
      reported_hit: oblasts('UA-07'),
      window: { start: '2024-02-01', end: '2024-02-02', zone: 'Europe/Kyiv' },
    },
    { local: 'e', claimant: 'ua-air-command-south', aimed_at: [{ precision: 'country', country: 'UA' }] },
    { local: 'f', source: 'other' },
  ];

  test('sum what is known, count what is not, and count qualified numbers apart', () => {
    const { total } = ask(salvos, { to: day('2024-01-31'), claimants: ['ua-air-force'] });
    expect(total).toMatchObject({
      salvos: 3,
      counts: { launched: 23, destroyed: 8, lost: null },
      unknown: { launched: 0, destroyed: 2, lost: 3 },
      qualified: { launched: 1, destroyed: 0 },
    });
  });

  test.each<[Partial<StrikeFilter>, number]>([
    [{}, 5],
    [{ sources: ['desk', 'other'] }, 6],
    [{ sources: [] }, 0],
    [{ claimants: ['ua-air-command-south'] }, 1],
    [{ weapons: ['kalibr'] }, 2],
    [{ weapons: ['shahed'] }, 4],
    [{ weapons: ['shahed', 'kalibr'] }, 5],
    [{ classes: ['cruise'] }, 1],
    [{ classes: ['mixed', 'cruise'] }, 2],
    [{ regions: ['UA'] }, 1],
    [{ regions: ['UA-07'] }, 0],
    [{ reportedHit: ['UA-07'] }, 1],
    [{ reportedHit: ['UA-07', 'unknown'] }, 5],
    [{ targets: ['port'] }, 1],
    [{ targets: ['unknown'] }, 4],
    [{ weapons: ['kalibr'], targets: ['energy'] }, 1],
    [{ from: day('2024-01-10'), to: day('2024-01-10') }, 4],
    [{ from: day('2024-01-11') }, 1],
    [{ to: day('2024-01-09') }, 0],
    [{ dayRule: 'start', to: day('2024-01-09') }, 4],
  ])('filtered by %j count %i salvos', (change, count) => {
    expect(ask(salvos, change).total.salvos).toBe(count);
  });

  test.each<[StrikeGrouping, Record<string, number>, boolean]>([
    ['day', { '2024-01-10': 4, '2024-02-02': 1 }, true],
    ['month', { '2024-01': 4, '2024-02': 1 }, true],
    ['year', { '2024': 5 }, true],
    ['weapon', { kalibr: 1, 'kalibr+shahed': 1, shahed: 3 }, true],
    ['class', { cruise: 1, drone: 3, mixed: 1 }, true],
    ['claimant', { 'ua-air-command-south': 1, 'ua-air-force': 4 }, true],
    ['region', { UA: 1, 'UA-51': 4 }, true],
    ['target', { energy: 1, port: 1, unknown: 4 }, false],
  ])('grouped by %s are in order of key, and say whether rows add up to the total', (by, rows, additive) => {
    const answer = ask(salvos, {}, by);
    expect(answer.rows.map(({ key }) => key)).toEqual(Object.keys(rows).sort());
    expect(salvosBy(answer)).toEqual(rows);
    expect(answer.additive).toBe(additive);
    expect(answer.total.salvos).toBe(5);
  });

  test('say how many composites a weapon’s number contains', () => {
    expect(ask(salvos, { weapons: ['kalibr'] })).toMatchObject({ composites: 1, total: { salvos: 2 } });
    expect(ask(salvos, { classes: ['drone'] }).composites).toBe(0);
  });

  test('name the first and the last day that counted, of the rule asked for', () => {
    expect(ask(salvos)).toMatchObject({ firstDay: '2024-01-10', lastDay: '2024-02-02' });
    expect(ask(salvos, { dayRule: 'start' })).toMatchObject({ firstDay: '2024-01-09', lastDay: '2024-02-01' });
    expect(ask(salvos, { sources: ['nobody'] })).toMatchObject({ rows: [], firstDay: undefined, lastDay: undefined });
  });
});

const someSalvos = fc.uniqueArray(
  fc.record({
    local: fc.integer({ min: 0, max: 99 }).map((number) => `s${number}`),
    weapons: fc.subarray([{ name: 'Kalibr' }, { name: 'Shahed' }, { name: 'Х-101' }], { minLength: 1 }),
    counts: fc.record({ launched: fc.nat(50), destroyed: fc.nat(50) }, { requiredKeys: [] }),
    targets: fc.subarray(['port', 'energy'] as const),
    window: fc.constantFrom(
      { start: '2024-01-09', end: '2024-01-10', zone: 'Europe/Kyiv' },
      { start: '2024-01-31', end: '2024-02-01', zone: 'Europe/Kyiv' },
    ),
  }),
  { selector: ({ local }) => local, maxLength: 12 },
);

property.prop([someSalvos, fc.constantFrom<StrikeGrouping>('day', 'month', 'weapon', 'class', 'target')])(
  'rows that are additive add up to the total, which is the same however it is grouped and ordered',
  (salvos, by) => {
    const answer = ask(salvos, {}, by);
    expect(answer.total).toEqual(ask(salvos.toReversed(), {}, 'year').total);
    const sum = answer.rows.reduce((total, { counts }) => total + (counts.launched ?? 0), 0);
    if (answer.additive) expect(sum).toBe(answer.total.counts.launched ?? 0);
    else expect(sum).toBeGreaterThanOrEqual(answer.total.counts.launched ?? 0);
  },
);
const someGroupings = fc.uniqueArray(fc.constantFrom<StrikeGrouping>(...strikeGroupings), {
  minLength: 2,
  maxLength: 2,
});

property.prop([someSalvos, someGroupings])('rows by two groupings add up to the rows by the first', (salvos, both) => {
  const [first = 'day', second = 'day'] = both;
  fc.pre(second !== 'region' && second !== 'target');
  const rows = new Map<string, number>();
  for (const { key, salvos: number } of ask(salvos, {}, first, second).rows) {
    const [own = ''] = key.split('\n');
    rows.set(own, (rows.get(own) ?? 0) + number);
  }
  expect(Object.fromEntries(rows)).toEqual(salvosBy(ask(salvos, {}, first)));
});
