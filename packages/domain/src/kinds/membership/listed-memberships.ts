import type { StoredRows } from '../../rows/stored-row.ts';
import type { Day } from '../../values/time/day.ts';
import { type MembershipRow, membershipRows } from './membership.ts';

/** The memberships of a dataset, in order of id. */
export function listedMemberships(stored: StoredRows, sources: readonly string[]): readonly MembershipRow[] {
  return [...membershipRows.on('list', stored, sources)].sort((a, b) => (a.entity < b.entity ? -1 : 1));
}

/** The day from which a membership is certain: its first, else the one on which it is known; nothing where neither is. */
export function certainFrom({ from, attested_on }: MembershipRow): Day | undefined {
  return from ?? attested_on;
}

/** Whether a membership makes its party a member on a day: from the day from which it is certain to its last. */
export function isMemberOn(membership: MembershipRow, day: Day): boolean {
  const certain = certainFrom(membership);
  return certain !== undefined && certain <= day && (membership.to === undefined || day <= membership.to);
}

/**
 * What a party's memberships of one body say of a day; those that cover it by the day from which they are certain.
 * `unknown`: one may cover it, but its first day is not known.
 */
export type MembershipStatus =
  | { readonly is: 'member'; readonly memberships: readonly [MembershipRow, ...MembershipRow[]] }
  | { readonly is: 'unknown'; readonly memberships: readonly MembershipRow[] }
  | { readonly is: 'none' };

/** Whether a party is a member on a day, by its memberships of one body. */
export function statusOn(memberships: readonly MembershipRow[], day: Day): MembershipStatus {
  const [first, ...others] = memberships
    .filter((membership) => isMemberOn(membership, day))
    .sort((a, b) => ((certainFrom(a) ?? day) < (certainFrom(b) ?? day) ? -1 : 1));
  if (first !== undefined) return { is: 'member', memberships: [first, ...others] };
  const unknown = memberships.filter(({ from, to }) => from === undefined && (to === undefined || day <= to));
  return unknown.length > 0 ? { is: 'unknown', memberships: unknown } : { is: 'none' };
}
