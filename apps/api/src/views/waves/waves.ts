import { type AnswerOf, type QueryOf, wavesQuestion } from '@counterweight/contracts/http';
import { sweepWaves, type WaveRule, wavesView } from '@counterweight/domain/answers';
import { viewId } from '@counterweight/domain/rows';

import type { Api } from '../../api-deps.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { type DayRange, resolveRange } from '../resolve-range.ts';
import { readStrikes, type StrikesReading, salvosAddress } from '../strikes/read-strikes.ts';
import { viewLinks } from '../view-links.ts';
import { defineWaves } from './define-waves.ts';
import { strikesOf, waveRuleOf, wavesShown } from './read-waves.ts';
import { showSwept, showWave } from './show-waves.ts';

type Query = QueryOf<typeof wavesQuestion>;
type Answer = AnswerOf<typeof wavesQuestion>;

/** Serves the waves view. */
export const serveWavesView = questionRoute(wavesQuestion, prepareWaves);

async function prepareWaves(query: Query, api: Api): Promise<PreparedAnswer<Answer>> {
  const range = resolveRange(query);
  const rule = waveRuleOf(query);
  const reading = await readStrikes(strikesOf(query), api);
  const versions = [viewId(wavesView), ...reading.builds];
  return { versions, seq: reading.seq, render: () => render(query, { range, rule }, reading) };
}

function render(
  query: Query,
  { range, rule }: { readonly range: DayRange; readonly rule: WaveRule },
  reading: StrikesReading,
): Answer {
  const { resolved, seq } = reading;
  const { answer, waves } = wavesShown(query, range, reading);
  const shown = waves.map((wave) => {
    const days = { from: wave.firstDay, to: wave.lastDay };
    return { wave, explain: salvosAddress(strikesOf(query), reading, { weapon: answer.weapons, ...days }) };
  });
  return {
    data: shown.map(showWave),
    ...(query.sweep === undefined ? {} : { sweep: sweepWaves(answer.knownDays).map(showSwept) }),
    definition: defineWaves(query, rule, { resolved, answer, shown: waves, seq }),
    links: viewLinks(wavesQuestion, query, {
      explain: salvosAddress(strikesOf(query), reading, { weapon: answer.weapons }),
      seq,
    }),
  };
}
