import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { KYIV, kyivDay, localTimeSchema, precisionOf, windowSchema } from './window.ts';

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
/** The instants at which Kyiv's clocks changed in these years: the last Sundays of March and October, 01:00 UTC. */
const CLOCK_CHANGES = [
  Date.UTC(2023, 2, 26, 1),
  Date.UTC(2023, 9, 29, 1),
  Date.UTC(2024, 2, 31, 1),
  Date.UTC(2024, 9, 27, 1),
];

/** Whole minutes, most of them within two days of a clock change. */
const instants = fc
  .oneof(
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...CLOCK_CHANGES), fc.integer({ min: -2880, max: 2880 })) },
    { weight: 1, arbitrary: fc.tuple(fc.constant(Date.UTC(2022, 0, 1)), fc.integer({ min: 0, max: 2_100_000 })) },
  )
  .map(([base, minutes]) => base + minutes * MS_PER_MINUTE);

function clockIn(zone: string, instant: number): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16).replace(' ', 'T');
}

const at = (text: string) => localTimeSchema.parse(text);

describe('localTimeSchema', () => {
  test.each(['2024-01-31', '2024-01-31T03:30', '2024-01-31T23:59', '2024-01-31T00:00'])(
    '%s is a local time',
    (text) => {
      expect(localTimeSchema.safeParse(text).success).toBe(true);
    },
  );

  test.each([
    '2024-02-30',
    '2024-02-30T03:30',
    '2024-01-31T24:00',
    '2024-01-31T3:30',
    '2024-01-31 03:30',
    '2024-01-31T03:30Z',
    '',
  ])('"%s" is no local time', (text) => {
    expect(localTimeSchema.safeParse(text).success).toBe(false);
  });

  test('its form is its precision', () => {
    expect(precisionOf(at('2024-01-31'))).toBe('day');
    expect(precisionOf(at('2024-01-31T03:30'))).toBe('minute');
  });
});

describe('windowSchema', () => {
  const window = (start: string, end: string, zone = KYIV) => windowSchema.safeParse({ start, end, zone });

  test.each([
    ['2023-12-28T18:00', '2023-12-29T08:00'],
    ['2023-12-29', '2023-12-29'],
    ['2023-12-29T18:00', '2023-12-29'],
    ['2023-12-29', '2023-12-29T00:00'],
    ['2023-12-29T08:00', '2023-12-29T08:00'],
  ])('%s to %s does not end before it starts', (start, end) => {
    expect(window(start, end).success).toBe(true);
  });

  test.each([
    ['2023-12-29', '2023-12-28'],
    ['2023-12-29T08:00', '2023-12-29T07:59'],
    ['2023-12-29T08:00', '2023-12-28'],
  ])('%s to %s ends before it starts, and the end is named', (start, end) => {
    expect(window(start, end).error?.issues.map(({ path }) => path)).toEqual([['end']]);
  });

  test('a zone that does not exist is refused', () => {
    expect(window('2023-12-29', '2023-12-29', 'Europe/Nowhere').success).toBe(false);
  });
});

describe('kyivDay', () => {
  test('a day-precise time is the day as reported, whatever the zone', () => {
    expect(kyivDay(at('2024-01-31'), 'America/New_York')).toBe('2024-01-31');
  });

  test('an evening in London in winter is the next day in Kyiv from 22:00 on, in summer too', () => {
    expect(kyivDay(at('2024-01-31T21:59'), 'Europe/London')).toBe('2024-01-31');
    expect(kyivDay(at('2024-01-31T22:00'), 'Europe/London')).toBe('2024-02-01');
    expect(kyivDay(at('2024-07-31T22:00'), 'Europe/London')).toBe('2024-08-01');
  });

  test('midnight in Kyiv is 22:00 UTC before the clocks go forward and 21:00 UTC after', () => {
    expect(kyivDay(at('2024-03-30T21:30'), 'UTC')).toBe('2024-03-30');
    expect(kyivDay(at('2024-03-31T21:30'), 'UTC')).toBe('2024-04-01');
    expect(kyivDay(at('2024-10-26T21:30'), 'UTC')).toBe('2024-10-27');
    expect(kyivDay(at('2024-10-27T21:30'), 'UTC')).toBe('2024-10-27');
  });

  test('an hour that Kyiv skips or repeats stays in its own day', () => {
    expect(kyivDay(at('2024-03-31T03:30'), KYIV)).toBe('2024-03-31');
    expect(kyivDay(at('2024-10-27T03:30'), KYIV)).toBe('2024-10-27');
  });

  property.prop([
    instants,
    fc.constantFrom('UTC', 'America/New_York', 'Asia/Tokyo', 'Asia/Kathmandu', 'Europe/London', KYIV),
  ])('the clock on the wall anywhere gives the day that it then was in Kyiv', (instant, zone) => {
    expect(kyivDay(at(clockIn(zone, instant)), zone)).toBe(clockIn(KYIV, instant).slice(0, 10));
  });

  property.prop([instants])(
    'a day later in UTC is the next day in Kyiv, but for the hours around a clock change',
    (instant) => {
      const days = [0, 1].map((later) => kyivDay(at(clockIn('UTC', instant + later * MS_PER_DAY)), 'UTC'));
      const apart = (Date.parse(days[1] ?? '') - Date.parse(days[0] ?? '')) / MS_PER_DAY;
      expect([0, 1, 2]).toContain(apart);
      if (!CLOCK_CHANGES.some((change) => Math.abs(change - instant) < 2 * MS_PER_DAY)) expect(apart).toBe(1);
    },
  );
});
