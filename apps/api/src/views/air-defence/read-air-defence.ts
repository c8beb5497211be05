import { type AirDefenceQuery, airDefenceShape, inOrder, type ParameterValue } from '@counterweight/contracts/http';
import type { AirDefenceFilter, AirDefenceGrouping, AirDefenceRows } from '@counterweight/domain/answers';
import { airDefenceView, type CountedSources, type Precedence } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import { viewId } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import { countedIn, sourcesEver } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { invalidParameter, unknownValue } from '../../http/problem.ts';
import type { AnswerBasis } from '../answer-basis.ts';
import { pinnedAt } from '../answered-time.ts';
import { readTogether, timeOf } from '../read-together.ts';
import { resolveRange } from '../resolve-range.ts';
import { chosenAmong } from '../resolve-sources.ts';

/** Pledges' units, what is part of what, and requests at one position of the journal, with what of them is asked for. */
export interface AirDefenceReading extends AnswerBasis {
  readonly rows: AirDefenceRows;
  readonly filter: AirDefenceFilter;
  /** Datasets of pledges and of requests. */
  readonly pledges: CountedSources;
  readonly requests: CountedSources;
}

const UNITS = viewId(airDefenceView);

/** Reads for the time asked for and fills in the datasets and days. Throws a problem when that cannot be answered. */
export async function readAirDefence(query: AirDefenceQuery, api: Api): Promise<AirDefenceReading> {
  const range = rangeOf(query);
  const { rowsOf, builds, seq, precedence } = await readTogether(['pledge', UNITS, 'request'], timeOf(query), api);
  const [support, asked] = [rowsOf('pledge'), rowsOf('request')];
  const { pledges, requests } = sourcesOf(query, support, asked, precedence);
  return {
    rows: { airDefence: rowsOf(UNITS), support, requests: asked },
    filter: {
      sources: pledges.counted,
      requestSources: requests.counted,
      ...(query.donor && { donors: query.donor }),
      ...(query.class && { classes: query.class }),
      ...(query.system && { systems: query.system }),
      ...(query.stage && { stages: query.stage }),
      ...range,
    },
    pledges,
    requests,
    builds,
    seq,
    precedence,
  };
}

function rangeOf({ on, from, to, as_of }: AirDefenceQuery): { readonly from?: Day; readonly to?: Day } {
  if (on !== undefined && (from !== undefined || to !== undefined)) {
    throw invalidParameter('on', 'is one day; from and to are a range: ask for either');
  }
  return resolveRange({ from, to: on ?? to, as_of });
}

/** A dataset asked for need not have both kinds; of the kind that it lacks nothing is counted. */
function sourcesOf(query: AirDefenceQuery, support: ViewRows, asked: ViewRows, precedence: Precedence) {
  const { source, request_source } = query;
  const [pledging, asking] = [sourcesEver(support), sourcesEver(asked)];
  if (source !== undefined && !pledging.includes(source) && !asking.includes(source)) {
    throw unknownValue('source', source, [...new Set([...pledging, ...asking])].sort());
  }
  if (request_source !== undefined && !asking.includes(request_source)) {
    throw unknownValue('request_source', request_source, asking);
  }
  const of = (rows: ViewRows, chosen: string | undefined): CountedSources =>
    chosen === undefined ? countedIn(rows, precedence) : chosenAmong(rows, chosen, precedence);
  return { pledges: of(support, source), requests: of(asked, request_source ?? source) };
}

/** The parameters that ask for exactly this again, whatever the defaults then are, at the position it was answered from. */
export function explicitAirDefence(
  { by, definition: _, ...query }: AirDefenceQuery,
  { pledges, requests, seq }: AirDefenceReading,
): Record<string, ParameterValue> {
  const [source] = pledges.counted;
  const [asking] = requests.counted;
  const chosen = {
    source: source ?? query.source,
    request_source: asking === source ? undefined : asking,
    ...pinnedAt(seq),
  };
  return inOrder(Object.keys(airDefenceShape), { ...query, by: by?.join(','), ...chosen });
}

/** What rows are of, by class unless told. */
export function groupingsOf({ by = ['class'] }: AirDefenceQuery): readonly AirDefenceGrouping[] {
  return by;
}
