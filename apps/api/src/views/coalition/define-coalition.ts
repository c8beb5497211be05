import type { CoalitionDefinition, CoalitionQuery } from '@counterweight/contracts/http';
import { type CoalitionAnswer, coalitionView } from '@counterweight/domain/answers';
import { membershipKind, statementKind } from '@counterweight/domain/kinds';
import { nameSome } from '../../http/name-some.ts';
import { answeredTime } from '../answered-time.ts';
import { showSources } from '../resolve-sources.ts';
import type { ResolvedCoalition } from './read-coalition.ts';

/** The definition of an answer; `claimed` are the datasets of statements. */
export function defineCoalition(
  query: Pick<CoalitionQuery, 'as_of' | 'known_at'>,
  { body, on, since, sources }: Omit<ResolvedCoalition, 'support'>,
  answer: CoalitionAnswer,
  { claimed, seq }: { readonly claimed: ReturnType<typeof showSources>; readonly seq: number },
): CoalitionDefinition {
  const { members, unknownSince, overlapping } = answer;
  const [memberships, statements] = [membershipKind.view, statementKind.view];
  return {
    view: coalitionView.name,
    version: coalitionView.version,
    derived_from: [
      { view: memberships.name, version: memberships.version, sources: showSources(sources) },
      { view: statements.name, version: statements.version, sources: claimed },
    ],
    measures: ['members', 'joined', 'left', 'unknown_since', 'within', 'outside'],
    basis: 'memberships as reported by their source; sizes in statements are claimed and stand beside, in no sum',
    unit: 'parties, each once',
    day_rule:
      'calendar days; a membership covers its first and its last day; of unknown beginning, it counts from a day on which it is known',
    body,
    on,
    since: since ?? null,
    sources: showSources(sources),
    ...answeredTime(query, seq),
    coverage: { members: members.length, overlapping: overlapping.length },
    unknowns: { unknown_since: unknownSince.length },
    notes: notesOn(answer),
  };
}

function notesOn({ members, unknownSince, overlapping }: CoalitionAnswer): string[] {
  return [
    ...(members.length === 0 ? ['No member is named: that says nothing about how many there are.'] : []),
    ...(unknownSince.length === 0 ? [] : [`Members since an unknown day, not counted: ${unknownSince.length}.`]),
    ...overlapping.map(({ party, memberships }) => `${party} is counted once: ${nameSome(memberships)} overlap.`),
  ];
}
