import type { ExplainedQuery } from '@counterweight/contracts/http';
import { explainAirDefence as explainLines } from '@counterweight/domain/answers';
import { airDefenceView } from '@counterweight/domain/kinds';
import { airDefenceCatalogueVersion } from '@counterweight/domain/values';
import type { Api } from '../../api-deps.ts';
import type { PreparedAnswer } from '../../http/question-route.ts';
import { explicitAirDefence, groupingsOf, readAirDefence } from '../air-defence/read-air-defence.ts';
import { answeredTime } from '../answered-time.ts';
import { showSources } from '../resolve-sources.ts';
import { type ExplainAnswer, type PageWanted, preparePages } from './explanation.ts';
import { showLine } from './show-line.ts';

/** The lines behind the air-defence view. */
export async function explainAirDefence(
  { limit, cursor, format: _, ...query }: ExplainedQuery<'air-defence'>,
  api: Api,
): Promise<PreparedAnswer<ExplainAnswer>> {
  const reading = await readAirDefence(query, api);
  const { name, version } = airDefenceView;
  const explanation = {
    ...{ versions: [airDefenceCatalogueVersion, ...reading.builds], seq: reading.seq },
    filters: { view: name, ...explicitAirDefence(query, reading) },
    page({ after, limit: most }: PageWanted) {
      const all = explainLines(reading.rows, reading.filter, groupingsOf(query));
      const rest = all.filter(({ order }) => after === undefined || order > after);
      const lines = rest.slice(0, most);
      return { data: lines.map(showLine), next: lines.length < rest.length ? lines.at(-1)?.order : undefined };
    },
    definition: {
      ...{ view: name, version, sources: showSources(reading.pledges) },
      request_sources: showSources(reading.requests),
      on: reading.filter.to ?? null,
      ...answeredTime(query, reading.seq),
    },
  };
  return preparePages(explanation, { limit, cursor });
}
