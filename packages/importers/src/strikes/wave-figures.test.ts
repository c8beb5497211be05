import { answerWaves, standardWaveRule, sweepWaves, type WaveRule } from '@counterweight/domain/answers';
import type { StoredRow } from '@counterweight/domain/rows';
import { defaultClaimants } from '@counterweight/domain/values';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasStrikesFile, importedStrikes, strikesSuite } from '../../test/imported-strikes.ts';

describe.skipIf(!hasStrikesFile)(strikesSuite('waves of the imported strikes'), () => {
  let rows: readonly StoredRow[];
  beforeAll(() => {
    rows = importedStrikes();
  });
  const ask = (rule: Partial<WaveRule> = {}) =>
    answerWaves(
      rows,
      { sources: ['desk'], dayRule: 'end', claimants: defaultClaimants },
      { ...standardWaveRule, ...rule },
    );
  const longest = (answer: ReturnType<typeof ask>) => Math.max(...answer.waves.map(({ days }) => days));

  test('are 33 by the fixed rule, the longest of 74 days', () => {
    const answer = ask();
    expect([answer.waves.length, longest(answer), answer.knownDays.length]).toEqual([33, 74, 878]);
  });

  test('are 63 by the relative rule: 122 of 788 days judged, the longest of 21 days', () => {
    const answer = ask({ threshold: { quantile: 95 } });
    const large = answer.waves.reduce((sum, { thresholdDays }) => sum + thresholdDays, 0);
    expect([answer.judgedDays, large, answer.waves.length, longest(answer)]).toEqual([788, 122, 63, 21]);
    const years = ['2023', '2024', '2025'];
    expect(years.map((year) => answer.waves.filter(({ firstDay }) => firstDay.startsWith(year)).length)).toEqual([
      ...[3, 23, 37],
    ]);
  });

  test('have that of New Year 2024 in common', () => {
    for (const threshold of [100, { quantile: 95 }]) {
      const wave = ask({ threshold }).waves.find(({ firstDay }) => firstDay === '2023-12-29');
      expect(wave).toMatchObject({
        lastDay: '2024-01-02',
        numbers: { counts: { launched: 466 } },
        peak: { launched: 158 },
      });
    }
  });

  test('depend on threshold and gap as the sweep says', () => {
    const swept = sweepWaves(ask().knownDays);
    const by = (threshold: number, gap: number) => {
      const found = swept.find((each) => each.threshold === threshold && each.gap === gap);
      return [found?.waves, found?.longest];
    };
    expect([by(100, 2), by(200, 2), by(300, 2)]).toEqual([
      [33, 74],
      [37, 13],
      [30, 6],
    ]);
  });
});
