import type { QueryOf, wavesQuestion } from '@counterweight/contracts/http';
import {
  answerWaves,
  standardWaveRule,
  type Wave,
  type WaveRule,
  type WavesAnswer,
} from '@counterweight/domain/answers';
import type { DayRange } from '../resolve-range.ts';
import type { StrikesReading } from '../strikes/read-strikes.ts';

type Query = Omit<QueryOf<typeof wavesQuestion>, 'format'>;

/** All waves, and those of them that the days asked for choose. */
export function wavesShown(
  query: Query,
  range: DayRange,
  { rows, resolved }: StrikesReading,
): { readonly answer: WavesAnswer; readonly waves: readonly Wave[] } {
  const answer = answerWaves(rows, resolved.filter, waveRuleOf(query));
  return { answer, waves: answer.waves.filter((wave) => overlaps(wave, range)) };
}

/** The strikes behind all waves: the days asked for choose among waves, they do not cut what waves are made of. */
export function strikesOf({ claimant, source, day_rule, as_of, known_at, at_seq, min_seq }: Query) {
  return { claimant, source, day_rule, as_of, known_at, at_seq, min_seq };
}

function overlaps({ firstDay, lastDay }: Wave, { from, to }: DayRange): boolean {
  return (from === undefined || from <= lastDay) && (to === undefined || firstDay <= to);
}

/** The rule asked for, the standard one where nothing is said. */
export function waveRuleOf({ threshold, gap, rank_by }: Query): WaveRule {
  return {
    threshold: threshold ?? standardWaveRule.threshold,
    gap: gap ?? standardWaveRule.gap,
    rankBy: rank_by ?? standardWaveRule.rankBy,
  };
}
