import { type Claim, type ClaimInputs, listedClaims } from '@counterweight/domain/answers';
import { airDefenceView, type CountedSources, countedSources, type Precedence } from '@counterweight/domain/kinds';
import { viewId } from '@counterweight/domain/rows';
import { type Day, defaultClaimants, type FxPolicy } from '@counterweight/domain/values';
import { type CellVersion, cellsKnownAt, sourcesCounted, type ViewSnapshot } from '@counterweight/ledger';
import { ratesOf } from '../pledge/current-rates.ts';

/** The views that claims are compared with, by the kind whose own they are, or by id. */
export const comparedKinds = ['membership', 'pledge', 'rate', 'strike', viewId(airDefenceView)] as const;
type ComparedKind = (typeof comparedKinds)[number];

/** For which day, as known when, and by which rates claims are compared. */
export interface ComparisonTime {
  readonly on: Day;
  readonly knownAt: Day | undefined;
  readonly policy: FxPolicy;
}

/** What claims are compared with: of each kind the dataset that default views count, at one position. */
export function claimInputsOf(
  snapshotOf: (kind: ComparedKind) => ViewSnapshot,
  { on, knownAt, policy }: ComparisonTime,
  precedence: Precedence,
): ClaimInputs {
  const counted = (kind: ComparedKind) => countedCells(snapshotOf(kind), knownAt, precedence);
  const support = counted('pledge');
  const units = [...cellsKnownAt(snapshotOf(viewId(airDefenceView)), knownAt)];
  return {
    on,
    memberships: counted('membership'),
    support: { ...support, rates: ratesOf(snapshotOf('rate'), knownAt, precedence).book, policy },
    strikes: { ...counted('strike'), filter: { dayRule: 'end', claimants: defaultClaimants } },
    airDefence: { cells: units, support: support.cells, sources: support.sources },
  };
}

function countedCells(snapshot: ViewSnapshot, knownAt: Day | undefined, precedence: Precedence) {
  const cells: readonly CellVersion[] = [...cellsKnownAt(snapshot, knownAt)];
  return { cells, sources: countedSources(sourcesCounted(snapshot, knownAt), precedence).counted };
}

/** The figures of the statements that are counted, as known at a day or now. */
export function readClaims(
  snapshot: ViewSnapshot,
  knownAt: Day | undefined,
  precedence: Precedence,
): { readonly claims: readonly Claim[]; readonly sources: CountedSources } {
  const sources = countedSources(sourcesCounted(snapshot, knownAt), precedence);
  return { claims: listedClaims(cellsKnownAt(snapshot, knownAt), sources.counted), sources };
}
