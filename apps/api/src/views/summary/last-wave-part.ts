import { addressOf, wavesQuestion } from '@counterweight/contracts/http';
import { answerWaves, standardWaveRule } from '@counterweight/domain/answers';

import { pinnedAt } from '../answered-time.ts';
import { resolveStrikes, salvosAddress } from '../strikes/read-strikes.ts';
import { defineWaves } from '../waves/define-waves.ts';
import { showWave } from '../waves/show-waves.ts';
import type { SummaryPart, SummaryReading } from './read-summary.ts';

/** The last wave of strikes, by the standard rule. */
export function summarizeLastWave(part: SummaryReading): SummaryPart<'last_wave'> {
  const { query, rowsOf } = part;
  const { as_of, known_at, at_seq, min_seq } = query;
  const asked = { as_of, known_at, at_seq, min_seq };
  const reading = resolveStrikes(asked, rowsOf('strike'), part);
  const { resolved, rows, seq } = reading;
  const answer = answerWaves(rows, resolved.filter, standardWaveRule);
  const shown = answer.waves.slice(-1);
  const [data = null] = shown.map((wave) => {
    const days = { from: wave.firstDay, to: wave.lastDay };
    return showWave({ wave, explain: salvosAddress(asked, reading, { weapon: answer.weapons, ...days }) });
  });
  return {
    data,
    definition: defineWaves(asked, standardWaveRule, { resolved, answer, shown, seq }),
    link: addressOf(wavesQuestion, { ...query, ...pinnedAt(seq) }),
  };
}
