import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { RecordContent } from '../../kinds/kind.ts';
import {
  headerRecord,
  inMonth,
  money,
  onDay,
  samplePledge,
  transactionRecordOf,
} from '../../kinds/pledge/sample-pledges.ts';
import { listedRestrictions, standsOn } from '../../kinds/restriction/listed-restrictions.ts';
import type { RestrictionRow } from '../../kinds/restriction/restriction.ts';
import { restrictionKind } from '../../kinds/restriction/restriction.ts';
import { entityIdSchema, recordIdSchema, revisionSchema } from '../../values/ids.ts';
import { daySchema } from '../../values/time/day.ts';
import { supportRowsOf } from '../support/sample-support.ts';
import { delayedSupport } from './delayed-support.ts';

const day = (text: string) => daySchema.parse(text);
const [package1, package2] = [samplePledge('p1'), samplePledge('p2')];

/** The restriction that a body is listed as. */
function listed(body: Readonly<Record<string, unknown>>): RestrictionRow {
  const entity = entityIdSchema.parse('desk:r');
  const restriction = { restricted_by: 'Congress', kind: 'other', reason: 'no vote', from: '2024-01-01', ...body };
  const sources = [{ publisher: 'A desk', title: 'A report' }];
  const record: RecordContent = {
    ...{ record: recordIdSchema.parse('report'), revision: revisionSchema.parse(1), status: 'live' },
    data: { entity, revision: 1, sources, restriction },
  };
  const stored = restrictionKind.view.contributions(restrictionKind.fold(entity, [record]));
  const [found] = listedRestrictions(stored, ['desk']);
  if (found === undefined) throw new Error('not listed');
  return found;
}

const ofDonor = { holds_up: { by: 'donor', donor: 'USA' } };
const heldUp = (restriction: RestrictionRow, stored: ReturnType<typeof supportRowsOf>, on = '2024-02-01') =>
  delayedSupport(restriction, stored, ['desk'], day(on));

describe('a restriction is in force', () => {
  const interval = { from: day('2023-12-30'), to: day('2024-04-23') };
  test.each([
    ['2023-12-29', 'not_yet'],
    ['2023-12-30', 'in_force'],
    ['2024-04-23', 'in_force'],
    ['2024-04-24', 'ended'],
  ])('on %s: %s', (on, stand) => {
    expect(standsOn(interval, day(on))).toBe(stand);
  });

  test('from an unknown day on: nobody knows whether already', () => {
    expect(standsOn({ from: undefined, to: undefined }, day('2024-01-01'))).toBe('since_unknown');
  });
});

describe('what a restriction delays', () => {
  type Draft = { readonly id: string } & NonNullable<Parameters<typeof transactionRecordOf>[2]>;
  const pledged = (amount: string, id = 'a'): Draft => ({ id, type: 'pledged', value: money(amount, 'USD') });
  const records = (entity: typeof package1, ...transactions: Draft[]) =>
    [
      entity,
      [
        headerRecord(entity),
        ...transactions.map(({ id, ...body }) =>
          transactionRecordOf(entity, id, { ...body, when: onDay('2024-01-05') }),
        ),
      ],
    ] as const;

  test('of an appropriation that is blocked is what was pledged and not committed', () => {
    const stored = supportRowsOf([
      package1,
      [
        headerRecord(package1),
        transactionRecordOf(package1, 'a', { type: 'pledged', value: money('100', 'USD') }),
        transactionRecordOf(package1, 'b', { type: 'committed', value: money('30', 'USD') }),
        transactionRecordOf(package1, 'c', { type: 'delivered', value: money('20', 'USD') }),
      ],
    ]);
    const blocked = heldUp(listed({ ...ofDonor, kind: 'appropriation_blocked' }), stored);
    expect(blocked).toMatchObject({ native: { USD: '70' }, pledges: ['desk:p1'], undisclosed: 0 });
    expect(heldUp(listed({ ...ofDonor, kind: 'export_licence' }), stored).native).toEqual({ USD: '80' });
    expect(heldUp(listed({ ...ofDonor, kind: 'use_restriction' }), stored)).toMatchObject({ native: {}, pledges: [] });
  });

  test('is what was promised by the day asked for, not later', () => {
    const stored = supportRowsOf(records(package1, pledged('100')));
    expect(heldUp(listed(ofDonor), stored, '2024-01-04').native).toEqual({});
    expect(heldUp(listed(ofDonor), stored, '2024-01-05').native).toEqual({ USD: '100' });
  });

  test('of a donor is of its category alone when one is named, and of no other donor', () => {
    const stored = supportRowsOf(records(package1, pledged('100')));
    const only = (holds: Readonly<Record<string, unknown>>) =>
      heldUp(listed({ holds_up: { by: 'donor', donor: 'USA', ...holds } }), stored).native;
    expect(only({ category: 'military' })).toEqual({ USD: '100' });
    expect(only({ category: 'financial' })).toEqual({});
    expect(only({ donor: 'DEU' })).toEqual({});
  });

  test('by name is of these pledges alone, and names those that are not there', () => {
    const stored = supportRowsOf(records(package1, pledged('100')), records(package2, pledged('7')));
    const named = listed({ holds_up: { by: 'pledge', pledges: ['desk:p2', 'desk:p9'] } });
    expect(heldUp(named, stored)).toMatchObject({ native: { USD: '7' }, unknownPledges: ['desk:p9'] });
  });

  test('by name is looked up whatever the source counted', () => {
    const stored = supportRowsOf(records(package1, pledged('100')));
    const named = listed({ holds_up: { by: 'pledge', pledges: ['desk:p1'] } });
    expect(delayedSupport(named, stored, ['another'], day('2024-02-01')).native).toEqual({ USD: '100' });
    expect(delayedSupport(listed(ofDonor), stored, ['another'], day('2024-02-01')).native).toEqual({});
  });

  test('never comes to less than nothing, nor is an undisclosed promise nothing', () => {
    const stored = supportRowsOf(
      records(package1, pledged('100'), { id: 'b', type: 'pledged', value: { known: 'undisclosed' } }),
      records(package2, pledged('5'), { ...pledged('9', 'd'), type: 'delivered' }),
    );
    expect(heldUp(listed(ofDonor), stored)).toMatchObject({
      native: { USD: '100' },
      pledges: ['desk:p1'],
      undisclosed: 1,
    });
  });

  test('leaves out what may lie on either side of the day, and counts it', () => {
    const stored = supportRowsOf([
      package1,
      [headerRecord(package1), transactionRecordOf(package1, 'a', { type: 'pledged', when: inMonth('2024-02') })],
    ]);
    expect(heldUp(listed(ofDonor), stored, '2024-02-10')).toMatchObject({ native: {}, undated: 1 });
    expect(heldUp(listed(ofDonor), stored, '2024-02-29')).toMatchObject({ native: { USD: '100' }, undated: 0 });
  });

  test('counts a joint package once: promised by the umbrella, delivered by its tranches', () => {
    const stored = supportRowsOf(records(package1, pledged('100')), [
      package2,
      [
        headerRecord(package2, { part_of: package1 }),
        transactionRecordOf(package2, 'x', { type: 'pledged', value: money('60', 'USD') }),
        transactionRecordOf(package2, 'y', { type: 'delivered', value: money('40', 'USD') }),
      ],
    ]);
    expect(heldUp(listed(ofDonor), stored)).toMatchObject({ native: { USD: '60' }, pledges: ['desk:p1'] });
  });

  property.prop([
    fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 4 }),
    fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 4 }),
  ])('lies between nothing and what was promised', (promises, deliveries) => {
    const of = (type: 'pledged' | 'delivered', amounts: readonly number[]) =>
      amounts.map((amount, index) =>
        transactionRecordOf(package1, `${type}${index}`, { type, value: money(String(amount), 'USD') }),
      );
    const stored = supportRowsOf([
      package1,
      [headerRecord(package1), ...of('pledged', promises), ...of('delivered', deliveries)],
    ]);
    const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
    const expected = Math.max(0, sum(promises) - sum(deliveries));
    expect(Number(heldUp(listed(ofDonor), stored).native.USD ?? 0)).toBe(expected);
  });
});
