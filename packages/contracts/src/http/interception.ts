import { interceptionGroupings, interceptionView } from '@counterweight/domain/answers';
import { weaponClasses } from '@counterweight/domain/values';
import { z } from 'zod';
import { dayText, viewLinksSchema } from './answer-parts.ts';
import { defineQuestion } from './define-question.ts';
import { formats } from './formats.ts';
import { interceptionColumns, interceptionNumbersSchema, rateDifferenceSchema } from './interception-rows.ts';
import { dayParameter, definitionParameter, formatParameter, groupingsParameter, listParameter } from './parameters.ts';
import { reportingIssueSchema } from './reporting-breaks.ts';
import { strikeFilterShape } from './strike-filter.ts';
import { strikeBasisShape } from './strikes.ts';
import { groupingColumns } from './table.ts';

const { weapon, claimant, source, day_rule, from, to, as_of, known_at, at_seq, min_seq } = strikeFilterShape;
const rated = weaponClasses.filter((each) => each !== 'recon' && each !== 'mixed');

/** What can be asked of interception. */
const interceptionShape = {
  by: groupingsParameter(interceptionGroupings, { beside: 'segment of reporting', standard: 'class' }),
  weapon,
  class: listParameter('Weapon classes; a salvo has the class that all its weapons share.', rated),
  claimant,
  source,
  day_rule,
  from,
  to,
  compare_from: dayParameter('Compares with the days from this one on: differences stand under comparison.'),
  compare_to: dayParameter('The last of the days to compare with.'),
  as_of,
  known_at,
  at_seq,
  min_seq,
  definition: definitionParameter(interceptionView.version),
  format: formatParameter(formats),
};

/** What rates of interception mean (docs/laws.md, law 6). */
const interceptionDefinitionSchema = z
  .strictObject({
    view: z.literal('interception'),
    version: z.int(),
    derived_from: z.strictObject({ view: z.literal('strikes'), version: z.int() }),
    label: z.string().meta({ description: 'What every rate must be shown with' }),
    measures: z.array(z.string()),
    rules: z.strictObject({ kinetic: z.string(), neutralised: z.string(), engaged: z.string(), leak: z.string() }),
    class_rule: z.string(),
    interval: z.string(),
    minimum: z.strictObject({ days: z.int(), n_eff: z.int(), lost_given: z.number() }),
    ...strikeBasisShape,
    segments: z.array(z.strictObject({ code: z.string(), from: dayText.nullable(), to: dayText.nullable() })),
    breaks: z.array(reportingIssueSchema),
    coverage: z.strictObject({
      from: dayText.nullable(),
      to: dayText.nullable(),
      first_day: dayText.nullable(),
      last_day: dayText.nullable(),
      left_out: z.strictObject({
        reconnaissance: z.int(),
        bombs: z.int().meta({ description: 'In no total; by class and weapon their counts are shown' }),
        mixed: z.int().meta({ description: 'Of several classes: in the total alone' }),
      }),
    }),
    notes: z.array(z.string()),
    tables: z.strictObject({ weapons: z.int(), reporting: z.int() }),
  })
  .meta({ id: 'InterceptionDefinition' });

const linked = interceptionNumbersSchema.extend({
  links: z.strictObject({ explain: z.string().meta({ description: 'The salvos of its days and class' }) }),
});

const comparisonSchema = z.strictObject({
  with: z.strictObject({ from: dayText.nullable(), to: dayText.nullable() }),
  data: z.array(
    z.looseObject({
      kinetic: rateDifferenceSchema,
      neutralised: rateDifferenceSchema,
      engaged: rateDifferenceSchema,
    }),
  ),
});

/** Rates of interception. */
export const interceptionQuestion = defineQuestion({
  path: '/v1/views/interception',
  tag: 'views',
  summary: 'Rates of interception as claimed, with intervals, by class, weapon, month, quarter or year',
  query: z.strictObject(interceptionShape),
  answers: 'The rates with their definition',
  answer: z
    .strictObject({
      data: z.array(z.looseObject(linked.shape)).meta({
        description: 'In order of key; a key over several segments of reporting has a row for each beside its own',
      }),
      total: interceptionNumbersSchema
        .nullable()
        .meta({ description: 'Of all classes together; null where there is nothing' }),
      comparison: comparisonSchema.optional(),
      definition: interceptionDefinitionSchema,
      links: viewLinksSchema,
    })
    .meta({ id: 'InterceptionView' }),
  table: {
    fileName: ({ by = ['class'] }) => `interception-by-${by.join('-')}`,
    rows: ({ data }) => data,
    columns: ({ by = ['class'] }) => [...groupingColumns(by), ...interceptionColumns],
  },
});
