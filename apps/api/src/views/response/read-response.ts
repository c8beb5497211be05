import type { QueryOf, responseQuestion } from '@counterweight/contracts/http';
import {
  answerResponse,
  horizons,
  type RespondingKind,
  type ResponseAnswer,
  type RungFilter,
  rungEvents,
  rungs,
  type StrikeTie,
  tiesToStrikes,
  type WavesAnswer,
} from '@counterweight/domain/answers';
import { type CountedSources, rankOf } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import { type Day, decimalOf, entityIdSchema, sourceOf, utcDay } from '@counterweight/domain/values';
import { countedIn, type LedgerAt } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { listedKinds } from '../../entities/link/find-entities.ts';
import { type TiesReading, tiesAt } from '../../entities/link/shown-ties.ts';
import { ratesOf } from '../../entities/pledge/current-rates.ts';
import { type RowsTogether, readTogether, timeOf } from '../read-together.ts';
import { resolveRange } from '../resolve-range.ts';
import { resolveSources } from '../resolve-sources.ts';
import { resolveStrikes, type StrikesReading } from '../strikes/read-strikes.ts';
import { strikesOf, wavesShown } from '../waves/read-waves.ts';
import { AnswersKept } from './answers-kept.ts';

export type ResponseQuery = Omit<QueryOf<typeof responseQuestion>, 'format' | 'definition'>;

const kindsRead = ['strike', 'rate', ...listedKinds] as const;
type Together = RowsTogether<(typeof kindsRead)[number]>;

/** What followed waves at one position of the journal. */
export interface ResponseReading {
  readonly strikes: StrikesReading;
  readonly sources: Readonly<Record<RespondingKind, CountedSources>>;
  readonly found: FoundResponse;
  readonly ties: TiesReading;
  /** The last day that is seen. */
  readonly asOf: Day;
  readonly at: LedgerAt;
  readonly builds: readonly string[];
  readonly seq: number;
  rowsOf(kind: RespondingKind): ViewRows;
}

/** An answer with what it was made of. */
export interface FoundResponse {
  readonly waves: WavesAnswer;
  readonly answer: ResponseAnswer;
  readonly links: { readonly shown: number; readonly notShown: number };
}

const kept = new AnswersKept<Api, FoundResponse>();

/** Reads what waves and responses are made of. Throws a problem when it cannot answer for the time. */
export async function readResponse(query: ResponseQuery, api: Api): Promise<ResponseReading> {
  const together = await readTogether(kindsRead, timeOf(query), api);
  const { at, builds, seq, precedence, rowsOf } = together;
  const strikes = resolveStrikes(strikesOf(query), rowsOf('strike'), together);
  const sources = {
    request: countedIn(rowsOf('request'), precedence),
    meeting: countedIn(rowsOf('meeting'), precedence),
    pledge: resolveSources({ source: query.pledge_source }, rowsOf('pledge'), precedence, 'pledge_source'),
  };
  const asOf = query.as_of ?? at.day ?? utcDay(api.clock.now());
  const key = JSON.stringify([builds, seq, asOf, [...precedence.ranks], precedence.countsUnranked, query]);
  const found = kept.get(api, key, () => findResponse(query, { together, strikes, sources, asOf }));
  return { strikes, sources, found, ties: tiesAt(rowsOf, at, api), asOf, at, builds, seq, rowsOf };
}

interface Inputs extends Pick<ResponseReading, 'strikes' | 'sources' | 'asOf'> {
  readonly together: Together;
}

function findResponse(query: ResponseQuery, { together, strikes, sources, asOf }: Inputs): FoundResponse {
  const { rowsOf } = together;
  const { answer: waves, waves: asked } = wavesShown(query, resolveRange(query), strikes);
  const stored = { request: rowsOf('request'), meeting: rowsOf('meeting'), pledge: rowsOf('pledge') };
  const { filter, sources: counted } = strikes.resolved;
  // A strike says which attack is meant; one of a source that is neither counted nor ranked says it of none.
  const ties = tiesToStrikes(rowsOf('link'), rowsOf('strike'), filter.dayRule).filter(({ strike }) => {
    const source = sourceOf(entityIdSchema.parse(strike));
    return counted.counted.includes(source) || rankOf(source, together.precedence) > 0;
  });
  const shown = ties.filter((tie) => isShown(tie, together));
  const { firstDay, lastDay } = waves.counted;
  return {
    waves,
    answer: answerResponse({
      ...{ waves: waves.waves, asked, strikes: { firstDay, lastDay } },
      rungEvents: rungEvents(stored, filterOf(query, sources, together)),
      ties: shown,
      rungs: rungs.filter((rung) => query.rungs?.includes(rung) ?? true),
      horizons: horizonsOf(query),
      ...{ from: query.from, to: query.to, asOf },
    }),
    links: { shown: shown.length, notShown: ties.length - shown.length },
  };
}

/** The horizons asked for. */
export function horizonsOf({ horizon }: Pick<ResponseQuery, 'horizon'>): readonly number[] {
  return horizons.filter((days) => horizon?.includes(String(days)) ?? true);
}

/** What strangers say is not shown (docs/laws.md, law 14): a link is of the strike's own source, or of one with a rank. */
function isShown({ link, strike }: StrikeTie, { precedence }: Together): boolean {
  const source = sourceOf(entityIdSchema.parse(link));
  return strike.startsWith(`${source}:`) || rankOf(source, precedence) > 0;
}

function filterOf(
  { donor, category, subcategory, forum, min_amount, currency, fx }: ResponseQuery,
  sources: ResponseReading['sources'],
  { rowsOf, precedence }: Together,
): RungFilter {
  return {
    sources: { request: sources.request.counted, meeting: sources.meeting.counted, pledge: sources.pledge.counted },
    pledges: {
      ...(donor && { donors: donor }),
      ...(category && { categories: category }),
      ...(subcategory && { subcategories: subcategory }),
    },
    minimum:
      min_amount === undefined
        ? undefined
        : {
            ...{ amount: decimalOf(min_amount), currency: currency ?? 'EUR', policy: fx ?? 'announcement_day' },
            rates: ratesOf(rowsOf('rate'), precedence).book,
          },
    forums: forum,
  };
}
