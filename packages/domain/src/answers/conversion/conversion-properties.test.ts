import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { inMonth, onDay } from '../../kinds/pledge/sample-pledges.ts';
import { addDays, daySchema } from '../../values/time/day.ts';
import { conversionGroupings } from './conversion.ts';
import { type DeliveryCurve, deliveryCurve } from './delivery-curve.ts';
import { type ConversionLine, lineAt } from './line-status.ts';
import type { PledgeItem } from './pledge-items.ts';
import { conversionOf, type SamplePackage } from './sample-conversion.ts';

const START = daySchema.parse('2024-01-01');
const none = { known: 'none' } as const;
const later = (days: number) => addDays(START, days);

const days = fc.integer({ min: 0, max: 700 }).map((each) => onDay(later(each)));
const whens = fc.oneof(days, fc.constant({ precision: 'undated' } as const), fc.constant(inMonth('2024-05')));
const items = fc.constantFrom(
  { item: 'Tank', class: 'armour' },
  { item: 'Gun', class: 'artillery' },
  { item: 'Shell', class: 'ammunition' },
);
const counted = (max: number) =>
  fc.tuple(items, fc.option(fc.integer({ min: 0, max }), { nil: undefined })).map(([item, count]) => {
    return count === undefined ? item : { ...item, count };
  });
const moves = (type: 'committed' | 'delivered') =>
  fc.record({
    type: fc.constant(type),
    when: whens,
    value: fc.constant(none),
    units: fc.array(counted(9), { minLength: 1, maxLength: 4 }),
  });
const takes = fc.record({
  type: fc.constantFrom('reduced', 'cancelled'),
  applies_to: fc.constant('c'),
  when: whens,
  value: fc.constant(none),
  units: fc.tuple(items, fc.integer({ min: -9, max: 0 })).map(([item, count]) => [{ ...item, count }]),
});
const samplePackage = fc
  .record({
    donor: fc.constantFrom('USA', 'DEU', 'POL'),
    transactions: fc.record(
      { c: moves('committed'), d: moves('delivered'), e: moves('delivered'), x: takes },
      { requiredKeys: ['c'] },
    ),
  })
  .map(({ donor, transactions }): SamplePackage => ({ header: { donor }, transactions: { ...transactions } }));
const packages = fc
  .array(samplePackage, { minLength: 1, maxLength: 8 })
  .map((all) => Object.fromEntries(all.map((each, index) => [`p${index}`, each])));

property.prop([packages, fc.uniqueArray(fc.constantFrom(...conversionGroupings), { maxLength: 2 })])(
  'regrouping never changes pooled sums, limits contain the share, and an interval contains it too',
  (some, by) => {
    const { rows, total } = conversionOf(some, {}, by);
    for (const name of ['lines', 'delivered', 'partly', 'none', 'unknown', 'uncounted', 'withdrawn'] as const) {
      expect(rows.reduce((sum, { counts }) => sum + counts[name], 0)).toBe(total?.counts[name] ?? 0);
    }
    for (const { share } of [...rows, ...(total ? [total] : [])]) {
      const { low = 0, high = 1 } = share.bounds ?? {};
      expect(low).toBeLessThanOrEqual(high);
      if (share.share === undefined) continue;
      expect(share.share).toBeGreaterThanOrEqual(low);
      expect(share.share).toBeLessThanOrEqual(high);
      expect(share.interval?.low).toBeLessThanOrEqual(share.share);
      expect(share.interval?.high).toBeGreaterThanOrEqual(share.share);
    }
  },
);

property.prop([packages])(
  'units of a class re-add from its lines: what was promised is delivered, open or taken back',
  (some) => {
    for (const { units } of conversionOf(some, {}, ['class']).rows) {
      if (units === undefined) continue;
      const { committed, reduced, cancelled, delivered, notDelivered, unknown } = units;
      expect(reduced + cancelled + delivered + notDelivered + unknown).toBe(committed);
    }
  },
);

/** Lines of one unit each and of a package of their own: delivered on a day, or still open at the end. */
const watched = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.boolean()), { minLength: 6, maxLength: 25 });

property.prop([watched, fc.nat()])('to censor one more never raises what the curve says has come', (times, nth) => {
  const at = nth % times.length;
  const before = curveOf(times);
  const after = curveOf(times.map(([time, came], index) => [time, came && index !== at]));
  for (let day = 1; day <= 60; day += 1) {
    const [shared, held] = [shareBy(before, day), shareBy(after, day)];
    if (shared !== undefined && held !== undefined) expect(held).toBeLessThanOrEqual(shared + 1e-12);
  }
});

function curveOf(times: readonly (readonly [number, boolean])[]): DeliveryCurve | undefined {
  const lines = times.flatMap(([time, came], index) => lineOf(`desk:p${index}`, came ? time : undefined));
  const ends = new Map(lines.map((line, index) => [line, later(times[index]?.[0] ?? 0)]));
  const curve = deliveryCurve(lines, (line) => ends.get(line) ?? later(100));
  return typeof curve === 'string' ? undefined : curve;
}

function lineOf(pledge: string, came: number | undefined): readonly ConversionLine[] {
  const row: PledgeItem = {
    ...{ day: START, source: 'desk', pledge, donor: 'USA', category: 'military', publishedType: undefined, units: 1 },
    ...{ transaction: 'c', applies_to: undefined, type: 'committed', stage: 'committed', precision: 'day', line: 0 },
    ...{ item: 'Tank', class: 'armour', qualifier: undefined },
  };
  const delivered = came === undefined ? [] : [{ day: later(came), units: 1 }];
  const fate = { row, announced: START, units: 1, reduced: [], cancelled: [], delivered, deliveredUncounted: false };
  const line = lineAt(fate, { day: later(100), countsUndated: true });
  return line === undefined ? [] : [line];
}

function shareBy(curve: DeliveryCurve | undefined, day: number): number | undefined {
  if (curve === undefined || (curve.stoppedAt !== undefined && curve.stoppedAt <= day)) return undefined;
  return curve.steps.findLast(({ time }) => time <= day)?.incidence ?? 0;
}
