import type { Day, Precedence } from '@counterweight/domain';
import { type CellVersion, cellsKnownAt, type ReadTime, seqKnownAt, type ViewSnapshot } from '@counterweight/ledger';
import type { Api } from '../api-deps.ts';
import { type RestrictionsReading, readRestrictions } from '../restrictions/restrictions-in-force.ts';
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

/** Support with what holds it up, at one position of the journal. */
export interface SupportTogether extends SupportReading {
  readonly restrictions: RestrictionsReading;
}

/** Reads support, rates and restrictions together for the time asked for. Throws a problem when they cannot answer for it. */
export async function readSupport(time: ReadTime, api: Api): Promise<SupportTogether> {
  const snapshotOf = await readTogether(['pledge', 'rate', 'restriction'], time, api);
  const reading = supportReading(snapshotOf('pledge'), snapshotOf('rate'), time.knownAt, api.precedence);
  const restrictions = readRestrictions(snapshotOf('restriction'), time.knownAt, api.precedence);
  const places = [...reading.places, snapshotOf('restriction').place];
  return { ...reading, restrictions, places, seq: Math.max(reading.seq, restrictions.seq) };
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
