import { describe, expect, test } from 'vitest';
import { onDay } from '../../kinds/pledge/sample-pledges.ts';
import { addDays, daySchema } from '../../values/time/day.ts';
import { conversionOf, type SamplePackage } from './sample-conversion.ts';

const START = daySchema.parse('2024-01-01');
const none = { known: 'none' } as const;
const later = (days: number) => onDay(addDays(START, days));
const undated = { precision: 'undated' } as const;

type Units = { item: string; class?: string; count?: number }[];
type When = ReturnType<typeof onDay> | typeof undated;

const moved = (type: 'committed' | 'pledged' | 'delivered', when: When, ...units: Units) => ({
  type,
  when,
  value: none,
  units,
});
const adjusted = (type: 'reduced' | 'cancelled', when: When, ...units: Units) => ({
  type,
  applies_to: 'c',
  when,
  value: none,
  units,
});
const tank = (count?: number) => ({ item: 'Tank', class: 'armour', ...(count !== undefined && { count }) });

/** Weeks of remission under 6-mercaptopurine, as packages of one unit each. Freireich et al. (1963), Blood 21, 699. */
const weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
const relapsed = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
const LAST = 100;

/** Each is promised as many days before the cut as it was watched, so that those that did not relapse are censored then. */
function freireich(): Record<string, SamplePackage> {
  const packages = weeks.map((week, index): [string, SamplePackage] => {
    const event = relapsed[index] === 1;
    const c = moved('committed', later(event ? 0 : LAST - week), tank(1));
    return [`p${index}`, { transactions: event ? { c, d: moved('delivered', later(week), tank(1)) } : { c } }];
  });
  return Object.fromEntries(packages);
}

describe('the curve of dated deliveries', () => {
  const total = conversionOf(freireich(), { asOf: addDays(START, LAST) }).total;
  const curve = typeof total?.curve === 'string' ? undefined : total?.curve;

  test.each([
    [6, 21, '0.8571', '0.6197', '0.9516'],
    [10, 15, '0.7529', '0.5032', '0.8894'],
    [23, 6, '0.4482', '0.1881', '0.6801'],
  ])("is Freireich's at day %i, with its interval and number at risk", (day, atRisk, survival, low, high) => {
    const step = curve?.steps.find(({ time }) => time === day);
    const { incidence = Number.NaN, interval } = step ?? {};
    expect([step?.atRisk, (1 - incidence).toFixed(4)]).toEqual([atRisk, survival]);
    expect([(1 - (interval?.high ?? 0)).toFixed(4), (1 - (interval?.low ?? 0)).toFixed(4)]).toEqual([low, high]);
  });

  test('stops before fewer than five packages are at risk', () => {
    expect(curve?.stoppedAt).toBeUndefined();
    const [short] = conversionOf(
      Object.fromEntries(Object.entries(freireich()).slice(0, 5)),
      { asOf: addDays(START, LAST) },
      ['class'],
    ).rows;
    expect(short?.curve).toMatchObject({ stoppedAt: 7, packages: 5 });
    const four = Object.fromEntries(Object.entries(freireich()).slice(0, 4));
    expect(conversionOf(four).total?.curve).toBe('too_few');
  });

  test('counts cancelled units apart, as what forecloses a delivery, and leaves reduced ones out', () => {
    const packages = Object.fromEntries(
      Array.from({ length: 6 }, (_, index): [string, SamplePackage] => [
        `p${index}`,
        {
          transactions: {
            c: moved('committed', later(0), tank(4)),
            r: adjusted('reduced', later(5), tank(-1)),
            x: adjusted('cancelled', later(10), tank(-1)),
            d: moved('delivered', later(20), tank(2)),
          },
        },
      ]),
    );
    const total = conversionOf(packages).total;
    expect(total?.units).toEqual({
      ...{ committed: 24, reduced: 6, cancelled: 6, delivered: 12, over: 0, notDelivered: 0, unknown: 0 },
    });
    const { steps } = typeof total?.curve === 'object' ? total.curve : { steps: [] };
    expect(steps.map(({ time, incidence, competing }) => [time, incidence, competing])).toEqual([
      [10, 0, 1 / 3],
      [20, 2 / 3, 1 / 3],
    ]);
  });

  test('is of one class, and needs a dated delivery', () => {
    const plane = { item: 'Plane', class: 'aviation', count: 1 };
    const two = {
      a: {
        transactions: { c: moved('committed', later(0), tank(1), plane), d: moved('delivered', later(3), tank(1)) },
      },
    };
    expect(conversionOf(two).total?.curve).toBe('mixed_classes');
    expect(conversionOf(two).total?.units).toBeUndefined();
    const silent = { a: { transactions: { c: moved('committed', later(0), tank(1)) } } };
    expect(conversionOf(silent).total?.curve).toBe('no_dated_deliveries');
  });

  test('of a donor that no longer reports ends the day before it stopped', () => {
    const promise = {
      c: moved('committed', onDay('2025-03-01'), tank(2)),
      d: moved('delivered', onDay('2025-04-01'), tank(1)),
    };
    const more = { ...promise, e: moved('delivered', onDay('2025-08-01'), tank(1)) };
    const packages = (donor: string) =>
      Object.fromEntries(
        Array.from({ length: 5 }, (_, index) => [`p${index}`, { header: { donor }, transactions: more }]),
      );
    const lastStep = (donor: string) => {
      const curve = conversionOf(packages(donor)).total?.curve;
      return typeof curve === 'object' ? curve.steps.map(({ incidence }) => incidence) : curve;
    };
    expect(lastStep('USA')).toEqual([0.5, 1]);
    expect(lastStep('DEU')).toEqual([0.5]);
  });
});

describe('what is known of a line', () => {
  const statusOf = (transactions: SamplePackage['transactions']) => {
    const { counts } = conversionOf({ a: { transactions } }).total ?? {};
    return counts;
  };
  const promise = { c: moved('committed', later(0), tank(4)) };

  test.each([
    ['delivered', { d: moved('delivered', later(3), tank(4)) }],
    ['partly', { d: moved('delivered', undated, tank(1)) }],
    ['none', { d: moved('delivered', undated, tank(0)) }],
    ['unknown', {}],
    ['unknown', { d: moved('delivered', later(3), tank()) }],
    ['withdrawn', { x: adjusted('cancelled', later(3), tank(-4)) }],
    ['delivered', { r: adjusted('reduced', later(3), tank(-3)), d: moved('delivered', later(4), tank(1)) }],
    ['uncounted', { r: adjusted('reduced', later(3), tank()) }],
  ] as const)('is %s', (status, more) => {
    expect(statusOf({ ...promise, ...more })).toMatchObject({ lines: 1, [status]: 1 });
  });

  test('is told line by line where an item is promised several times, in order of the promises', () => {
    const twice = {
      c: moved('committed', later(0), tank(30), tank(7)),
      d: moved('delivered', undated, tank(30), tank(0)),
    };
    expect(statusOf(twice)).toMatchObject({ delivered: 1, none: 1 });
    expect(statusOf({ ...twice, d: moved('delivered', undated, tank(33)) })).toMatchObject({ delivered: 1, partly: 1 });
  });

  test('what came without a promise by its name is counted apart', () => {
    const other = { ...promise, d: moved('delivered', later(3), { item: 'Truck', count: 3 }) };
    const { total, unmatched } = conversionOf({ a: { transactions: other } });
    expect([total?.counts.unknown, unmatched.length]).toEqual([1, 1]);
  });

  test('items that are pledged and committed are one promise, as committed', () => {
    const both = { p: moved('pledged', later(-20), tank(9)), ...promise };
    expect(conversionOf({ a: { transactions: both } }).total?.units?.committed).toBe(4);
  });

  test('of a joint package whose tranches have lines the tranches are followed', () => {
    const { total, umbrella } = conversionOf({
      all: { transactions: promise },
      one: { header: { part_of: 'desk:all' }, transactions: promise },
    });
    expect([total?.counts.lines, umbrella.length]).toEqual([1, 1]);
  });
});

describe('the delivered share', () => {
  const line = (count: number | undefined) => ({
    transactions: {
      c: moved('committed', later(0), tank(2)),
      ...(count !== undefined && { d: moved('delivered', undated, tank(count)) }),
    },
  });

  test('is of what is known, between limits of what is not', () => {
    const { share } = conversionOf({ a: line(2), b: line(0), c: line(1), d: line(undefined), e: line(2) }).total ?? {};
    expect(share).toMatchObject({ share: 0.5, bounds: { low: 0.4, high: 0.6 }, reason: undefined });
  });

  test('is not given where only deliveries are ever reported, where nothing is, or where no line has a number', () => {
    const came = {
      transactions: { c: moved('committed', later(0), tank(2)), d: moved('delivered', later(4), tank(2)) },
    };
    const open = { transactions: { c: moved('committed', later(0), tank()) } };
    const reason = (packages: Record<string, SamplePackage>) => conversionOf(packages).total?.share.reason;
    expect(reason({ a: came, b: line(undefined) })).toBe('only_deliveries_known');
    expect(reason({ a: line(undefined) })).toBe('nothing_known');
    expect(reason({ a: open })).toBe('no_counts');
  });

  test('is not given across the day on which a donor stopped reporting', () => {
    const on = (day: string, donor: string): SamplePackage => ({
      header: { donor },
      transactions: { c: moved('committed', onDay(day), tank(1)), d: moved('delivered', undated, tank(1)) },
    });
    const across = conversionOf({ a: on('2025-01-01', 'DEU'), b: on('2025-08-01', 'DEU') }, {}, ['cohort']);
    expect(across.total?.share).toMatchObject({ share: undefined, reason: 'spans_break' });
    expect(across.rows.map(({ share }) => share.share)).toEqual([1, 1]);
    expect(across.breaks.map(({ code }) => code)).toEqual(['germany_secret']);
    const others = conversionOf({ a: on('2025-01-01', 'USA'), b: on('2025-08-01', 'DEU') });
    expect(others.total?.share.reason).toBeUndefined();
  });
});

test('before the last day of the data nothing undated counts, and nothing after the day asked for', () => {
  const packages = {
    a: { transactions: { c: moved('committed', later(0), tank(2)), d: moved('delivered', undated, tank(2)) } },
    b: { transactions: { c: moved('committed', later(5), tank(2)), d: moved('delivered', later(50), tank(2)) } },
  };
  expect(conversionOf(packages).total?.counts).toMatchObject({ lines: 2, delivered: 2 });
  expect(conversionOf(packages, { asOf: addDays(START, 20) }).total?.counts).toMatchObject({ lines: 2, unknown: 2 });
  expect(conversionOf(packages, { asOf: addDays(START, 3) }).total?.counts).toMatchObject({ lines: 1, unknown: 1 });
  expect(conversionOf({}).total).toBeUndefined();
});
