import { expect, test } from 'vitest';
import { breaksOf, breaksWithin, reportingIssues } from './reporting-breaks.ts';
import { segmentOf, segmentsBetween } from './reporting-segments.ts';

test('codes stand once, breaks are in order of time and do not overlap, and each has its source', () => {
  const codes = reportingIssues.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  const breaks = breaksOf('kinetic', 'all');
  for (const [index, { from, to }] of breaks.entries()) {
    expect(to === null || from <= to).toBe(true);
    const next = breaks[index + 1];
    if (next !== undefined) expect((to ?? from) < next.from).toBe(true);
  }
  expect(reportingIssues.filter(({ source, note }) => source === '' || note === '')).toEqual([]);
});

test('breaks are of a measure and of those who report', () => {
  const codes = (measure: string, claimants: readonly string[] | 'all') =>
    breaksOf(measure, claimants).map(({ code }) => code);
  expect(codes('kinetic', ['ua-air-force'])).toEqual(['lost_appears', 'lost_folded']);
  expect(codes('neutralised', ['ua-air-force'])).toEqual(['lost_appears']);
  expect(codes('kinetic', ['ua-air-command-south'])).toEqual([]);
  expect(codes('launched', 'all')).toEqual([]);
});

test.each([
  ['2024-07-09', '2024-07-10', ['lost_appears']],
  ['2024-01-01', '2024-07-09', []],
  ['2024-08-01', '2024-08-02', ['lost_appears']],
  ['2024-11-01', '2025-07-31', []],
  ['2025-07-31', '2025-08-01', ['lost_folded']],
  ['2025-08-01', '2025-12-31', []],
  ['2023-01-01', '2025-12-31', ['lost_appears', 'lost_folded']],
  [undefined, undefined, []],
])('days from %s to %s lie across %j', (firstDay, lastDay, codes) => {
  expect(breaksWithin(breaksOf('kinetic', 'all'), { firstDay, lastDay }).map(({ code }) => code)).toEqual(codes);
});

test('the breaks divide time into three segments and a transition', () => {
  const segments = segmentsBetween(breaksOf('kinetic', 'all'));
  expect(segments).toEqual([
    { code: 'S1', from: undefined, to: '2024-07-09' },
    { code: 'transition', from: '2024-07-10', to: '2024-10-31' },
    { code: 'S2', from: '2024-11-01', to: '2025-07-31' },
    { code: 'S3', from: '2025-08-01', to: undefined },
  ]);
  const codeOf = (day: string) => segmentOf(segments, day).code;
  expect(['2022-09-28', '2024-07-09', '2024-07-10', '2024-11-01', '2025-08-01', '2030-01-01'].map(codeOf)).toEqual([
    ...['S1', 'S1', 'transition', 'S2', 'S3', 'S3'],
  ]);
  expect(segmentsBetween([])).toEqual([{ code: 'S1', from: undefined, to: undefined }]);
});
