import {
  answerInterception,
  checkBreaks,
  type InterceptionRow,
  type MonthlyShare,
} from '@counterweight/domain/answers';
import type { StoredRow } from '@counterweight/domain/rows';
import { breaksOf, daySchema, defaultClaimants } from '@counterweight/domain/values';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasStrikesFile, importedStrikes, strikesSuite } from '../../test/imported-strikes.ts';

const periods = {
  '2023': ['2023-01-01', '2023-12-31'],
  '2024-H1': ['2024-01-01', '2024-06-30'],
  '2025-Q4': ['2025-10-01', '2025-12-31'],
} as const;

/** Computed independently from the same file: launched, destroyed, lost; kinetic, naive, design effect, cluster, neutralised. */
const figures = `
2023 drone 3126 2626 n/r .8401 .8268-.8525 4.57 .8107-.8656 null
2023 cruise 934 762 n/r .8158 .7897-.8394 3.43 .7655-.8574 null
2023 ballistic 25 11 n/r .4400 .2667-.6293 4.26 suppressed null
2023 aeroballistic 37 15 n/r .4054 .2635-.5651 4.56 suppressed null
2023 surface_to_air 68 0 n/r .0000 .0000-.0535 - .0000-.2153 null
2024-H1 drone 2224 1957 n/r .8799 .8658-.8928 4.49 .8483-.9057 null
2024-H1 cruise 664 477 n/r .7184 .6830-.7513 2.68 .6594-.7707 null
2024-H1 ballistic 78 6 n/r .0769 .0357-.1578 3.48 .0196-.2582 null
2024-H1 aeroballistic 46 11 n/r .2391 .1391-.3794 8.88 suppressed null
2024-H1 surface_to_air 181 2 n/r .0110 .0030-.0394 2.10 .0019-.0620 null
2025-Q4 drone 15825 12881 32 .8140 .8078-.8200 21.3 .7844-.8403 .8160
2025-Q4 cruise 374 281 n/r .7513 .7051-.7924 2.76 .6724-.8165 null
2025-Q4 ballistic 145 34 18 .2345 .1729-.3097 4.11 .1252-.3959 null
2025-Q4 aeroballistic 54 11 3 .2037 .1177-.3290 1.91 .0954-.3830 null
2025-Q4 surface_to_air 23 0 n/r .0000 .0000-.1431 - suppressed null`
  .trim()
  .split('\n');

const short = (share: number) => share.toFixed(4).replace(/^0/, '');
const between = ({ low, high }: { readonly low: number; readonly high: number }) => `${short(low)}-${short(high)}`;

function figuresOf({ counts, rates }: InterceptionRow): string {
  const { estimate, reason } = rates.kinetic;
  if (estimate === undefined) return 'no estimate';
  const { share, naive, cluster, designEffect } = estimate;
  const effect = designEffect === undefined ? '-' : designEffect.toFixed(designEffect < 10 ? 2 : 1);
  const { neutralised } = rates;
  const both = neutralised.reason === undefined ? short(neutralised.estimate?.share ?? Number.NaN) : 'null';
  return [
    ...[counts.launched, counts.destroyed, counts.lost === 0 ? 'n/r' : counts.lost, short(share), between(naive)],
    ...[effect, reason === 'too_few' ? 'suppressed' : between(cluster), both],
  ].join(' ');
}

describe.skipIf(!hasStrikesFile)(strikesSuite('interception in the imported strikes'), () => {
  let rows: readonly StoredRow[];
  beforeAll(() => {
    rows = importedStrikes();
  });

  test.each(figures)('%s', (line) => {
    const [period = '', of = '', ...expected] = line.split(' ');
    const [from = '', to = ''] = Object.entries(periods).find(([name]) => name === period)?.[1] ?? [];
    const filter = { sources: ['desk'], dayRule: 'end' as const, claimants: defaultClaimants };
    const days = { from: daySchema.parse(from), to: daySchema.parse(to) };
    const asked = { by: ['class'] as const, claimants: defaultClaimants };
    const answer = answerInterception(rows, { ...filter, ...days }, asked);
    const [row, ...others] = answer.rows.filter(({ key }) => key.class === of);
    expect(others).toEqual([]);
    expect(row && figuresOf(row)).toBe(expected.join(' '));
  });

  describe('changes in the share of drones by month', () => {
    /** The months' sums, of destroyed alone or with lost; whole months, since no break divides what nobody reports. */
    const monthly = (alsoLost: boolean): readonly MonthlyShare[] => {
      const filter = { sources: ['desk'], dayRule: 'end' as const, claimants: defaultClaimants, classes: ['drone'] };
      return answerInterception(rows, filter, { by: ['month'], claimants: [] }).rows.map(({ key, counts }) => ({
        month: key.month ?? '',
        launched: counts.launched,
        destroyed: Math.min(counts.launched, counts.destroyed + (alsoLost ? counts.lost : 0)),
      }));
    };
    const registry = breaksOf('kinetic', defaultClaimants);
    const found = (months: readonly MonthlyShare[]) =>
      checkBreaks(months, registry).detected.map(({ month, registered }) => [month, registered]);

    test('reported destroyed are exactly the two that are registered', () => {
      expect(found(monthly(false))).toEqual([
        ['2024-10', 'lost_appears'],
        ['2025-08', 'lost_folded'],
      ]);
      expect(checkBreaks(monthly(false), registry).unseen).toEqual([]);
    });

    test('reported destroyed or lost are others', () => {
      expect(found(monthly(true)).map(([month]) => month)).toEqual(['2024-05', '2025-04']);
    });

    test('that come anew are found', () => {
      const planted = ['2026-01', '2026-02'].map((month) => ({ month, launched: 5000, destroyed: 3000 }));
      expect(found([...monthly(false), ...planted])).toEqual([
        ['2024-10', 'lost_appears'],
        ['2025-08', 'lost_folded'],
        ['2026-01', undefined],
      ]);
    });
  });
});
