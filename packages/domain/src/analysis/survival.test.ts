import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { aalenJohansen } from './aalen-johansen.ts';
import { countAtRisk, kaplanMeier, stepAt } from './kaplan-meier.ts';
import { restrictedMean } from './restricted-mean.ts';

/** Weeks of remission under 6-mercaptopurine; 1 is a relapse. Freireich et al. (1963), Blood 21, 699. */
const times = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
const relapsed = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
const freireich = times.map((time, index) => ({ time, happened: relapsed[index] === 1 }));
const steps = kaplanMeier(freireich);

describe("Freireich's curve", () => {
  // scipy 1.17.1: stats.ecdf(CensoredData(...)).sf, confidence_interval(method='log-log').
  test.each([
    [6, 21, 0.857143, 0.619718, 0.951552],
    [7, 17, 0.806723, 0.563147, 0.922809],
    [10, 15, 0.752941, 0.5032, 0.889362],
    [13, 12, 0.690196, 0.43161, 0.849066],
    [22, 7, 0.537815, 0.267779, 0.746791],
    [23, 6, 0.448179, 0.188052, 0.680143],
  ])('at week %i is as scipy gives it', (time, atRisk, survival, low, high) => {
    const step = stepAt(steps, time);
    expect([step?.atRisk, countAtRisk(freireich, time)]).toEqual([atRisk, atRisk]);
    expect(step?.survival).toBeCloseTo(survival, 6);
    expect(step?.interval?.low).toBeCloseTo(low, 6);
    expect(step?.interval?.high).toBeCloseTo(high, 6);
  });

  test('has the restricted mean that its area gives when summed by numpy', () => {
    const { mean, low, high } = restrictedMean(steps, 30);
    expect([mean, low, high].map((each) => each.toFixed(6))).toEqual(['21.046499', '16.648728', '25.444270']);
  });

  test('is the incidence of one event without another, each its own cluster, interval included', () => {
    const units = freireich.map(({ time, happened }, index) => {
      return { time, end: happened ? ('event' as const) : ('censored' as const), weight: 1, cluster: `${index}` };
    });
    const incidences = aalenJohansen(units);
    expect(incidences.map(({ time }) => time)).toEqual(steps.map(({ time }) => time));
    incidences.forEach(({ incidence, interval, competing }, index) => {
      expect(competing).toBe(0);
      expect(1 - incidence).toBeCloseTo(steps[index]?.survival ?? 0, 10);
      expect(1 - (interval?.high ?? 0)).toBeCloseTo(steps[index]?.interval?.low ?? 0, 10);
      expect(1 - (interval?.low ?? 0)).toBeCloseTo(steps[index]?.interval?.high ?? 0, 10);
    });
  });
});

test('cancelled units are not still to come: of four, one cancelled before the last comes', () => {
  const unit = (time: number, end: 'event' | 'competing' | 'censored') => ({
    time,
    end,
    weight: 1,
    cluster: `${time}`,
  });
  const last = aalenJohansen([unit(1, 'event'), unit(2, 'competing'), unit(3, 'event'), unit(4, 'censored')]).at(-1);
  expect(last?.incidence).toBeCloseTo(0.5, 10);
  expect(last?.competing).toBeCloseTo(0.25, 10);
});

const followed = fc.array(fc.record({ time: fc.integer({ min: 1, max: 30 }), happened: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
});

property.prop([followed])('an interval holds its estimate, and shrinks when all is seen four times', (some) => {
  const four = kaplanMeier([...some, ...some, ...some, ...some]);
  kaplanMeier(some).forEach(({ survival, interval }, index) => {
    if (interval === undefined) return;
    const narrower = four[index]?.interval ?? { low: 0, high: 1 };
    expect(interval.low).toBeLessThanOrEqual(survival);
    expect(interval.high).toBeGreaterThanOrEqual(survival);
    expect(narrower.high - narrower.low).toBeLessThan(interval.high - interval.low);
  });
});
