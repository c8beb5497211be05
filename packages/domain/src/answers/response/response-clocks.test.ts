import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type Clock, EventOrder, watchFrom } from './response-clocks.ts';
import { figuresOf } from './response-figures.ts';
import type { RungEvent } from './rung-events.ts';

const event = (first: number, last = first): RungEvent => {
  return { rung: 'pledged', kind: 'pledge', entity: `desk:${first}-${last}`, first, last };
};
const some = fc.array(
  fc.record({ first: fc.integer({ min: 0, max: 60 }), month: fc.boolean() }).map(({ first, month }) => {
    return event(first, month ? first + 30 : first);
  }),
  { maxLength: 8 },
);

property.prop([some, fc.integer({ min: -2, max: 70 }), fc.integer({ min: 1, max: 60 })])(
  'a clock is what trying each day in turn gives, for events of days and of months',
  (events, day, watched) => {
    const clock = new EventOrder(events).clock({ day, until: day + watched, reason: 'as_of' });
    const days = Array.from({ length: watched }, (_, index) => index + 1);
    const earliest = days.find((after) =>
      events.some(({ first, last }) => first <= day + after && day + after <= last),
    );
    const latest = days.find((after) => events.some(({ first, last }) => first > day && last <= day + after));
    expect([clock.earliest, clock.latest, clock.watched]).toEqual([earliest, latest, watched]);
    expect(clock.event === undefined).toBe(earliest === undefined);
  },
);

test.each([
  [100, 95, 90, 90, 'as_of'],
  [95, 99, 99, 94, 'next_wave'],
  [undefined, 95, 99, 95, 'end_of_data'],
  [80, 79, 79, 79, 'next_wave'],
] as const)(
  'next wave %s, data until %i, day asked for %i: a watch ends on %i by %s',
  (next, endOfData, asOf, until, reason) => {
    expect(watchFrom(70, next, { asOf, endOfData })).toEqual({ day: 70, until, reason });
  },
);

const clocks = fc.array(
  fc
    .record({ watched: fc.integer({ min: 1, max: 40 }), days: fc.integer({ min: 1, max: 40 }) })
    .map(({ watched, days }): Clock => {
      const latest = days <= watched ? days : undefined;
      return {
        watched,
        reason: 'next_wave',
        earliest: latest,
        latest,
        event: latest === undefined ? undefined : event(days),
      };
    }),
  { minLength: 1, maxLength: 30 },
);

describe('figures of clocks', () => {
  property.prop([clocks, fc.integer({ min: 1, max: 40 })])(
    'count each clock once, and one more that is stopped early never raises the share with an event',
    (all, watched) => {
      const figures = figuresOf(all);
      const { next_wave, as_of, end_of_data } = figures.censored;
      expect(figures.events + next_wave + as_of + end_of_data).toBe(figures.watched);
      const censored: Clock = { watched, reason: 'as_of', earliest: undefined, latest: undefined, event: undefined };
      const more = figuresOf([...all, censored]);
      figures.shares.forEach(({ share }, index) => {
        if (share !== undefined) expect(more.shares[index]?.share ?? 1).toBeLessThanOrEqual(share + 1e-9);
      });
    },
  );

  property.prop([clocks])('hold each share within its interval, and never fall with the days', (all) => {
    const { shares } = figuresOf(all);
    for (const { share = 0, interval } of shares) {
      if (interval === undefined) continue;
      expect(interval.low).toBeLessThanOrEqual(share + 1e-9);
      expect(interval.high).toBeGreaterThanOrEqual(share - 1e-9);
    }
    const told = shares.flatMap(({ share }) => (share === undefined ? [] : [share]));
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  test('say nothing of more days than anything was watched for', () => {
    const shortly: Clock = {
      watched: 10,
      reason: 'next_wave',
      earliest: undefined,
      latest: undefined,
      event: undefined,
    };
    const { shares, mean } = figuresOf([shortly, { ...shortly, earliest: 3, latest: 3, event: event(3) }]);
    expect(shares.map(({ share, atRisk }) => [share, atRisk])).toEqual([
      [0.5, 1],
      [undefined, 0],
      [undefined, 0],
    ]);
    expect(mean).toBeUndefined();
  });
});
