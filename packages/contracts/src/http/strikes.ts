import { strikeGroupings } from '@counterweight/domain/answers';
import { strikeKind, strikeMeasures } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { answeredTimeShape, dayText, sourcesSchema, viewLinksSchema } from './answer-parts.ts';
import { defineQuestion } from './define-question.ts';
import { formats } from './formats.ts';
import { definitionParameter, formatParameter, groupingsParameter } from './parameters.ts';
import { spannedBreaksSchema } from './reporting-breaks.ts';
import { leastParameter, rowOrderShape, shownRowsSchema } from './row-choice.ts';
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
    rows: shownRowsSchema,
    unknowns: z.record(z.string(), z.int()).meta({ description: 'Counted salvos without a number, by measure' }),
    additive: z.boolean().meta({ description: 'False when a salvo counts under more than one row' }),
    breaks: spannedBreaksSchema,
    notes: z.array(z.string()),
    tables: z.strictObject({ weapons: z.int(), reporting: z.int() }),
  })
  .meta({ id: 'StrikeDefinition' });

/** The columns that say more of a key: a name where it is a code; of weapons their class too. */
const nameColumns: Readonly<Record<string, readonly string[]>> = {
  claimant: ['claimant_name'],
  region: ['region_name'],
  weapon: ['weapon_name', 'class'],
};

/** Strikes, summed by one or two groupings. */
export const strikesQuestion = defineQuestion({
  path: '/v1/views/strikes',
  tag: 'views',
  summary: `Strikes, summed by ${strikeGroupings.join(', ')}, or by two of them`,
  query: z.strictObject({
    by: groupingsParameter(strikeGroupings, { standard: 'month' }),
    ...strikeFilterShape,
    ...rowOrderShape(['salvos', ...strikeMeasures]),
    min_salvos: leastParameter('salvos'),
    min_launched: leastParameter('launched'),
    min_destroyed: leastParameter('destroyed'),
    min_lost: leastParameter('lost'),
    min_left: leastParameter('left'),
    min_airborne: leastParameter('airborne'),
    min_hit: leastParameter('hit'),
    definition: definitionParameter(strikeKind.view.version),
    format: formatParameter(formats),
  }),
  answers: 'The sums with their definition',
  answer: z
    .strictObject({
      data: z.array(z.looseObject(strikeNumbersSchema.shape)).meta({
        description: 'One row a key, in order of key unless told; its parts stand under the names of the groupings',
      }),
      total: strikeNumbersSchema.meta({ description: 'Each salvo once, whatever the grouping' }),
      definition: strikeDefinitionSchema,
      links: viewLinksSchema,
    })
    .meta({ id: 'StrikesView' }),
  table: {
    fileName: ({ by = ['month'] }) => `strikes-by-${by.join('-')}`,
    rows: ({ data }) => data,
    columns: ({ by = ['month'] }) => [
      ...by.flatMap((grouping) => [grouping, ...(nameColumns[grouping] ?? [])]).map(memberColumn),
      ...strikeNumberColumns,
    ],
  },
});
