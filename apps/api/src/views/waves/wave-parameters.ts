import { standardWaveRule, type WaveRule, waveRankings, wavesView } from '@counterweight/domain/answers';
import { z } from '@hono/zod-openapi';
import { dayParameter, definitionParameter, numberParameter } from '../../http/parameters.ts';
import { strikeFilterShape } from '../strikes/strike-parameters.ts';

const { claimant, source, day_rule, as_of, known_at, min_seq } = strikeFilterShape;

/** What can be asked of waves. What is counted is chosen as for strikes; the days only choose which waves are shown. */
export const waveShape = {
  threshold: numberParameter(
    `How many missiles and drones launched make a day one of a wave: ${standardWaveRule.threshold} unless told, 1 to 100000.`,
    { min: 1, max: 100_000 },
  ),
  gap: numberParameter(
    `How many days may at most lie between two such days of one wave, neither counted: ${standardWaveRule.gap} unless told, 0 to 60.`,
    { min: 0, max: 60 },
  ),
  rank_by: z
    .enum(waveRankings)
    .optional()
    .meta({
      description: `What ranks waves: the launched of the largest day (peak) or of all days (total); ${standardWaveRule.rankBy} unless told.`,
    }),
  claimant,
  source,
  day_rule,
  from: dayParameter('Shows waves that last until this day or longer; ranks are over all.'),
  to: dayParameter('Shows waves that began by this day, whole; ranks are over all up to as_of.'),
  as_of,
  known_at,
  min_seq,
  definition: definitionParameter(wavesView.version),
};
const shape = z.strictObject(waveShape);
export type WaveQuery = z.output<typeof shape>;

/** The rule asked for, the standard one where nothing is said. */
export function waveRuleOf({ threshold, gap, rank_by }: WaveQuery): WaveRule {
  return {
    threshold: threshold ?? standardWaveRule.threshold,
    gap: gap ?? standardWaveRule.gap,
    rankBy: rank_by ?? standardWaveRule.rankBy,
  };
}
