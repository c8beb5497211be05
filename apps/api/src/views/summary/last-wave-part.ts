import {
  canonicalPath,
  inOrder,
  strikeFilterShape,
  waveDefinitionSchema,
  waveSchema,
} from '@counterweight/contracts/http';
import { answerWaves, standardWaveRule } from '@counterweight/domain/answers';
import { cellsKnownAt, seqKnownAt } from '@counterweight/ledger';
import { strikeResource } from '../../entities/strike/strike-resource.ts';
import { explicitParameters, resolveStrikeFilter } from '../strikes/read-strikes.ts';
import { defineWaves } from '../waves/define-waves.ts';
import { showWave } from '../waves/show-waves.ts';
import type { SummaryReading } from './read-summary.ts';
import { timeOf } from './summary-parameters.ts';

export const lastWavePart = {
  data: waveSchema.nullable().meta({ description: 'The last wave by the standard rule; null when there was none' }),
  definition: waveDefinitionSchema,
};

/** The last wave of strikes, by the standard rule. */
export function summarizeLastWave({ query, snapshotOf, precedence }: SummaryReading) {
  const { as_of, known_at, min_seq } = query;
  const asked = { as_of, known_at, min_seq };
  const snapshot = snapshotOf('strike');
  const resolved = resolveStrikeFilter(asked, snapshot, precedence);
  const answer = answerWaves(cellsKnownAt(snapshot, known_at), resolved.filter, standardWaveRule);
  const seq = seqKnownAt(snapshot, known_at);
  const shown = answer.waves.slice(-1);
  const [data = null] = shown.map((wave) => {
    const chosen = { weapon: answer.weapons, from: wave.firstDay, to: wave.lastDay, min_seq: seq };
    const explain = inOrder(Object.keys(strikeFilterShape), { ...explicitParameters(asked, resolved), ...chosen });
    return showWave({ wave, explain: canonicalPath(strikeResource.path, explain) });
  });
  return {
    data,
    definition: defineWaves(asked, standardWaveRule, { resolved, answer, shown, seq }),
    link: canonicalPath('/v1/views/waves', timeOf(query)),
  };
}
