import type { ViewSnapshot } from '@counterweight/ledger';
import { type CellVersion, cellsKnownAt, type ReadTime, readView, seqKnownAt } from '@counterweight/ledger';
import type { Api } from '../api-deps.ts';
import { readingProblem } from '../http/reading-problem.ts';
import { type CountedRates, ratesOf } from './current-rates.ts';

/** Support and the rates it is converted by, as they were at one position of the journal. */
export interface SupportReading {
  readonly snapshot: ViewSnapshot;
  readonly cells: readonly CellVersion[];
  readonly rates: CountedRates;
  /** What an answer stands for: with a known day, the last move of either view by then. */
  readonly seq: number;
}

/** Reads support and rates together for the time asked for. Throws a problem when they cannot answer for it. */
export async function readSupport(time: ReadTime, api: Api): Promise<SupportReading> {
  const reading = await readView(api.joined('pledge', 'rate'), time, api);
  if (!reading.ok) throw readingProblem(reading);
  const [snapshot, rates] = reading.snapshots;
  if (snapshot === undefined || rates === undefined) throw new Error('two views were asked for, and not both came');
  const { knownAt } = time;
  return {
    snapshot,
    cells: [...cellsKnownAt(snapshot, knownAt)],
    rates: ratesOf(rates, knownAt, api.precedence),
    seq: Math.max(seqKnownAt(snapshot, knownAt), seqKnownAt(rates, knownAt)),
  };
}
