import { supportView } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { answeredTimeShape, dayText, sourcesSchema, viewLinksSchema } from './answer-parts.ts';
import { defineQuestion } from './define-question.ts';
import { formats } from './formats.ts';
import { definitionParameter, formatParameter } from './parameters.ts';
import { restrictionsSchema } from './restrictions.ts';
import { conversionShape, supportFilterShape, supportGroupingsParameter } from './support-filter.ts';
import { supportNumberColumns, supportNumbersSchema } from './support-numbers.ts';
import { groupingColumns } from './table.ts';

/** Which rates turned native amounts into the currency of the answer. */
const fxSchema = z.strictObject({
  policy: z.string(),
  currency: z.string(),
  base: z.literal('EUR').meta({ description: 'A rate says how much of a currency one euro is' }),
  sources: sourcesSchema,
  used: z.array(
    z.strictObject({
      currency: z.string(),
      source: z.string(),
      first: z.string().meta({ description: 'The first day, or month of an average, whose rate was used' }),
      last: z.string(),
      dates: z.int().meta({ description: 'Different days or months' }),
      rate: z.string().nullable().meta({ description: 'The rate, where one was used for all' }),
    }),
  ),
});

/** What the numbers mean (docs/laws.md, law 6): nothing in an answer goes without it. */
export const supportDefinitionSchema = z
  .strictObject({
    view: z.literal('support'),
    version: z.int(),
    measures: z.array(z.string()),
    basis: z.string(),
    unit: z.string(),
    fx: fxSchema,
    day_rule: z.string(),
    stages: z.union([z.array(z.string()), z.literal('all')]),
    sources: sourcesSchema,
    ...answeredTimeShape,
    coverage: z.strictObject({
      from: dayText.nullable(),
      to: dayText.nullable(),
      first_day: dayText.nullable().meta({ description: 'The first day with money or units that are counted' }),
      last_day: dayText.nullable(),
      straddling: z.int().meta({ description: 'Transactions of a month that only overlaps the range: not counted' }),
      undated: z.int().meta({ description: 'Undated transactions: counted only when no range is asked for' }),
    }),
    unknowns: z
      .strictObject({ undisclosed: z.int(), included_elsewhere: z.int(), unpriced: z.int(), unconverted: z.int() })
      .meta({ description: 'Counted transactions that add nothing to the amounts' }),
    umbrellas: z
      .strictObject({
        tranche_transactions: z.int(),
        umbrella_transactions: z.int(),
        missing: z.array(z.string()),
        cycles: z.array(z.string()),
      })
      .meta({
        description: 'Joint packages: transactions that are left out since their other side counts, and what is amiss',
      }),
    additive: z.boolean().meta({ description: 'Rows of one stage add up to its total; stages are never added up' }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'SupportDefinition' });
export type SupportDefinition = z.output<typeof supportDefinitionSchema>;

const stageRows = z.array(supportNumbersSchema);

/** Support, summed by one or two groupings. */
export const supportQuestion = defineQuestion({
  path: '/v1/views/support',
  tag: 'views',
  summary: 'Support, summed by donor, category, subcategory, stage, month or year, or by two of them',
  query: z.strictObject({
    by: supportGroupingsParameter,
    ...supportFilterShape,
    ...conversionShape,
    definition: definitionParameter(supportView.version),
    format: formatParameter(formats),
  }),
  answers: 'The sums with their definition',
  answer: z
    .strictObject({
      data: z
        .array(z.looseObject(supportNumbersSchema.shape))
        .meta({ description: 'One row a key and stage; the keys stand under the names of the groupings' }),
      totals: stageRows.meta({ description: 'One row a stage' }),
      undated: stageRows.meta({
        description: 'Undated transactions by stage: in the totals when no range is asked for, else left out',
      }),
      straddling: stageRows.meta({ description: 'Transactions of a month that only overlaps the range; left out' }),
      restrictions: restrictionsSchema,
      definition: supportDefinitionSchema,
      links: viewLinksSchema,
    })
    .meta({ id: 'SupportView' }),
  table: {
    fileName: ({ by = ['stage'] }) => `support-by-${by.join('-')}`,
    rows: ({ data }) => data,
    columns: ({ by = ['stage'] }) => [...groupingColumns(by), ...supportNumberColumns],
  },
});
