import type { QueryOf, wavesQuestion } from '@counterweight/contracts/http';
import {
  answerWaves,
  STANDARD_QUANTILE,
  standardWaveRule,
  type Wave,
  type WaveRule,
  type WavesAnswer,
} from '@counterweight/domain/answers';
import { invalidParameter } from '../../http/problem.ts';
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

/** The rule asked for, the standard one where nothing is said. Throws a problem on a parameter of the other rule. */
export function waveRuleOf({ rule = 'fixed', threshold, quantile, gap, rank_by }: Query): WaveRule {
  if (rule === 'fixed' && quantile !== undefined) throw invalidParameter('quantile', 'is of rule=relative');
  if (rule === 'relative' && threshold !== undefined) throw invalidParameter('threshold', 'is of rule=fixed');
  return {
    threshold:
      rule === 'fixed' ? (threshold ?? standardWaveRule.threshold) : { quantile: quantile ?? STANDARD_QUANTILE },
    gap: gap ?? standardWaveRule.gap,
    rankBy: rank_by ?? standardWaveRule.rankBy,
  };
}
