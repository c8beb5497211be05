import { expect, test } from 'vitest';
import { daySchema } from './day.ts';
import { quarterOf, weekOf } from './period.ts';

/** Of each pair the second is what `date +%G-W%V` of GNU coreutils prints. */
test.each([
  ['2024-01-01', '2024-W01'],
  ['2023-12-31', '2023-W52'],
  ['2023-01-01', '2022-W52'],
  ['2021-01-03', '2020-W53'],
  ['2020-12-31', '2020-W53'],
  ['2024-12-30', '2025-W01'],
  ['2025-12-28', '2025-W52'],
  ['2026-12-31', '2026-W53'],
  ['1969-12-28', '1969-W52'],
  ['1969-12-29', '1970-W01'],
])('%s lies in week %s', (day, week) => {
  expect(weekOf(daySchema.parse(day))).toBe(week);
});

test.each([
  ['2024-01-01', '2024-Q1'],
  ['2024-03-31', '2024-Q1'],
  ['2024-04-01', '2024-Q2'],
  ['2024-12-31', '2024-Q4'],
])('%s lies in quarter %s', (day, quarter) => {
  expect(quarterOf(daySchema.parse(day))).toBe(quarter);
});
