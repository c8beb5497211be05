import { countedGroups, dayIn, requiredText, type ViewCells } from '../../rows/counted-groups.ts';
import type { Dimensions } from '../../rows/view.ts';
import type { Day } from '../../values/time/day.ts';
import { type Body, bodySchema } from './membership.ts';

/** A membership as the view `memberships` lists it. */
export interface ListedMembership {
  readonly entity: string;
  readonly party: string;
  readonly body: Body;
  /** Absent when it is not known. */
  readonly from: Day | undefined;
  /** Where the first day is not known: one on which it is known to have been a member. */
  readonly attestedOn: Day | undefined;
  /** Absent while it lasts. */
  readonly to: Day | undefined;
}

/** The memberships of a dataset, in order of id. */
export function listedMemberships(cells: ViewCells, sources: readonly string[]): readonly ListedMembership[] {
  return [...countedGroups(cells, sources)]
    .map(({ dimensions }) => membershipOf(dimensions))
    .sort((a, b) => (a.entity < b.entity ? -1 : 1));
}

function membershipOf(dimensions: Dimensions): ListedMembership {
  return {
    entity: requiredText(dimensions, 'entity'),
    party: requiredText(dimensions, 'party'),
    body: bodySchema.parse(dimensions.body),
    from: dayIn(dimensions, 'from'),
    attestedOn: dayIn(dimensions, 'attested_on'),
    to: dayIn(dimensions, 'to'),
  };
}

/** The day from which a membership is certain: its first, else the one on which it is known; nothing where neither is. */
export function certainFrom({ from, attestedOn }: ListedMembership): Day | undefined {
  return from ?? attestedOn;
}

/** Whether a membership makes its party a member on a day: from the day from which it is certain to its last. */
function coversDay(membership: ListedMembership, day: Day): boolean {
  const certain = certainFrom(membership);
  return certain !== undefined && certain <= day && (membership.to === undefined || day <= membership.to);
}

/** The same of a membership by its dimensions in the view `memberships`. */
export function isMemberOn(dimensions: Dimensions, day: Day): boolean {
  return coversDay(membershipOf(dimensions), day);
}

/**
 * What a party's memberships of one body say of a day; those that cover it by the day from which they are certain.
 * `unknown`: one may cover it, but its first day is not known.
 */
export type Standing =
  | { readonly is: 'member'; readonly memberships: readonly [ListedMembership, ...ListedMembership[]] }
  | { readonly is: 'unknown'; readonly memberships: readonly ListedMembership[] }
  | { readonly is: 'none' };

/** The standing of a party by its memberships of one body. */
export function standingOn(memberships: readonly ListedMembership[], day: Day): Standing {
  const [first, ...others] = memberships
    .filter((membership) => coversDay(membership, day))
    .sort((a, b) => ((certainFrom(a) ?? day) < (certainFrom(b) ?? day) ? -1 : 1));
  if (first !== undefined) return { is: 'member', memberships: [first, ...others] };
  const unknown = memberships.filter(({ from, to }) => from === undefined && (to === undefined || day <= to));
  return unknown.length > 0 ? { is: 'unknown', memberships: unknown } : { is: 'none' };
}
