import { answerConversion, type ConversionFilter, type ConversionGrouping } from '@counterweight/domain/answers';
import { rateBookOf } from '@counterweight/domain/values';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasPledgesFile, importedPledges, pledgesSuite } from '../../test/imported-pledges.ts';

/** The sheet writes one type two ways; both are the 704 rows that the figures were computed from. */
const ARMS: Omit<ConversionFilter, 'sources'> = { publishedTypes: ['weapons and equipment'] };

const MONEY = { rates: rateBookOf([], []), currency: 'EUR', policy: 'as_reported' } as const;

describe.skipIf(!hasPledgesFile)(pledgesSuite('pledge to delivery in the imported sheet'), () => {
  let rows: Awaited<ReturnType<typeof importedPledges>>;
  beforeAll(async () => {
    rows = await importedPledges();
  });
  const answer = (by: readonly ConversionGrouping[] = [], filter = ARMS) =>
    answerConversion(rows, { sources: ['desk'], ...filter }, by, MONEY);

  test('of 441 lines with a number 309 came whole of 347 known: .890, and .701 to .914 of all', () => {
    const total = answer().total;
    expect(total?.counts).toMatchObject({ delivered: 309, partly: 17, none: 21, unknown: 94, withdrawn: 0 });
    const { share = Number.NaN, bounds, interval, reason } = total?.share ?? {};
    const shown = [share, bounds?.low, bounds?.high].map((each) => each?.toFixed(3));
    expect([...shown, reason]).toEqual(['0.890', '0.701', '0.914', undefined]);
    expect([interval?.low, interval?.high].map((each) => each?.toFixed(3))).toEqual(['0.679', '0.969']);
  });

  test('219 more name an item and no number; the other 44 of the 704 rows name no item', () => {
    expect(answer().total?.counts).toMatchObject({ lines: 660, uncounted: 219 });
  });

  test('nothing is dated, so there is no curve over time, and a share by age instead', () => {
    const total = answer().total;
    expect(total?.curve).toBe('no_dated_deliveries');
    const shares = total?.byAge.map(({ share }) => share) ?? [];
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(total?.byAge.reduce((sum, { seen }) => sum + seen, 0)).toBe(228);
  });

  test("money is second: at least so much came of what was committed, in the publisher's euros", () => {
    const { rows: cohorts, total } = answer(['cohort'], {});
    const sum = (stage: 'committed' | 'delivered') =>
      cohorts.reduce((millions, { money }) => millions + Number(money?.[stage].amount ?? 0) / 1e6, 0);
    expect([sum('committed').toFixed(0), sum('delivered').toFixed(0)]).toEqual(['143633', '18561']);
    expect(total?.money?.share?.toFixed(3)).toBe('0.129');
    expect(answer().total?.money).toBeUndefined();
  });

  test('groups re-add to the whole, and units are summed within a class alone', () => {
    const byClass = answer(['class']);
    const sum = byClass.rows.reduce((total, { counts }) => total + counts.delivered, 0);
    expect([sum, byClass.total?.units]).toEqual([309, undefined]);
    expect(byClass.rows.every(({ counts, units }) => units !== undefined || counts.lines === counts.uncounted)).toBe(
      true,
    );
  });
});
