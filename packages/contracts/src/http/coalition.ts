import { coalitionView } from '@counterweight/domain/answers';
import { bodies, type Stage, stages } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { answeredTimeShape, dayText, sourcesSchema, viewLinksSchema } from './answer-parts.ts';
import { comparedClaimSchema } from './claims.ts';
import { defineQuestion } from './define-question.ts';
import { formats } from './formats.ts';
import { dayParameter, definitionParameter, formatParameter, sourceParameter, timeParameters } from './parameters.ts';
import { supportDefinitionSchema } from './support.ts';
import { conversionShape } from './support-filter.ts';
import { nativeText, type SupportNumbers, supportNumbersSchema } from './support-numbers.ts';
import type { Cell, Column } from './table.ts';

/** The body that is asked for when none is named: the Contact Group is what is called the coalition. */
export const STANDARD_BODY = 'UDCG';

/** What can be asked of a coalition. */
const coalitionShape = {
  body: z
    .enum(bodies)
    .optional()
    .meta({ description: `The body: ${bodies.join(', ')}; ${STANDARD_BODY}, the Contact Group, unless told.` }),
  on: dayParameter('The day: as_of unless told, else known_at, else the day of at_seq, else today (UTC).'),
  since: dayParameter('An earlier day: says who joined and who left after it.'),
  source: sourceParameter.optional().meta({
    description: 'The one dataset of memberships to count; unless told, the one of highest precedence with records.',
  }),
  ...timeParameters,
  ...conversionShape,
  definition: definitionParameter(coalitionView.version),
};

const coalitionFilterSchema = z.strictObject(coalitionShape);
export type CoalitionQuery = z.output<typeof coalitionFilterSchema>;

const day = dayText.nullable();

/** A party that is, was or may be a member. */
const coalitionPartySchema = z
  .object({
    party: z.string(),
    name: z.string(),
    standing: z.enum(['member', 'left', 'unknown_since']).meta({
      description:
        'member: on the day, and counted; left: was one on the earlier day; unknown_since: may be one, since nobody says since when',
    }),
    from: day.meta({ description: 'The first day; null when unknown' }),
    attested_on: day.meta({
      description: 'Where the first day is unknown: one of which its source has it as a member',
    }),
    to: day.meta({ description: 'The last day; null while it lasts' }),
    joined: z.boolean().nullable().meta({ description: 'Not a member on the earlier day; null when none was given' }),
    also_in: z.array(z.enum(bodies)).meta({ description: 'Other bodies it is a member of on the day' }),
    memberships: z.array(z.string()).meta({ description: 'The memberships that say so' }),
    support: z
      .partialRecord(z.enum(stages), supportNumbersSchema)
      .meta({ description: 'What it gave up to the day, by stage; a stage of which nothing is known is absent' }),
  })
  .meta({ id: 'CoalitionParty' });
export type CoalitionParty = z.output<typeof coalitionPartySchema>;

type PartyRow = CoalitionParty & { readonly currency: string };

const partyColumns: readonly Column<PartyRow>[] = [
  ['party', ({ party }) => party],
  ['name', ({ name }) => name],
  ['standing', ({ standing }) => standing],
  ['from', ({ from }) => from],
  ['attested_on', ({ attested_on }) => attested_on],
  ['to', ({ to }) => to],
  ['joined', ({ joined }) => joined?.toString()],
  ['also_in', ({ also_in }) => also_in.join('; ')],
  ['memberships', ({ memberships }) => memberships.join('; ')],
  ['currency', ({ currency }) => currency],
  ...stages.flatMap(stageColumns),
];

/** Of each stage the amount and what it is made of, so that a table says as much as a row. */
function stageColumns(stage: Stage): readonly Column<PartyRow>[] {
  const column = (name: string, cell: (numbers: SupportNumbers) => Cell): Column<PartyRow> => [
    `${stage}_${name}`,
    ({ support }) => support[stage] && cell(support[stage]),
  ];
  return [
    column('amount', (numbers) => (isConverted(numbers) ? numbers.amount : undefined)),
    column('native', ({ native }) => nativeText(native)),
    column('undisclosed', ({ undisclosed }) => undisclosed),
  ];
}

/** Whether anything of a sum could be converted. */
function isConverted({ native, unconverted }: SupportNumbers): boolean {
  return Object.entries(native).some(([code, given]) => unconverted.native[code] !== given);
}

const count = z.int().min(0);

/** How many members are named, and how many of them are in the other bodies. */
export const coalitionSizeSchema = z
  .strictObject({
    members: count.meta({ description: 'Members that memberships name on the day' }),
    joined: count
      .nullable()
      .meta({ description: 'Of them those not there on the earlier day; null when none was given' }),
    left: count.nullable(),
    unknown_since: count.meta({ description: 'Parties that may be members; not counted' }),
    parts: z
      .partialRecord(z.enum(bodies), z.strictObject({ within: count, outside: count, unknown: count }))
      .meta({ description: 'Of the members those within another body, outside it, and those of which nobody knows' }),
  })
  .meta({ id: 'CoalitionSize' });
export type CoalitionSize = z.output<typeof coalitionSizeSchema>;

/** Memberships of one party that overlap. */
const overlapWarningSchema = z.strictObject({
  code: z.literal('overlapping_memberships'),
  party: z.string(),
  memberships: z.array(z.string()),
  message: z.string(),
});
export type OverlapWarning = z.output<typeof overlapWarningSchema>;

const viewSchema = z.strictObject({ view: z.string(), version: z.int(), sources: sourcesSchema });

/** What a coalition's size and its members' support mean (docs/laws.md, law 6). */
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
    on: dayText,
    since: dayText.nullable(),
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
export type CoalitionDefinition = z.output<typeof coalitionDefinitionSchema>;

/** Who is a member of a body, computed and claimed. */
export const coalitionQuestion = defineQuestion({
  path: '/v1/views/coalition',
  tag: 'views',
  summary: 'Who is in NATO, the EU or the Contact Group on a day, who joined or left, and what each gave',
  query: z.strictObject({ ...coalitionShape, format: formatParameter(formats) }),
  answers: 'The parties with sizes computed and claimed, and the definition',
  answer: z
    .strictObject({
      data: z.array(coalitionPartySchema).meta({
        description: 'Members on the day, then who left since the earlier day, then who may be members',
      }),
      size: coalitionSizeSchema,
      claimed: z.array(comparedClaimSchema).meta({
        description: 'Sizes that statements claim by the day, each beside the size computed for its own day',
      }),
      warnings: z.array(overlapWarningSchema),
      definition: coalitionDefinitionSchema.extend({ support: supportDefinitionSchema }),
      links: viewLinksSchema.extend({ support: z.string().meta({ description: 'What the parties gave, by donor' }) }),
    })
    .meta({ id: 'CoalitionView' }),
  table: {
    fileName: (_, { definition: { body, on } }) => `coalition-${body.toLowerCase()}-${on}`,
    rows: ({ data, definition }) => data.map((party) => ({ ...party, currency: definition.support.fx.currency })),
    columns: () => partyColumns,
  },
});
