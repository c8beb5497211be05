import { type ExplainedPromise, type ExplainedQuery, entityLinks } from '@counterweight/contracts/http';
import {
  cohortOf,
  conversionView,
  type ExplainedMoney,
  type ExplainedPromiseLine,
  explainConversion as explainLines,
  explainMoney,
  unitsOfLine,
} from '@counterweight/domain/answers';
import { viewId } from '@counterweight/domain/rows';
import type { Api } from '../../api-deps.ts';
import type { PreparedAnswer } from '../../http/question-route.ts';
import { answeredTime } from '../answered-time.ts';
import { explicitConversion, groupingsOf, readConversion } from '../conversion/read-conversion.ts';
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
      const { rows, filter, money } = reading;
      const all = [...explainLines(rows, filter), ...explainMoney(rows, filter, groupingsOf(query), money)];
      const rest = all.filter(({ order }) => after === undefined || order > after);
      const lines = rest.slice(0, most);
      return {
        data: lines.map((each) => ('part' in each ? showMoney(each) : showPromise(each))),
        next: lines.length < rest.length ? lines.at(-1)?.order : undefined,
      };
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
    ...noMoney,
    links: { entity: self, history },
  };
}

const noMoney = {
  ...{ amount: null, native_amount: null, currency: null, packages: null, transactions: null },
  ...{ undisclosed: null, unpriced: null, unconverted: null },
};

function showMoney({ row, of, part: { counts, money } }: ExplainedMoney): ExplainedPromise {
  const { pledge, source, day, precision, donor, category, stage } = row;
  const { packages = 0, transactions = 0, undisclosed = 0, unpriced = 0 } = counts;
  const { self, history } = entityLinks('pledge', pledge);
  return {
    ...{ counted_as: 'money', entity: pledge, source, day, cohort: cohortOf(of.day), precision, donor, category },
    ...{ class: null, published_type: null, transaction: null, line: null, stage, item: null, qualifier: null },
    ...{ age: null, ...noUnits, movements: [], followed: 0, seen: 0, until: null },
    ...{ amount: money?.converted ?? null, native_amount: money?.native ?? null, currency: money?.currency ?? null },
    ...{ packages, transactions, undisclosed, unpriced, unconverted: money?.unconverted?.transactions ?? 0 },
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
