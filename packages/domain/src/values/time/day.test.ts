import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { addDays, dayNumber, dayOfNumber, daySchema, laterDay, utcDay } from './day.ts';

const numbers = fc.integer({ min: -700_000, max: 2_900_000 });

describe('daySchema', () => {
  test.each(['2024-02-29', '1969-12-31', '2000-02-29'])('%s is a day', (text) => {
    expect(daySchema.safeParse(text).success).toBe(true);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-04-31',
    '2024-1-1',
    '2024-01-01T00:00',
    ' 2024-01-01',
    '',
  ])('"%s" is no day', (text) => {
    expect(daySchema.safeParse(text).success).toBe(false);
  });
});

describe('day numbers', () => {
  test('count from the epoch, also before it', () => {
    expect(dayNumber(daySchema.parse('1970-01-01'))).toBe(0);
    expect(dayNumber(daySchema.parse('1969-12-31'))).toBe(-1);
    expect(dayNumber(daySchema.parse('2024-02-29'))).toBe(19_782);
  });

  property.prop([numbers])('and days name each other', (number) => {
    expect(dayNumber(dayOfNumber(number))).toBe(number);
  });

  property.prop([numbers, numbers])('order as the days do', (a, b) => {
    expect(dayOfNumber(a) < dayOfNumber(b)).toBe(a < b);
    expect(laterDay(dayOfNumber(a), dayOfNumber(b))).toBe(dayOfNumber(Math.max(a, b)));
  });
});

describe('addDays', () => {
  test('knows leap years and the turn of a year', () => {
    expect(addDays(daySchema.parse('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(daySchema.parse('2023-02-28'), 1)).toBe('2023-03-01');
    expect(addDays(daySchema.parse('2024-01-01'), -1)).toBe('2023-12-31');
  });

  property.prop([numbers, fc.integer({ min: -10_000, max: 10_000 })])('is undone by its negative', (number, days) => {
    const day = dayOfNumber(number);
    expect(addDays(addDays(day, days), -days)).toBe(day);
  });
});

test('utcDay changes at midnight UTC, not before', () => {
  const midnight = Date.UTC(2024, 2, 31);
  expect(utcDay(midnight - 1)).toBe('2024-03-30');
  expect(utcDay(midnight)).toBe('2024-03-31');
});
