import {
  type AnswerOf,
  addressOf,
  canonicalPath,
  coalitionQuestion,
  type QueryOf,
  supportQuestion,
} from '@counterweight/contracts/http';
import { answerCoalition, answerSupport, coalitionView, type SupportAnswer } from '@counterweight/domain/answers';
import { viewId } from '@counterweight/domain/rows';

import type { Api } from '../../api-deps.ts';
import { readClaims } from '../../entities/statement/claims-reading.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { timeOf } from '../read-together.ts';
import { showSources } from '../resolve-sources.ts';
import { defineSupport } from '../support/define-support.ts';
import { viewLinks } from '../view-links.ts';
import { claimedSizes } from './claimed-sizes.ts';
import { defineCoalition } from './define-coalition.ts';
import { type CoalitionReading, type ResolvedCoalition, readCoalition, resolveCoalition } from './read-coalition.ts';
import { showOverlaps, showParties, showSize } from './show-coalition.ts';

type Query = QueryOf<typeof coalitionQuestion>;
type Answer = AnswerOf<typeof coalitionQuestion>;

/** Serves the coalition view. */
export const serveCoalitionView = questionRoute(coalitionQuestion, prepareCoalition);

async function prepareCoalition(query: Query, api: Api): Promise<PreparedAnswer<Answer>> {
  const reading = await readCoalition(timeOf(query), api);
  const resolved = resolveCoalition(query, reading, api);
  return {
    ...{ versions: [viewId(coalitionView), ...reading.builds], seq: reading.seq, on: resolved.on },
    render: () => render(query, resolved, reading),
  };
}

function render(query: Query, resolved: ResolvedCoalition, reading: CoalitionReading): Answer {
  const { body, on, since, sources, support } = resolved;
  const memberships = reading.memberships;
  const answer = answerCoalition(memberships, { sources: sources.counted, body, on, since });
  const given = supportOf(resolved, reading);
  const claimed = readClaims(reading.statements, reading.precedence);
  const time = { seq: reading.seq, knownAt: query.known_at };
  const own = { claimed: showSources(claimed.sources), seq: reading.seq };
  return {
    data: showParties(answer, given.rows, support.currency),
    size: showSize(answer, since !== undefined),
    claimed: claimedSizes(claimed.claims, { stored: memberships, sources: sources.counted }, { body, on }, time),
    warnings: showOverlaps(answer),
    definition: {
      ...defineCoalition(query, resolved, answer, own),
      support: defineSupport({ to: on, known_at: query.known_at }, support, given, reading.support),
    },
    links: linksOf(query, resolved, reading.seq),
  };
}

/** Everybody's support by donor. */
function supportOf({ support }: ResolvedCoalition, { support: { rows, rates } }: CoalitionReading): SupportAnswer {
  return answerSupport(rows, rates.book, support.filter, ['donor'], support.currency, support.policy);
}

function linksOf(query: Query, resolved: ResolvedCoalition, seq: number): Answer['links'] {
  const { body, on, support } = resolved;
  const time = { known_at: query.known_at, at_seq: seq };
  const money = { ...time, currency: support.currency, fx: support.policy };
  const explain = canonicalPath('/v1/memberships', { on, body, source: resolved.sources.counted[0], ...time });
  return {
    ...viewLinks(coalitionQuestion, query, { explain, seq }),
    support: addressOf(supportQuestion, { by: 'donor', source: support.sources.counted[0], to: on, ...money }),
  };
}
