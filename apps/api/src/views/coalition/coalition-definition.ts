import { answeredTimeShape, sourcesSchema } from '@counterweight/contracts/http';
import { type CoalitionAnswer, coalitionView } from '@counterweight/domain/answers';
import { bodies, membershipKind, statementKind } from '@counterweight/domain/kinds';
import { z } from '@hono/zod-openapi';
import { answeredTime } from '../answered-time.ts';
import { showSources } from '../resolve-sources.ts';
import type { CoalitionQuery } from './coalition-parameters.ts';
import type { ResolvedCoalition } from './resolve-coalition.ts';

const day = z.string().meta({ format: 'date' });
const viewSchema = z.strictObject({ view: z.string(), version: z.int(), sources: sourcesSchema });

/** What a coalition's size and its members' support mean (law 6). */
export const coalitionDefinitionSchema = z
  .strictObject({
    view: z.literal('coalition'),
    version: z.int(),
    derived_from: z.array(viewSchema),
    measures: z.array(z.string()),
    basis: z.string(),
    unit: z.string(),
    day_rule: z.string(),
    body: z.enum(bodies),
    on: day,
    since: day.nullable(),
    sources: sourcesSchema.meta({ description: 'Of memberships' }),
    ...answeredTimeShape,
    coverage: z.strictObject({
      members: z.int(),
      overlapping: z.int().meta({ description: 'Parties with memberships that overlap: counted once' }),
    }),
    unknowns: z.strictObject({
      unknown_since: z.int().meta({ description: 'Parties that may be members; not counted' }),
    }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'CoalitionDefinition' });
type CoalitionDefinition = z.output<typeof coalitionDefinitionSchema>;

/** The definition of an answer; `claimed` are the datasets of statements. */
export function defineCoalition(
  query: Pick<CoalitionQuery, 'as_of' | 'known_at'>,
  { body, on, since, sources }: Omit<ResolvedCoalition, 'support'>,
  answer: CoalitionAnswer,
  { claimed, seq }: { readonly claimed: z.output<typeof sourcesSchema>; readonly seq: number },
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
    ...overlapping.map(({ party, memberships }) => `${party} is counted once: ${memberships.join(', ')} overlap.`),
  ];
}
