import type { Day, Precedence } from '@counterweight/domain';
import { type CellVersion, cellsKnownAt, type ReadTime, seqKnownAt, type ViewSnapshot } from '@counterweight/ledger';
import type { Api } from '../api-deps.ts';
import { readTogether } from '../views/read-together.ts';
import { type CountedRates, ratesOf } from './current-rates.ts';

/** Support and the rates it is converted by, as they were at one position of the journal. */
export interface SupportReading {
  readonly snapshot: ViewSnapshot;
  readonly cells: readonly CellVersion[];
  readonly rates: CountedRates;
  /** The builds it was read from. */
  readonly places: readonly string[];
  /** What an answer stands for: with a known day, the last move of either view by then. */
  readonly seq: number;
}

/** Reads support and rates together for the time asked for. Throws a problem when they cannot answer for it. */
export async function readSupport(time: ReadTime, api: Api): Promise<SupportReading> {
  const snapshotOf = await readTogether(['pledge', 'rate'], time, api);
  return supportReading(snapshotOf('pledge'), snapshotOf('rate'), time.knownAt, api.precedence);
}

/** Support with its rates from snapshots of one position. */
export function supportReading(
  snapshot: ViewSnapshot,
  rates: ViewSnapshot,
  knownAt: Day | undefined,
  precedence: Precedence,
): SupportReading {
  return {
    snapshot,
    cells: [...cellsKnownAt(snapshot, knownAt)],
    places: [snapshot.place, rates.place],
    rates: ratesOf(rates, knownAt, precedence),
    seq: Math.max(seqKnownAt(snapshot, knownAt), seqKnownAt(rates, knownAt)),
  };
}
