import {
  type ExplainedQuery,
  type ExplainedResponse,
  entityLinks,
  explainedQueries,
  inOrder,
} from '@counterweight/contracts/http';
import { type ExplainedEvent, explainResponse as explainEvents, responseView } from '@counterweight/domain/answers';
import { tableRowsOf, viewId } from '@counterweight/domain/rows';
import { type Day, dayOfNumber, entityIdSchema, seqSchema, sourceOf } from '@counterweight/domain/values';
import type { Api } from '../../api-deps.ts';
import type { PreparedAnswer } from '../../http/question-route.ts';
import { answeredTime } from '../answered-time.ts';
import { showSources } from '../resolve-sources.ts';
import { explicitResponse } from '../response/explicit-response.ts';
import { horizonsOf, type ResponseReading, readResponse } from '../response/read-response.ts';
import { type ExplainAnswer, type PageWanted, preparePages } from './explanation.ts';

const names = Object.keys(explainedQueries.response.shape);

/** The events behind the response view. */
export async function explainResponse(
  { limit, cursor, definition: _, format: __, ...query }: ExplainedQuery<'response'>,
  api: Api,
): Promise<PreparedAnswer<ExplainAnswer>> {
  const reading = await readResponse(query, api);
  const { strikes, builds, seq, asOf, found } = reading;
  const explanation = {
    ...{ versions: [viewId(responseView), ...builds], seq, on: asOf },
    filters: { view: responseView.name, ...inOrder(names, explicitResponse(query, reading)) },
    page({ after, limit: most }: PageWanted) {
      const all = explainEvents(found.answer, horizonsOf(query)).map((explained) => ({
        explained,
        key: keyOf(explained),
      }));
      const rest = all.sort((a, b) => (a.key < b.key ? -1 : 1)).filter(({ key }) => after === undefined || key > after);
      const page = rest.slice(0, most);
      const data = page.map(({ explained }) => showEvent(explained, reading));
      return { data, next: page.length < rest.length ? page.at(-1)?.key : undefined };
    },
    definition: {
      ...{ view: responseView.name, version: responseView.version },
      sources: showSources(strikes.resolved.sources),
      ...answeredTime(query, seq),
    },
  };
  return preparePages(explanation, { limit, cursor });
}

function keyOf({ event: { first, entity, rung } }: ExplainedEvent): string {
  return `${dayOfNumber(first)}\t${entity}\t${rung}`;
}

function showEvent(explained: ExplainedEvent, reading: ResponseReading): ExplainedResponse {
  const { event, firstAfter, explicitAfter, ties, inSpan, windows } = explained;
  const { rung, kind, entity, first, last } = event;
  const day = dayOfNumber(first);
  const within = (days: number) => windows.get(days) ?? null;
  return {
    ...{ entity, source: sourceOf(entityIdSchema.parse(entity)), day, rung, kind },
    precision: first === last ? 'day' : 'month',
    ...{ first_after: [...firstAfter], explicit_after: [...explicitAfter], tied_by: [...ties] },
    in_calendar: inSpan ? 1 : 0,
    ...{ within_7: within(7), within_14: within(14), within_30: within(30) },
    ...knownOf(event, day, reading),
    links: entityLinks(kind, entity),
  };
}

/** Since when the ledger has what the event is read from: the latest of its entity's rows of that day. */
function knownOf({ kind, entity }: ExplainedEvent['event'], day: Day, { rowsOf, at }: ResponseReading) {
  const rows = [...tableRowsOf(rowsOf(kind)).ofEntity(entity)];
  const own = rows.filter((row) => row.day === day);
  const seq = seqSchema.parse(Math.max(...(own.length > 0 ? own : rows).map(({ from }) => from)));
  const known = at.at(seq).day;
  if (known === undefined) throw new Error(`a row of ${entity} came at ${seq}, which has no day`);
  return { seq, known_on: known };
}
