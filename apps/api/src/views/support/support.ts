import {
  type AnswerOf,
  canonicalPath,
  conversionShape,
  entityPath,
  inOrder,
  type QueryOf,
  supportFilterShape,
  supportQuestion,
} from '@counterweight/contracts/http';
import { answerSupport, type SupportAnswer } from '@counterweight/domain/answers';
import type { Day } from '@counterweight/domain/values';
import type { Api } from '../../api-deps.ts';
import { concernsSupport, showRestrictions } from '../../entities/restriction/restrictions-in-force.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { dayOfAnswer, pinnedAt } from '../answered-time.ts';
import { timeOf } from '../read-together.ts';
import { viewLinks } from '../view-links.ts';
import { defineSupport } from './define-support.ts';
import {
  explicitSupport,
  type ResolvedSupport,
  readSupport,
  resolveSupport,
  type SupportTogether,
} from './read-support.ts';
import { showRow, showSums } from './show-support.ts';

type Query = QueryOf<typeof supportQuestion>;
type Answer = AnswerOf<typeof supportQuestion>;

/** Serves the support view. */
export const serveSupportView = questionRoute(supportQuestion, prepareSupport);

async function prepareSupport(query: Query, api: Api): Promise<PreparedAnswer<Answer>> {
  const reading = await readSupport(timeOf(query), api);
  const resolved = resolveSupport(query, reading);
  const on = lastDay(query, resolved, reading, api);
  return {
    ...{ versions: reading.builds, seq: reading.seq, on },
    render: () => render(query, resolved, reading, on),
  };
}

function render(query: Query, resolved: ResolvedSupport, reading: SupportTogether, on: Day): Answer {
  const { by = ['stage'] } = query;
  const { filter, currency, policy } = resolved;
  const answer = answerSupport(reading.rows, reading.rates.book, filter, by, currency, policy);
  const byStage = (rows: SupportAnswer['totals']) => rows.map((row) => showSums(row, currency));
  return {
    data: answer.rows.map((row) => showRow(row, currency)),
    totals: byStage(answer.totals),
    undated: byStage(answer.undated),
    straddling: byStage(answer.straddling),
    restrictions: restrictionsOn(on, resolved, reading),
    definition: defineSupport(query, resolved, answer, reading),
    links: linksOf(query, resolved, reading.seq),
  };
}

/** The day up to which is counted: restrictions are said for it. */
function lastDay(query: Query, { filter }: ResolvedSupport, { at }: SupportTogether, api: Api): Day {
  return filter.to ?? dayOfAnswer(query, at, api);
}

function restrictionsOn(on: Day, { filter, sources }: ResolvedSupport, { rows, restrictions }: SupportTogether) {
  return showRestrictions(restrictions, { rows, counted: sources.counted }, on, concernsSupport(rows, filter));
}

function linksOf(query: Query, resolved: ResolvedSupport, seq: number): Answer['links'] {
  const names = ['rows', ...Object.keys(supportFilterShape), ...Object.keys(conversionShape)];
  const explain = inOrder(names, { rows: 'day', ...explicitSupport(query, resolved), ...pinnedAt(seq) });
  return viewLinks(supportQuestion, query, { explain: canonicalPath(entityPath('pledge'), explain), seq });
}
