import { conversionGroupings, conversionView } from '@counterweight/domain/answers';
import { z } from 'zod';
import { answeredTimeShape, dayText, sourcesSchema, viewLinksSchema } from './answer-parts.ts';
import { requestsMetSchema } from './conversion-requests.ts';
import { conversionColumns, conversionNumbersSchema } from './conversion-rows.ts';
import { defineQuestion } from './define-question.ts';
import { formats } from './formats.ts';
import {
  dayParameter,
  definitionParameter,
  formatParameter,
  groupingsParameter,
  sourceParameter,
  timeParameters,
} from './parameters.ts';
import { reportingIssueSchema } from './reporting-breaks.ts';
import { conversionShape as exchangeShape, supportFilterShape } from './support-filter.ts';

const { donor, category, source } = supportFilterShape;

/** What can be asked of promises and what became of them, and of the lines behind it: both take the same. */
export const promiseShape = {
  by: groupingsParameter(conversionGroupings, { beside: 'lines', standard: 'class' }),
  class: z
    .string()
    .max(500)
    .regex(/^[^,]+(,[^,]+)*$/, 'has an empty member')
    .transform((text) => [...new Set(text.split(','))].sort())
    .optional()
    .meta({
      description:
        'Classes of goods: air defence by its catalogue, all else as published. Several are joined by commas; any of them counts.',
    }),
  cohort: z
    .string()
    .regex(/^(\d{4}-H[12]|undated)(,(\d{4}-H[12]|undated))*$/, 'a half-year such as 2022-H1, or undated')
    .transform((text) => [...new Set(text.split(','))].sort())
    .optional()
    .meta({ description: 'Half-years of the promise, such as 2022-H1, or undated. Several are joined by commas.' }),
  category,
  donor,
  published_type: z.string().max(100).optional().meta({
    description: "The publisher's own type of the aid, in its words, whatever their case.",
  }),
  source,
  request_source: sourceParameter.optional().meta({ description: 'The dataset of requests, where it is another.' }),
  from: dayParameter('The first day of the promise, inclusive.'),
  to: dayParameter('The last day of the promise, inclusive.'),
  ...timeParameters,
  as_of: dayParameter(
    'Follows promises to this day, inclusive; to the last one of which the data says anything unless told. Before that one nothing undated counts.',
  ),
  ...exchangeShape,
  definition: definitionParameter(conversionView.version),
};

const promiseFilterSchema = z.strictObject(promiseShape);
export type PromiseQuery = z.output<typeof promiseFilterSchema>;

const count = z.int().min(0);

/** What the numbers mean (docs/laws.md, law 6). */
const conversionDefinitionSchema = z
  .strictObject({
    view: z.literal('conversion'),
    version: z.int(),
    derived_from: z.array(z.strictObject({ view: z.string(), version: z.int() })),
    measures: z.array(z.string()),
    basis: z.string(),
    unit: z.string(),
    rules: z.strictObject({
      line: z.string(),
      match: z.string(),
      curve: z.string(),
      by_age: z.string(),
      money: z.string(),
      requests: z.string(),
    }),
    interval: z.string(),
    minimum_packages: count,
    sources: sourcesSchema,
    request_sources: sourcesSchema,
    fx: z.strictObject({ policy: z.string(), currency: z.string(), sources: sourcesSchema }),
    cut: dayText.nullable().meta({ description: 'The last day that counts' }),
    ...answeredTimeShape,
    coverage: z.strictObject({
      from: dayText.nullable(),
      to: dayText.nullable(),
      first_day: dayText.nullable(),
      last_day: dayText.nullable(),
      left_out: z.strictObject({
        umbrella: count.meta({ description: 'Lines of joint packages whose tranches are followed instead' }),
        undated: count.meta({ description: 'Lines of undated promises, where days are asked for' }),
        unmatched: count.meta({ description: 'Delivered items that their package promises none of' }),
      }),
    }),
    breaks: z.array(reportingIssueSchema).meta({ description: 'Breaks in the reports of deliveries' }),
    notes: z.array(z.string()),
    tables: z.strictObject({ air_defence: z.int(), reporting: z.int() }),
  })
  .meta({ id: 'ConversionDefinition' });
export type ConversionDefinition = z.output<typeof conversionDefinitionSchema>;

const linked = conversionNumbersSchema.extend({
  links: z.strictObject({ explain: z.string().meta({ description: 'The lines of this row' }) }),
});

/** From promise to delivery. */
export const conversionQuestion = defineQuestion({
  path: '/v1/views/conversion',
  tag: 'views',
  summary: 'What became of what was promised: delivered, known not to be, unknown, by cohort, class, category or donor',
  query: z.strictObject({ ...promiseShape, format: formatParameter(formats) }),
  answers: 'The promises with their definition',
  answer: z
    .strictObject({
      data: z.array(z.looseObject(linked.shape)).meta({ description: 'In order of key' }),
      total: conversionNumbersSchema.nullable().meta({ description: 'Of all lines; null where there is nothing' }),
      requests: requestsMetSchema.meta({
        description: 'Of the class and the days asked for: announced and delivered, when and by whom',
      }),
      definition: conversionDefinitionSchema,
      links: viewLinksSchema,
    })
    .meta({ id: 'ConversionView' }),
  table: {
    fileName: ({ by = ['class'] }) => `conversion-by-${by.join('-')}`,
    rows: ({ data }) => data,
    columns: ({ by = ['class'] }) => conversionColumns(by),
  },
});
