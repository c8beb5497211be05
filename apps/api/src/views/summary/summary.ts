import { type AnswerOf, addressOf, summaryQuestion } from '@counterweight/contracts/http';
import { claimsView, coalitionView, wavesView } from '@counterweight/domain/answers';
import { strikeKind, supportView } from '@counterweight/domain/kinds';
import { viewId } from '@counterweight/domain/rows';
import type { Api } from '../../api-deps.ts';
import { type PreparedAnswer, questionRoute, type ServeRoute } from '../../http/question-route.ts';
import { summarizeClaims } from './claims-part.ts';
import { summarizeCoalition } from './coalition-part.ts';
import { keepLast } from './keep-last.ts';
import { summarizeLastWave } from './last-wave-part.ts';
import { summarizeOpenRequests } from './open-requests-part.ts';
import { readSummary, type SummaryQuery, type SummaryReading } from './read-summary.ts';
import { summarizeRestrictions } from './restrictions-part.ts';
import { summarizeStrikes } from './strikes-part.ts';
import { summarizeSupport } from './support-part.ts';

type Answer = AnswerOf<typeof summaryQuestion>;

/** Many read the summary, and it asks several views: so many of the last answers are kept. */
const MAX_KEPT = 8;

const views = [supportView, strikeKind.view, wavesView, coalitionView, claimsView].map(viewId);

/** Serves the summary. */
export const serveSummary: ServeRoute = (app, api) => {
  const kept = keepLast<Answer>(MAX_KEPT);
  questionRoute(summaryQuestion, (query) => prepareSummary(query, kept, api))(app, api);
};

async function prepareSummary(
  query: SummaryQuery,
  kept: ReturnType<typeof keepLast<Answer>>,
  api: Api,
): Promise<PreparedAnswer<Answer>> {
  const reading = await readSummary(query, api);
  const { builds, seq, on } = reading;
  const key = JSON.stringify([query, builds, seq, on]);
  return { versions: [...views, ...builds], seq, on, render: () => kept(key, () => assemble(reading)) };
}

function assemble(reading: SummaryReading): Answer {
  const support = summarizeSupport(reading);
  const strikes = summarizeStrikes(reading);
  const lastWave = summarizeLastWave(reading);
  const openRequests = summarizeOpenRequests(reading);
  const restrictions = summarizeRestrictions(reading);
  const coalition = summarizeCoalition(reading);
  const claims = summarizeClaims(reading);
  return {
    data: {
      support: support.data,
      strikes: strikes.data,
      last_wave: lastWave.data,
      open_requests: openRequests.data,
      restrictions: restrictions.data,
      coalition: coalition.data,
      claims: claims.data,
    },
    seq: reading.seq,
    definitions: {
      support: support.definition,
      strikes: strikes.definition,
      last_wave: lastWave.definition,
      open_requests: openRequests.definition,
      restrictions: restrictions.definition,
      coalition: coalition.definition,
      claims: claims.definition,
    },
    links: {
      self: addressOf(summaryQuestion, reading.query),
      support: support.link,
      strikes: strikes.link,
      last_wave: lastWave.link,
      open_requests: openRequests.link,
      restrictions: restrictions.link,
      coalition: coalition.link,
      claims: claims.link,
    },
  };
}
