import { describe, expect, test } from 'vitest';
import { strikeKind } from '../../kinds/strike/strike.ts';
import { daySchema } from '../../values/time/day.ts';
import { weaponTableVersion } from '../../values/weapon/weapons.ts';
import { type ReportedSalvo, rowsOfSalvos } from '../strikes/sample-strikes.ts';
import type { StrikeFilter } from '../strikes/strikes.ts';
import { standardWaveRule, type WaveRule } from './wave-rule.ts';
import { sweepWaves } from './wave-sweep.ts';
import { answerWaves, wavesView } from './waves.ts';

interface Launch {
  readonly weapons?: readonly string[];
  readonly launched?: number | undefined;
  readonly [part: string]: unknown;
}

/** A salvo of one day; ten drones unless told. */
function salvo(day: string, { weapons = ['Shahed-136'], launched = 10, ...more }: Launch = {}): ReportedSalvo {
  const window = { start: day, end: day, zone: 'Europe/Kyiv' };
  const counts = { launched, destroyed: 1 };
  return { local: day, window, counts, weapons: weapons.map((name) => ({ name })), ...more };
}

/** A salvo of whose launched nothing is said. */
const untold = (day: string): ReportedSalvo => salvo(day, { counts: { destroyed: 1 } });

const days = (launched: Readonly<Record<string, number>>): readonly ReportedSalvo[] =>
  Object.entries(launched).map(([day, count]) => salvo(day, { launched: count }));

const filter: StrikeFilter = { sources: ['desk'], dayRule: 'end' };
function ask(salvos: readonly ReportedSalvo[], rule: Partial<WaveRule> = {}, change: Partial<StrikeFilter> = {}) {
  return answerWaves(rowsOfSalvos(salvos), { ...filter, ...change }, { ...standardWaveRule, ...rule });
}
const spans = (answer: ReturnType<typeof ask>) =>
  answer.waves.map(({ firstDay, lastDay }) => `${firstDay}..${lastDay}`);

/** Launched around New Year 2024, as claimed, after the largest day before it. */
const newYear = days({
  ...{ '2022-11-15': 108, '2023-12-28': 8, '2023-12-29': 158, '2023-12-30': 16, '2023-12-31': 49 },
  ...{ '2024-01-01': 109, '2024-01-02': 134, '2024-01-04': 5, '2024-01-05': 29, '2024-03-22': 151 },
});

test('a new version of the strikes view or of the weapon table is a new version of waves: raise all that stand here', () => {
  expect([wavesView.version, strikeKind.view.version, weaponTableVersion]).toEqual([4, 3, 1]);
});

describe('days make waves', () => {
  test('of those that reach the threshold, with the days between and all their numbers', () => {
    expect(ask(newYear).waves[1]).toMatchObject({
      ...{ firstDay: '2023-12-29', lastDay: '2024-01-02', days: 5, thresholdDays: 3, open: false },
      numbers: { salvos: 5, counts: { launched: 466, destroyed: 5 }, unknown: { launched: 0, lost: 5 } },
      peak: { day: '2023-12-29', launched: 158 },
    });
  });

  test.each([
    [2, ['2023-12-29..2024-01-02']],
    [1, ['2023-12-29..2023-12-29', '2024-01-01..2024-01-02']],
    [0, ['2023-12-29..2023-12-29', '2024-01-01..2024-01-02']],
    [78, ['2023-12-29..2024-01-02', '2024-03-22..2024-03-22']],
    [79, ['2023-12-29..2024-03-22']],
  ])('merged while at most %i days lie between, neither end counted', (gap, expected) => {
    const answer = ask(newYear, { gap }, { from: daySchema.parse('2023-01-01') });
    expect(spans(answer).slice(0, expected.length)).toEqual(expected);
  });

  test.each([
    [109, ['2023-12-29..2024-01-02', '2024-03-22..2024-03-22']],
    [110, ['2023-12-29..2023-12-29', '2024-01-02..2024-01-02', '2024-03-22..2024-03-22']],
    [158, ['2023-12-29..2023-12-29']],
    [159, []],
  ])('reaching a threshold of %i by equalling it', (threshold, expected) => {
    expect(spans(ask(newYear, { threshold }))).toEqual(expected);
  });

  test('across a leap day, a year’s end and a change of clocks, by the calendar', () => {
    expect(spans(ask(days({ '2024-02-28': 100, '2024-03-01': 100 }), { gap: 1 }))).toEqual(['2024-02-28..2024-03-01']);
    expect(spans(ask(days({ '2024-03-30': 100, '2024-04-01': 100 }), { gap: 0 }))).toHaveLength(2);
    expect(spans(ask(days({ '2024-03-30': 100, '2024-04-01': 100 }), { gap: 1 }))).toHaveLength(1);
  });

  test('by several salvos of a day together, each on the day of the rule asked for', () => {
    const window = { start: '2024-01-09', end: '2024-01-10', zone: 'Europe/Kyiv' };
    const night = ['a', 'b'].map((local) => salvo('2024-01-10', { local, window, launched: 50 }));
    expect(spans(ask(night))).toEqual(['2024-01-10..2024-01-10']);
    expect(spans(ask(night, {}, { dayRule: 'start' }))).toEqual(['2024-01-09..2024-01-09']);
  });

  test('none where there is nothing', () => {
    expect(ask([])).toMatchObject({ waves: [], knownDays: [], uncertainDays: [] });
  });
});

describe('reconnaissance', () => {
  const day = '2024-05-01';
  const recon = (local: string, weapons: readonly string[]) => salvo(day, { local, weapons, launched: 60 });

  test('is left out, also where a report names several such drones', () => {
    const answer = ask([recon('a', ['Orlan-10']), recon('b', ['ZALA', 'Supercam']), recon('c', ['Shahed'])]);
    expect(answer).toMatchObject({ waves: [], reconnaissance: 2, withReconnaissance: 0 });
    expect(answer.knownDays).toHaveLength(1);
    expect(answer.counted.total).toMatchObject({ salvos: 1, counts: { launched: 60 } });
  });

  test('named beside another weapon counts whole, since a composite is never split, and is said', () => {
    const answer = ask([recon('a', ['Orlan-10', 'Shahed']), recon('b', ['Shahed'])]);
    expect(answer).toMatchObject({ reconnaissance: 0, withReconnaissance: 1 });
    expect(answer.waves[0]?.numbers.counts.launched).toBe(120);
  });

  test('is not taken for granted of a weapon that no table lists', () => {
    const answer = ask([recon('a', ['Sputnik 9']), recon('b', ['Shahed'])]);
    expect(answer.waves).toHaveLength(1);
    expect(answer.weapons).toEqual(expect.arrayContaining(['shahed', 'unlisted:sputnik-9']));
    expect(answer.weapons).not.toContain('orlan-10');
  });
});

describe('unknown is not zero', () => {
  test('a day below the threshold as far as is known is uncertain, not below it', () => {
    const answer = ask([salvo('2024-05-01', { launched: 99 }), { ...untold('2024-05-01'), local: 'x' }]);
    expect(answer).toMatchObject({ waves: [], uncertainDays: ['2024-05-01'] });
    expect(answer.knownDays).toHaveLength(1);
  });

  test('a day of which nothing is known is not ranked as one of none', () => {
    expect(ask([untold('2024-05-01'), salvo('2024-05-02')]).knownDays).toHaveLength(1);
  });

  test('a wave and its largest day say how many salvos have no number', () => {
    const salvos = [salvo('2024-05-01', { launched: 100 }), { ...untold('2024-05-01'), local: 'x' }];
    const answer = ask([...salvos, untold('2024-05-02'), salvo('2024-05-03', { launched: 100 })]);
    expect(answer.uncertainDays).toEqual(['2024-05-02']);
    expect(answer.waves).toMatchObject([
      { days: 3, thresholdDays: 2, numbers: { salvos: 4, unknown: { launched: 2 } }, peak: { unknown: 1 } },
    ]);
  });
});

describe('ranks', () => {
  test('say how large the largest day was until then, and is to date', () => {
    const [before, wave, after] = ask(newYear).waves;
    expect(before?.peak).toMatchObject({ untilThen: { rank: 1, of: 1 }, toDate: { rank: 5, of: 10 } });
    expect(wave?.peak).toMatchObject({ untilThen: { rank: 1, of: 3, percentile: 100 }, toDate: { rank: 1, of: 10 } });
    expect(after?.peak.untilThen).toEqual({ rank: 2, of: 10, percentile: 90 });
  });

  test('of waves are by their largest day, or by all they launched', () => {
    const salvos = days({ '2024-01-01': 300, '2024-02-01': 200, '2024-02-02': 190, '2024-03-01': 300 });
    const ranks = (rankBy: WaveRule['rankBy']) =>
      ask(salvos, { rankBy }).waves.map(({ untilThen, toDate }) => [untilThen.rank, toDate.rank]);
    expect(ranks('peak')).toEqual([
      [1, 1],
      [2, 3],
      [1, 1],
    ]);
    expect(ranks('total')).toEqual([
      [1, 2],
      [1, 1],
      [2, 2],
    ]);
  });

  test('of equal days within a wave name the earliest', () => {
    expect(ask(days({ '2024-01-01': 100, '2024-01-02': 100 })).waves[0]?.peak.day).toBe('2024-01-01');
  });
});

test.each<[string, boolean]>([
  ['2024-01-02', true],
  ['2024-01-04', true],
  ['2024-01-05', false],
])('a wave that ended on 2 January is open while the strikes counted end on %s: %s', (to, open) => {
  expect(ask(newYear, {}, { to: daySchema.parse(to) }).waves.at(-1)).toMatchObject({ lastDay: '2024-01-02', open });
});

describe('the relative rule', () => {
  /** A hundred days from 1 January of one to ten launched, then three large ones, the last of them unknown in part. */
  const quiet = Array.from({ length: 100 }, (_, index) => {
    return salvo(new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10), { launched: (index % 10) + 1 });
  });
  const year = [...quiet, ...days({ '2024-04-10': 9, '2024-04-11': 30, '2024-04-13': 20 }), untold('2024-04-20')];
  const relative = { threshold: { quantile: 95 } };

  test('makes a day large that reaches the quantile of the reported days before it, once there are ninety', () => {
    const answer = ask(year, relative);
    expect(spans(answer)).toEqual(['2024-04-09..2024-04-13']);
    expect(answer).toMatchObject({ judgedDays: 13, uncertainDays: [] });
    expect(answer.knownDays).toHaveLength(103);
    expect(answer.waves[0]).toMatchObject({
      thresholdDays: 3,
      peak: { day: '2024-04-11', launched: 30, threshold: 10 },
    });
    expect(ask(year, relative, { from: daySchema.parse('2024-02-01') }).judgedDays).toBe(0);
  });

  test('never changes an old wave by what comes later', () => {
    const [wave] = ask(year, relative).waves;
    const later = [...year, ...days({ '2024-05-01': 900, '2024-05-02': 900, '2024-05-09': 900 })];
    const [same, ...others] = ask(later, relative).waves;
    expect({ ...same, toDate: 0, peak: 0, open: 0 }).toEqual({ ...wave, toDate: 0, peak: 0, open: 0 });
    expect(others.map(({ firstDay }) => firstDay)).toEqual(['2024-05-01', '2024-05-09']);
  });
});

test('a sweep counts the waves that each threshold and gap would make', () => {
  const swept = sweepWaves(ask(newYear).knownDays);
  const by = (threshold: number, gap: number) => swept.find((each) => each.threshold === threshold && each.gap === gap);
  expect(by(100, 2)).toMatchObject({ waves: 3, thresholdDays: 5, longest: 5 });
  expect(by(100, 0)).toMatchObject({ waves: 4, longest: 2 });
  expect(by(150, 7)).toMatchObject({ waves: 2, thresholdDays: 2, longest: 1 });
  expect(by(500, 2)).toMatchObject({ waves: 0, longest: 0 });
  expect(swept).toHaveLength(36);
  expect(swept.filter(({ threshold }) => typeof threshold === 'object')).toHaveLength(9);
});
