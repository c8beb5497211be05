import type { Body } from '../../kinds/membership/membership.ts';
import type { CoalitionAnswer } from './coalition.ts';

/** What one membership is to an answer. A party with several counts once: with the first of them, by id. */
export interface ExplainedMembership {
  readonly countedAs: 'member' | 'left' | 'unknown_since';
  readonly members: number;
  readonly joined: number;
  readonly left: number;
  readonly unknownSince: number;
  readonly alsoIn: readonly Body[];
}

/** The memberships behind an answer, by id: what each adds re-adds to its sizes. */
export function explainCoalition(answer: CoalitionAnswer): ReadonlyMap<string, ExplainedMembership> {
  const { members, left, unknownSince } = answer;
  const none = { members: 0, joined: 0, left: 0, unknownSince: 0, alsoIn: [] };
  return new Map([
    ...members.flatMap(({ memberships, joined, alsoIn }) =>
      eachOf(memberships, (first) => {
        return { ...none, countedAs: 'member', members: first, joined: joined === true ? first : 0, alsoIn };
      }),
    ),
    ...left.flatMap(({ memberships }) => eachOf(memberships, (first) => ({ ...none, countedAs: 'left', left: first }))),
    ...unknownSince.flatMap(({ memberships }) =>
      eachOf(memberships, (first) => ({ ...none, countedAs: 'unknown_since', unknownSince: first })),
    ),
  ]);
}

function eachOf(
  memberships: readonly string[],
  explain: (first: 0 | 1) => ExplainedMembership,
): readonly (readonly [id: string, explained: ExplainedMembership])[] {
  return memberships.map((id, index) => [id, explain(index === 0 ? 1 : 0)]);
}
