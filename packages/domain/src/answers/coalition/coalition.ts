import {
  certainFrom,
  listedMemberships,
  type MembershipStatus,
  statusOn,
} from '../../kinds/membership/listed-memberships.ts';
import type { MembershipRow } from '../../kinds/membership/membership.ts';
import { type Body, bodies } from '../../kinds/membership/membership.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { Day } from '../../values/time/day.ts';

/** Read from the rows of the view `memberships`; nothing is stored. */
export const coalitionView = { name: 'coalition', version: 1 } as const;

export interface CoalitionQuestion {
  readonly sources: readonly string[];
  readonly body: Body;
  readonly on: Day;
  /** An earlier day to compare with: who joined and who left since. */
  readonly since?: Day | undefined;
}

/** A party and its memberships of the body that say so. */
interface Party {
  readonly party: string;
  /** The ids of the memberships. */
  readonly memberships: readonly string[];
}

export interface CoalitionMember extends Party {
  /** The first day; absent when it is not known. */
  readonly from: Day | undefined;
  /** The earliest day on which it is known to have been a member, where the first is not. */
  readonly attestedOn: Day | undefined;
  /** The last day; absent while it lasts. */
  readonly to: Day | undefined;
  /** Known not to have been a member on the earlier day; absent when none was asked for. */
  readonly joined: boolean | undefined;
  readonly alsoIn: readonly Body[];
}

/** Of the members how many are in another body on that day, how many are not, and of how many that is not known. */
export interface CoalitionPart {
  readonly body: Body;
  readonly within: number;
  readonly outside: number;
  readonly unknown: number;
}

export interface CoalitionAnswer {
  /** In order of party; their number is the size. */
  readonly members: readonly CoalitionMember[];
  /** Members on the earlier day that no longer are. */
  readonly left: readonly (Party & Pick<CoalitionMember, 'from' | 'attestedOn' | 'to'>)[];
  /** May be members, since it is not known when their membership began: not counted. */
  readonly unknownSince: readonly (Party & { readonly to: Day | undefined })[];
  /** One for each other body. */
  readonly parts: readonly CoalitionPart[];
  /** Parties with memberships of the body that overlap on some day: counted once. */
  readonly overlapping: readonly Party[];
}

/**
 * Who is a member of a body on a day, and who joined or left since an earlier one. A membership covers its first and its
 * last day; of unknown beginning, it counts from a day on which it is known. Pure; the order of the rows does not matter.
 */
export function answerCoalition(stored: StoredRows, { sources, body, on, since }: CoalitionQuestion): CoalitionAnswer {
  const roll = new Roll(listedMemberships(stored, sources));
  const parties = roll.partiesOf(body);
  const before = (party: string) => (since === undefined ? undefined : roll.statusOf(party, body, since));
  const others = bodies.filter((other) => other !== body);
  const members = parties.flatMap((party) => {
    const status = roll.statusOf(party, body, on);
    if (status.is !== 'member') return [];
    const alsoIn = others.filter((other) => roll.statusOf(party, other, on).is === 'member');
    const earlier = before(party);
    return [{ party, ...spanOf(status), joined: earlier && earlier.is === 'none', alsoIn }];
  });
  return {
    members,
    left: parties.flatMap((party) => {
      const earlier = before(party);
      const gone = earlier?.is === 'member' && roll.statusOf(party, body, on).is === 'none';
      return gone ? [{ party, ...spanOf(earlier) }] : [];
    }),
    unknownSince: parties.flatMap((party) => {
      const status = roll.statusOf(party, body, on);
      if (status.is !== 'unknown') return [];
      return [{ party, memberships: idsOf(status.memberships), to: lastOf(status.memberships) }];
    }),
    parts: others.map((other) => partOf(members, other, (party) => roll.statusOf(party, other, on).is)),
    overlapping: parties.flatMap((party) => {
      const memberships = overlapsAmong(roll.memberships(party, body));
      return memberships.length === 0 ? [] : [{ party, memberships: idsOf(memberships) }];
    }),
  };
}

/** Memberships by body and party. */
class Roll {
  readonly #held: ReadonlyMap<string, readonly MembershipRow[]>;

  constructor(memberships: readonly MembershipRow[]) {
    this.#held = Map.groupBy(memberships, ({ body, party }) => `${body} ${party}`);
  }

  memberships(party: string, body: Body): readonly MembershipRow[] {
    return this.#held.get(`${body} ${party}`) ?? [];
  }

  statusOf(party: string, body: Body, day: Day): MembershipStatus {
    return statusOn(this.memberships(party, body), day);
  }

  partiesOf(body: Body): readonly string[] {
    const named = [...this.#held.values()].flat().filter((membership) => membership.body === body);
    return [...new Set(named.map(({ party }) => party))].sort();
  }
}

/** From the day from which the earliest is certain to the latest last day of the memberships that cover a day. */
function spanOf({ memberships }: Extract<MembershipStatus, { is: 'member' }>) {
  const [{ from, attested_on: attestedOn }] = memberships;
  return { memberships: idsOf(memberships), from, attestedOn, to: lastOf(memberships) };
}

function lastOf(memberships: readonly MembershipRow[]): Day | undefined {
  const last = memberships.map(({ to }) => to);
  return last.includes(undefined) ? undefined : last.toSorted().at(-1);
}

function idsOf(memberships: readonly MembershipRow[]): readonly string[] {
  return memberships.map(({ entity }) => entity).sort();
}

function partOf(
  members: readonly CoalitionMember[],
  body: Body,
  statusOf: (party: string) => MembershipStatus['is'],
): CoalitionPart {
  const count = (is: MembershipStatus['is']) => members.filter(({ party }) => statusOf(party) === is).length;
  return { body, within: count('member'), outside: count('none'), unknown: count('unknown') };
}

/** Those that share a day with another one. Of one that is certain from no day that cannot be said. */
function overlapsAmong(memberships: readonly MembershipRow[]): readonly MembershipRow[] {
  return memberships.filter((one) => memberships.some((other) => other !== one && overlap(one, other)));
}

function overlap(a: MembershipRow, b: MembershipRow): boolean {
  const [aFrom, bFrom] = [certainFrom(a), certainFrom(b)];
  if (aFrom === undefined || bFrom === undefined) return false;
  return (a.to === undefined || bFrom <= a.to) && (b.to === undefined || aFrom <= b.to);
}
