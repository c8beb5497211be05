import { addressOf, wavesQuestion } from '@counterweight/contracts/http';
import { answerWaves, standardWaveRule } from '@counterweight/domain/answers';
import { cellsKnownAt } from '@counterweight/ledger';
import { resolveStrikes, salvosAddress } from '../strikes/read-strikes.ts';
import { defineWaves } from '../waves/define-waves.ts';
import { showWave } from '../waves/show-waves.ts';
import type { SummaryPart, SummaryReading } from './read-summary.ts';

/** The last wave of strikes, by the standard rule. */
export function summarizeLastWave({ query, snapshotOf, precedence }: SummaryReading): SummaryPart<'last_wave'> {
  const { as_of, known_at, min_seq } = query;
  const asked = { as_of, known_at, min_seq };
  const reading = resolveStrikes(asked, snapshotOf('strike'), precedence);
  const { resolved, snapshot, seq } = reading;
  const answer = answerWaves(cellsKnownAt(snapshot, known_at), resolved.filter, standardWaveRule);
  const shown = answer.waves.slice(-1);
  const [data = null] = shown.map((wave) => {
    const days = { from: wave.firstDay, to: wave.lastDay };
    return showWave({ wave, explain: salvosAddress(asked, reading, { weapon: answer.weapons, ...days }) });
  });
  return {
    data,
    definition: defineWaves(asked, standardWaveRule, { resolved, answer, shown, seq }),
    link: addressOf(wavesQuestion, query),
  };
}
