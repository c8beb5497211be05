import type { Precedence } from '@counterweight/domain/kinds';
import type { Day } from '@counterweight/domain/values';
import { type CellVersion, cellsKnownAt, type ReadTime, type ViewSnapshot } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { type CountedRates, ratesOf } from '../../entities/pledge/current-rates.ts';
import { type RestrictionsReading, readRestrictions } from '../../entities/restriction/restrictions-in-force.ts';
import { readTogether } from '../read-together.ts';
import { type Standing, standingOf } from '../standing.ts';

/** Support and the rates it is converted by, as they were at one position of the journal. */
export interface SupportReading extends Standing {
  readonly snapshot: ViewSnapshot;
  readonly cells: readonly CellVersion[];
  readonly rates: CountedRates;
}

/** Support with what holds it up, at one position of the journal. */
export interface SupportTogether extends SupportReading {
  readonly restrictions: RestrictionsReading;
}

const kindsRead = ['pledge', 'rate', 'restriction'] as const;

/** Reads support, rates and restrictions together for the time asked for. Throws a problem when they cannot answer for it. */
export async function readSupport(time: ReadTime, api: Api): Promise<SupportTogether> {
  const snapshotOf = await readTogether(kindsRead, time, api);
  const reading = supportReading(snapshotOf('pledge'), snapshotOf('rate'), time.knownAt, api.precedence);
  const restrictions = readRestrictions(snapshotOf('restriction'), time.knownAt, api.precedence);
  return { ...reading, restrictions, ...standingOf(kindsRead.map(snapshotOf), time.knownAt) };
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
    rates: ratesOf(rates, knownAt, precedence),
    ...standingOf([snapshot, rates], knownAt),
  };
}
