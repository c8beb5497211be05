import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { addDays, type Day, dayNumber, daySchema } from '../../values/time/day.ts';
import { type ReportedSalvo, rowsOfSalvos } from '../strikes/sample-strikes.ts';
import { answerStrikes, type StrikeFilter } from '../strikes/strikes.ts';
import { type WaveRule, waveRankings } from './wave-rule.ts';
import { answerWaves } from './waves.ts';

/** Rules of a fixed threshold. */
type FixedRule = WaveRule & { readonly threshold: number };

const FIRST = daySchema.parse('2023-12-20');
const filter: StrikeFilter = { sources: ['desk'], dayRule: 'end' };

const salvos = fc.uniqueArray(
  fc.record({
    local: fc.nat(999).map((number) => `s${number}`),
    window: fc.nat(30).map((offset) => {
      const day = addDays(FIRST, offset);
      return { start: day, end: day, zone: 'Europe/Kyiv' };
    }),
    weapons: fc.subarray([{ name: 'Kalibr' }, { name: 'Orlan-10' }, { name: 'ZALA' }], { minLength: 1 }),
    counts: fc.record({ launched: fc.nat(20), destroyed: fc.nat(20) }, { requiredKeys: [] }),
  }),
  { selector: ({ local }) => local, maxLength: 25 },
);
const rules = fc.record<FixedRule>({
  threshold: fc.integer({ min: 1, max: 30 }),
  gap: fc.nat(4),
  rankBy: fc.constantFrom(...waveRankings),
});
const ask = (of: readonly ReportedSalvo[], rule: FixedRule, change: Partial<StrikeFilter> = {}) =>
  answerWaves(rowsOfSalvos(of), { ...filter, ...change }, rule);

/** The days' launched counted anew: exact numbers of salvos that are not all reconnaissance. */
function launchedByDay(of: readonly ReportedSalvo[]): ReadonlyMap<Day, number> {
  const sums = new Map<Day, number>();
  for (const { window, weapons, counts } of of as readonly {
    readonly window: { readonly end: Day };
    readonly weapons: readonly { readonly name: string }[];
    readonly counts: { readonly launched?: number };
  }[]) {
    if (weapons.every(({ name }) => name !== 'Kalibr')) continue;
    sums.set(window.end, (sums.get(window.end) ?? 0) + (counts.launched ?? 0));
  }
  return sums;
}

property.prop([salvos, rules])(
  'waves hold every day that reaches the threshold, and only as a rule merges them',
  (of, rule) => {
    const { waves } = ask(of, rule);
    const reached = [...launchedByDay(of)].filter(([, launched]) => launched >= rule.threshold).map(([day]) => day);
    expect(waves.reduce((sum, { thresholdDays }) => sum + thresholdDays, 0)).toBe(reached.length);
    for (const [index, { firstDay, lastDay, thresholdDays, days }] of waves.entries()) {
      const inside = reached.filter((day) => firstDay <= day && day <= lastDay).sort();
      expect([inside.length, inside[0], inside.at(-1)]).toEqual([thresholdDays, firstDay, lastDay]);
      expect(days).toBe(dayNumber(lastDay) - dayNumber(firstDay) + 1);
      const between = inside.slice(1).map((day, at) => dayNumber(day) - dayNumber(inside[at] ?? day) - 1);
      expect(Math.max(0, ...between)).toBeLessThanOrEqual(rule.gap);
      const next = waves[index + 1];
      if (next !== undefined) expect(dayNumber(next.firstDay) - dayNumber(lastDay) - 1).toBeGreaterThan(rule.gap);
    }
  },
);

property.prop([salvos, rules])(
  'a wave’s numbers are those of the strikes view over its days and weapons',
  (of, rule) => {
    const { waves, weapons } = ask(of, rule);
    for (const { firstDay, lastDay, numbers } of waves) {
      const asked = { ...filter, weapons, from: firstDay, to: lastDay };
      expect({ ...numbers, key: 'total' }).toEqual(answerStrikes(rowsOfSalvos(of), asked, 'year').total);
    }
  },
);

property.prop([salvos, rules])('until then is what to date was when it had happened', (of, rule) => {
  for (const wave of ask(of, rule).waves) {
    const then = ask(of, rule, { to: wave.lastDay }).waves.at(-1);
    expect(then?.toDate).toEqual(wave.untilThen);
    expect(then?.open).toBe(true);
    expect(ask(of, rule, { to: wave.peak.day }).waves.at(-1)?.peak.toDate).toEqual(wave.peak.untilThen);
  }
});

property.prop([salvos, rules])(
  'the order in which salvos came changes nothing, and a rank to date is no better than then',
  (of, rule) => {
    const answer = ask(of, rule);
    expect(ask(of.toReversed(), rule)).toEqual(answer);
    for (const { untilThen, toDate, peak } of answer.waves) {
      expect(toDate.rank).toBeGreaterThanOrEqual(untilThen.rank);
      expect(peak.toDate.rank).toBeGreaterThanOrEqual(peak.untilThen.rank);
      expect(peak.toDate.of).toBe(answer.knownDays.length);
    }
    if (answer.waves.length > 0) expect(Math.min(...answer.waves.map(({ toDate }) => toDate.rank))).toBe(1);
  },
);
