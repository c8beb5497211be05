import { type ExplainedPromise, type ExplainedQuery, entityLinks } from '@counterweight/contracts/http';
import {
  cohortOf,
  conversionView,
  type ExplainedPromiseLine,
  explainConversion as explainLines,
  unitsOfLine,
} from '@counterweight/domain/answers';
import { viewId } from '@counterweight/domain/rows';
import type { Api } from '../../api-deps.ts';
import type { PreparedAnswer } from '../../http/question-route.ts';
import { answeredTime } from '../answered-time.ts';
import { explicitConversion, readConversion } from '../conversion/read-conversion.ts';
import { showSources } from '../resolve-sources.ts';
import { type ExplainAnswer, type PageWanted, preparePages } from './explanation.ts';

/** The lines behind the conversion view. */
export async function explainConversion(
  { limit, cursor, format: _, ...query }: ExplainedQuery<'conversion'>,
  api: Api,
): Promise<PreparedAnswer<ExplainAnswer>> {
  const reading = await readConversion(query, api);
  const { name, version } = conversionView;
  const { currency, policy } = reading.money;
  const explanation = {
    ...{ versions: [viewId(conversionView), ...reading.builds], seq: reading.seq },
    filters: { view: name, ...explicitConversion(query, reading) },
    page({ after, limit: most }: PageWanted) {
      const all = explainLines(reading.rows, reading.filter);
      const rest = all.filter(({ order }) => after === undefined || order > after);
      const lines = rest.slice(0, most);
      return { data: lines.map(showPromise), next: lines.length < rest.length ? lines.at(-1)?.order : undefined };
    },
    definition: {
      ...{ view: name, version, sources: showSources(reading.sources), fx: { policy, currency } },
      ...answeredTime(query, reading.seq),
    },
  };
  return preparePages(explanation, { limit, cursor });
}

function showPromise({ row, is, line, followed, until, seen }: ExplainedPromiseLine): ExplainedPromise {
  const { pledge, source, day, precision, donor, category, transaction, stage, item } = row;
  const { self, history } = entityLinks('pledge', pledge);
  return {
    ...{ counted_as: is, entity: pledge, source, day, cohort: cohortOf(day), precision, donor, category },
    ...{ class: row.class, published_type: row.publishedType ?? null },
    ...{ transaction, line: row.line, stage, item, qualifier: row.qualifier ?? null, age: line?.age ?? null },
    ...showUnits(line),
    movements: (line?.delivered ?? []).map((movement) => ({ ...movement })),
    ...{ followed, seen: seen ? 1 : 0, until: until ?? null },
    links: { entity: self, history },
  };
}

const noUnits = {
  ...{ units: null, reduced: null, cancelled: null, delivered: null },
  ...{ over: null, not_delivered: null, unknown: null },
};

function showUnits(line: ExplainedPromiseLine['line']) {
  const sums = line === undefined ? undefined : unitsOfLine(line);
  if (sums === undefined) return noUnits;
  const { committed, reduced, cancelled, delivered, over, notDelivered, unknown } = sums;
  return { units: committed, reduced, cancelled, delivered, over, not_delivered: notDelivered, unknown };
}
