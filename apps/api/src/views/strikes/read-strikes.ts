import { strikesView } from '@counterweight/domain/kinds';
import { viewId } from '@counterweight/domain/rows';
import { readView, seqKnownAt, type ViewSnapshot } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { readingProblem } from '../../http/reading-problem.ts';
import { type ResolvedStrikes, resolveStrikeFilter } from './resolve-strike-filter.ts';
import type { StrikeFilterQuery } from './strike-parameters.ts';

/** Strikes for the time asked for, and what the query asks of them once its defaults are filled in. */
export interface StrikesReading {
  readonly snapshot: ViewSnapshot;
  readonly resolved: ResolvedStrikes;
  /** What an answer stands for: with a known day, the view's last move by then. */
  readonly seq: number;
}

/** Reads the strikes view. Throws a problem when it cannot answer for the time, or does not know what is asked for. */
export async function readStrikes(query: StrikeFilterQuery, api: Api): Promise<StrikesReading> {
  const time = { knownAt: query.known_at, minSeq: query.min_seq };
  const reading = await readView(api.memory(viewId(strikesView)), time, api);
  if (!reading.ok) throw readingProblem(reading);
  const { snapshot } = reading;
  const resolved = resolveStrikeFilter(query, snapshot, api.precedence);
  return { snapshot, resolved, seq: seqKnownAt(snapshot, query.known_at) };
}
