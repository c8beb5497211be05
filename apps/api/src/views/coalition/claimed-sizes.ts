import type { ShownClaim } from '@counterweight/contracts/http';
import { type Claim, type CountedRows, compareClaim } from '@counterweight/domain/answers';
import type { Body } from '@counterweight/domain/kinds';
import type { Day } from '@counterweight/domain/values';
import { type ClaimTime, showClaim } from '../../entities/statement/show-claim.ts';

/** The sizes that statements claim for a body or a part of it by a day, each beside the size computed for its own day. */
export function claimedSizes(
  claims: readonly Claim[],
  memberships: CountedRows,
  { body, on }: { readonly body: Body; readonly on: Day },
  time: ClaimTime,
): ShownClaim[] {
  const inputs = { on, memberships };
  return claims
    .filter((claim) => isSizeOf(claim, body, on))
    .map((claim) => showClaim(compareClaim(claim, inputs), time));
}

function isSizeOf({ figure: { measure }, saidOn }: Claim, body: Body, on: Day): boolean {
  if (measure?.of !== 'coalition' || measure.body !== body) return false;
  const asOf = measure.as_of ?? saidOn;
  return asOf === undefined || asOf <= on;
}
