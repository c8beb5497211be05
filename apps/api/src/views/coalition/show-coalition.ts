import type { CoalitionParty, CoalitionSize, OverlapWarning } from '@counterweight/contracts/http';
import type { CoalitionAnswer, CoalitionMember, SupportRow } from '@counterweight/domain/answers';
import { donorCodeSchema, donorName } from '@counterweight/domain/values';
import { showSums } from '../support/show-support.ts';

/** Everybody an answer names, members first; `support` are the rows of the support view by donor. */
export function showParties(
  { members, left, unknownSince }: CoalitionAnswer,
  support: readonly SupportRow[],
  currency: string,
): CoalitionParty[] {
  const byDonor = Map.groupBy(support, ({ key }) => key.donor);
  const show = (own: Named): CoalitionParty => ({
    party: own.party,
    name: nameOf(own.party),
    standing: own.standing,
    from: own.from ?? null,
    attested_on: own.attestedOn ?? null,
    to: own.to ?? null,
    joined: own.joined ?? null,
    also_in: [...(own.alsoIn ?? [])],
    memberships: [...own.memberships],
    support: stagesOf(byDonor.get(own.party) ?? [], currency),
  });
  return [
    ...members.map((member) => show({ ...member, standing: 'member' })),
    ...left.map((party) => show({ ...party, standing: 'left' })),
    ...unknownSince.map((party) => show({ ...party, standing: 'unknown_since' })),
  ];
}

type Named = Pick<CoalitionMember, 'party' | 'memberships'> &
  Partial<CoalitionMember> & { readonly standing: CoalitionParty['standing'] };

function nameOf(party: string): string {
  const code = donorCodeSchema.safeParse(party);
  return code.success ? donorName(code.data) : party;
}

function stagesOf(rows: readonly SupportRow[], currency: string): CoalitionParty['support'] {
  return Object.fromEntries(rows.map((row) => [row.stage, showSums(row, currency)]));
}

/** The size of an answer, which compares with an earlier day or does not. */
export function showSize({ members, left, unknownSince, parts }: CoalitionAnswer, compared: boolean): CoalitionSize {
  return {
    members: members.length,
    joined: compared ? members.filter(({ joined }) => joined === true).length : null,
    left: compared ? left.length : null,
    unknown_since: unknownSince.length,
    parts: Object.fromEntries(parts.map(({ body, ...counts }) => [body, counts])),
  };
}

/** Parties with memberships of the body that overlap. */
export function showOverlaps({ overlapping }: CoalitionAnswer): OverlapWarning[] {
  return overlapping.map(({ party, memberships }) => ({
    code: 'overlapping_memberships',
    party,
    memberships: [...memberships],
    message: `${party} has memberships that overlap; it is counted once`,
  }));
}
