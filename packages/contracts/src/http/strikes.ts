import { type StrikeGrouping, strikeGroupings } from '@counterweight/domain/answers';
import { strikeKind } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { answeredTimeShape, dayText, sourcesSchema, viewLinksSchema } from './answer-parts.ts';
import { defineQuestion } from './define-question.ts';
import { formats } from './formats.ts';
import { definitionParameter, formatParameter } from './parameters.ts';
import { spannedBreaksSchema } from './reporting-breaks.ts';
import { strikeFilterShape } from './strike-filter.ts';
import { strikeNumberColumns, strikeNumbersSchema } from './strike-numbers.ts';
import { memberColumn } from './table.ts';

/** What every number made of strikes rests on: the part that the definitions of views over strikes share. */
export const strikeBasisShape = {
  basis: z.string(),
  unit: z.string(),
  day_rule: z.enum(['end', 'start']),
  day_zone: z.string(),
  claimants: z.union([z.array(z.string()), z.literal('all')]),
  overlapping: z.boolean().meta({ description: 'Claimants report on the same objects: sums count some twice' }),
  sources: sourcesSchema,
  ...answeredTimeShape,
};

/** What the numbers mean (docs/laws.md, law 6). */
export const strikeDefinitionSchema = z
  .strictObject({
    view: z.literal('strikes'),
    version: z.int(),
    measures: z.array(z.string()),
    ...strikeBasisShape,
    coverage: z.strictObject({
      from: dayText.nullable(),
      to: dayText.nullable(),
      first_day: dayText.nullable().meta({ description: 'The first day with a salvo that is counted' }),
      last_day: dayText.nullable(),
      composites: z.int().meta({ description: 'Counted salvos that name several weapons; they are never split' }),
    }),
    unknowns: z.record(z.string(), z.int()).meta({ description: 'Counted salvos without a number, by measure' }),
    additive: z.boolean().meta({ description: 'False when a salvo counts under more than one row' }),
    breaks: spannedBreaksSchema,
    notes: z.array(z.string()),
    tables: z.strictObject({ weapons: z.int(), reporting: z.int() }),
  })
  .meta({ id: 'StrikeDefinition' });

/** The columns that say more of a key: a label where it is a code; of weapons their class too. */
const labelColumns: Readonly<Partial<Record<StrikeGrouping, readonly string[]>>> = {
  claimant: ['label'],
  region: ['label'],
  weapon: ['label', 'class'],
};

/** Strikes, summed by one grouping. */
export const strikesQuestion = defineQuestion({
  path: '/v1/views/strikes',
  tag: 'views',
  summary: 'Strikes, summed by day, month, year, weapon, class, region, target or claimant',
  query: z.strictObject({
    by: z.enum(strikeGroupings).optional().meta({ description: 'What a row stands for; month unless told.' }),
    ...strikeFilterShape,
    definition: definitionParameter(strikeKind.view.version),
    format: formatParameter(formats),
  }),
  answers: 'The sums with their definition',
  answer: z
    .strictObject({
      data: z
        .array(z.looseObject(strikeNumbersSchema.shape))
        .meta({ description: 'One row a key, in order of key; the key stands under the name of the grouping' }),
      total: strikeNumbersSchema.meta({ description: 'Each salvo once, whatever the grouping' }),
      definition: strikeDefinitionSchema,
      links: viewLinksSchema,
    })
    .meta({ id: 'StrikesView' }),
  table: {
    fileName: ({ by = 'month' }) => `strikes-by-${by}`,
    rows: ({ data }) => data,
    columns: ({ by = 'month' }) => [...[by, ...(labelColumns[by] ?? [])].map(memberColumn), ...strikeNumberColumns],
  },
});
