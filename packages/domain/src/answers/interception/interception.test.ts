import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { type ReportedSalvo, rowsOfSalvos } from '../strikes/sample-strikes.ts';
import { answerInterception, type InterceptionGrouping, type InterceptionRow } from './interception.ts';

const claimants = ['ua-air-force'];
const filter = { sources: ['desk'], dayRule: 'end' as const, claimants };
const ask = (salvos: readonly ReportedSalvo[], by: readonly InterceptionGrouping[] = ['class']) =>
  answerInterception(rowsOfSalvos(salvos), filter, { by, claimants });

test('a salvo without one of the two counts is in neither sum', () => {
  const { total } = ask([
    { local: 'a' },
    { local: 'b', counts: { launched: 50 } },
    { local: 'c', counts: { destroyed: 5 } },
  ]);
  expect(total?.counts).toMatchObject({ salvos: 1, launched: 10, destroyed: 8, incomplete: 2 });
});

test('lost must be given for nine tenths of what was launched', () => {
  const window = { start: '2025-01-09', end: '2025-01-09', zone: 'Europe/Kyiv' };
  const reason = (withLost: number, without: number) => {
    const salvos = [
      { local: 'a', window, counts: { launched: withLost, destroyed: 1, lost: 1 } },
      { local: 'b', window, counts: { launched: without, destroyed: 1 } },
    ];
    return ask(salvos).rows[0]?.rates.neutralised.reason;
  };
  expect(reason(90, 10)).toBe('too_few');
  expect(reason(89, 11)).toBe('lost_not_reported');
});

test('a group is over several segments only when its own salvos are', () => {
  const window = (day: string) => ({ start: day, end: day, zone: 'Europe/Kyiv' });
  const { rows } = ask([
    { local: 'a', window: window('2025-07-31') },
    { local: 'b', window: window('2025-08-01') },
    { local: 'c', window: window('2025-08-01'), weapons: [{ name: 'Kalibr' }] },
  ]);
  expect(rows.map(({ key, segment }) => [key.class, segment])).toEqual([
    ['cruise', 'S3'],
    ['drone', undefined],
    ['drone', 'S2'],
    ['drone', 'S3'],
  ]);
});

test('nothing gives nothing', () => {
  expect(ask([])).toEqual({ rows: [], total: undefined, leftOut: { reconnaissance: 0, bombs: 0, mixed: 0 } });
});

const days = ['2024-01-05', '2024-07-20', '2025-01-31', '2025-02-01', '2025-08-09'];
const someSalvos = fc.uniqueArray(
  fc.record({
    local: fc.nat(999).map((number) => `s${number}`),
    window: fc.constantFrom(...days).map((day) => ({ start: day, end: day, zone: 'Europe/Kyiv' })),
    weapons: fc.subarray([{ name: 'Kalibr' }, { name: 'Х-101' }], { minLength: 1 }),
    counts: fc.record({ launched: fc.nat(20), destroyed: fc.nat(20), lost: fc.nat(5) }, { requiredKeys: [] }),
  }),
  { selector: ({ local }) => local, maxLength: 25 },
);
const sums = (rows: readonly InterceptionRow[]) =>
  (['launched', 'destroyed', 'lost', 'salvos'] as const).map((name) =>
    rows.reduce((sum, { counts }) => sum + counts[name], 0),
  );

property.prop([
  someSalvos,
  fc.subarray<InterceptionGrouping>(['class', 'weapon', 'month', 'quarter', 'year'], { minLength: 1, maxLength: 2 }),
])('grouping another way changes no pooled sum, and the rows of segments add up to those over them', (salvos, by) => {
  const { rows, total } = ask(salvos, by);
  const of = rows.filter(({ segment }) => segment !== undefined);
  expect(sums(of)).toEqual(sums(total === undefined ? [] : [total]));
  for (const whole of rows.filter(({ segment }) => segment === undefined)) {
    const name = JSON.stringify(whole.key);
    expect(sums(of.filter(({ key }) => JSON.stringify(key) === name))).toEqual(sums([whole]));
  }
});

property.prop([someSalvos])('every interval contains its rate', (salvos) => {
  for (const { rates } of ask(salvos, ['weapon']).rows) {
    for (const { estimate } of Object.values(rates)) {
      if (estimate === undefined) continue;
      const { share, naive, cluster } = estimate;
      for (const { low, high } of [naive, cluster]) expect(low <= share && share <= high).toBe(true);
    }
  }
});
