import {
  type AirDefenceQuery,
  type AnswerOf,
  canonicalPath,
  canonicalQuery,
  explainQuestion,
  LIST_LIMIT,
  type QueryOf,
} from '@counterweight/contracts/http';
import { explainAirDefence } from '@counterweight/domain/answers';
import { airDefenceView } from '@counterweight/domain/kinds';
import { airDefenceCatalogueVersion } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import type { Api } from '../../api-deps.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import {
  type AirDefenceReading,
  explicitAirDefence,
  groupingsOf,
  readAirDefence,
} from '../air-defence/read-air-defence.ts';
import { answeredTime } from '../answered-time.ts';
import { showSources } from '../resolve-sources.ts';
import { showLine } from './show-line.ts';

type Query = QueryOf<typeof explainQuestion>;
type Answer = AnswerOf<typeof explainQuestion>;

/** Serves the explanations of views. */
export const serveExplain = questionRoute(explainQuestion, prepareExplanation);

async function prepareExplanation(
  { view: _, limit, cursor, format: __, ...query }: Query,
  api: Api,
): Promise<PreparedAnswer<Answer>> {
  const reading = await readAirDefence(query, api);
  const filters = { view: airDefenceView.name, ...explicitAirDefence(query, reading) };
  // Another position must not turn a page's cursor away, so it is not among what the cursor is bound to.
  const bound = canonicalQuery({ ...filters, at_seq: undefined });
  const after = readCursor(bound, cursor, z.string());
  const pageAt = (at: string | undefined) => ({ ...filters, limit, cursor: at });
  const addressAt = (at: string | undefined) => canonicalPath(explainQuestion.path, pageAt(at));
  return {
    ...{ versions: [airDefenceCatalogueVersion, ...reading.builds], seq: reading.seq, canonicalQuery: pageAt(cursor) },
    render() {
      const { lines, last } = pageOf(query, reading, after, limit ?? LIST_LIMIT.standard);
      const next = last === undefined ? {} : { next: addressAt(writeCursor(bound, last)) };
      const links = { self: addressAt(cursor), ...next };
      return { data: lines.map(showLine), definition: defineLines(query, reading), links };
    },
  };
}

/** The lines after a place in their order, and where the next page starts. */
function pageOf(query: AirDefenceQuery, { rows, filter }: AirDefenceReading, after: string | undefined, limit: number) {
  const all = explainAirDefence(rows, filter, groupingsOf(query));
  const rest = all.filter(({ order }) => after === undefined || order > after);
  const lines = rest.slice(0, limit);
  return { lines, last: lines.length < rest.length ? lines.at(-1)?.order : undefined };
}

function defineLines(query: AirDefenceQuery, reading: AirDefenceReading): Answer['definition'] {
  return {
    view: airDefenceView.name,
    version: airDefenceView.version,
    sources: showSources(reading.pledges),
    request_sources: showSources(reading.requests),
    on: reading.filter.to ?? null,
    ...answeredTime(query, reading.seq),
  };
}
