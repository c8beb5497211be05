import { type Claim, type ClaimInputs, listedClaims } from '@counterweight/domain/answers';
import { airDefenceView, type CountedSources, type Precedence } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import { viewId } from '@counterweight/domain/rows';
import { type Day, defaultClaimants, type FxPolicy } from '@counterweight/domain/values';
import { countedIn } from '@counterweight/ledger';
import { ratesOf } from '../pledge/current-rates.ts';

/** The views that claims are compared with, by the kind whose own they are, or by id. */
export const comparedKinds = ['membership', 'pledge', 'rate', 'strike', viewId(airDefenceView)] as const;
type ComparedKind = (typeof comparedKinds)[number];

/** For which day and by which rates claims are compared. */
export interface ComparisonTime {
  readonly on: Day;
  readonly policy: FxPolicy;
}

/** What claims are compared with: of each kind the dataset that default views count, at one position. */
export function claimInputsOf(
  rowsOf: (kind: ComparedKind) => ViewRows,
  { on, policy }: ComparisonTime,
  precedence: Precedence,
): ClaimInputs {
  const counted = (kind: ComparedKind) => countedRows(rowsOf(kind), precedence);
  const support = counted('pledge');
  return {
    on,
    memberships: counted('membership'),
    support: { ...support, rates: ratesOf(rowsOf('rate'), precedence).book, policy },
    strikes: { ...counted('strike'), filter: { dayRule: 'end', claimants: defaultClaimants } },
    airDefence: { stored: rowsOf(viewId(airDefenceView)), support: support.stored, sources: support.sources },
  };
}

function countedRows(rows: ViewRows, precedence: Precedence) {
  return { stored: rows, sources: countedIn(rows, precedence).counted };
}

/** The figures of the statements that are counted, as known at a day or now. */
export function readClaims(
  rows: ViewRows,
  precedence: Precedence,
): { readonly claims: readonly Claim[]; readonly sources: CountedSources } {
  const sources = countedIn(rows, precedence);
  return { claims: listedClaims(rows, sources.counted), sources };
}
