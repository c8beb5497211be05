import { airDefenceGroupings } from '@counterweight/domain/answers';
import { airDefenceView } from '@counterweight/domain/kinds';
import { airDefenceClasses, airDefenceSystems, genericSystems } from '@counterweight/domain/values';
import { z } from 'zod';
import {
  airDefenceColumns,
  airDefenceRowSchema,
  airDefenceTableRows,
  standingRequestSchema,
  unplacedSchema,
} from './air-defence-rows.ts';
import { answeredTimeShape, dayText, sourcesSchema, viewLinksSchema } from './answer-parts.ts';
import { defineQuestion } from './define-question.ts';
import { formats } from './formats.ts';
import {
  dayParameter,
  definitionParameter,
  formatParameter,
  groupingsParameter,
  listParameter,
  sourceParameter,
  timeParameters,
} from './parameters.ts';
import { supportFilterShape } from './support-filter.ts';

const systems = [...airDefenceSystems.map(({ code }) => code), ...genericSystems].sort();

/** What can be asked of air defence, and of the lines behind it: both take the same. */
export const airDefenceShape = {
  by: groupingsParameter(airDefenceGroupings, { beside: 'class and part', standard: 'class' }),
  class: listParameter('Classes; they are never added up.', airDefenceClasses),
  system: listParameter('Systems, each with the missiles, parts and supplies that serve it.', systems),
  donor: supportFilterShape.donor,
  stage: supportFilterShape.stage,
  on: dayParameter('The day: what was there at its end, and the requests in force on it. Not with from or to.'),
  from: dayParameter('The first day as published, inclusive. A month counts when it lies wholly inside.'),
  to: dayParameter('The last day as published, inclusive.'),
  source: sourceParameter.optional().meta({
    description:
      'The one dataset to count; unless told, of pledges and of requests the one of highest precedence that has records.',
  }),
  request_source: sourceParameter.optional().meta({ description: 'The dataset of requests, where it is another.' }),
  ...timeParameters,
  definition: definitionParameter(airDefenceView.version),
};

const airDefenceFilterSchema = z.strictObject(airDefenceShape);
export type AirDefenceQuery = z.output<typeof airDefenceFilterSchema>;

const lines = z.int().min(0);

/** What the numbers mean (docs/laws.md, law 6): nothing in an answer goes without it. */
const airDefenceDefinitionSchema = z
  .strictObject({
    view: z.literal('air-defence'),
    version: z.int(),
    derived_from: z.array(z.strictObject({ view: z.string(), version: z.int() })),
    measures: z.array(z.string()),
    basis: z.string(),
    unit: z.string(),
    day_rule: z.string(),
    sources: sourcesSchema.meta({ description: 'Of pledges' }),
    request_sources: sourcesSchema.meta({ description: 'Of requests' }),
    on: dayText
      .nullable()
      .meta({ description: 'The day at whose end it stands; null when everything known is counted' }),
    ...answeredTimeShape,
    coverage: z.strictObject({
      from: dayText.nullable(),
      to: dayText.nullable(),
      first_day: dayText.nullable().meta({ description: 'The first day of a line that is counted' }),
      last_day: dayText.nullable(),
      undated: lines.meta({ description: 'Undated lines: counted only when no days are asked for' }),
      straddling: lines.meta({ description: 'Lines of a month that only overlaps the days asked for: not counted' }),
      unplaced: lines.meta({ description: 'Lines that the catalogue cannot place: not counted' }),
      unplaced_asked: lines.meta({ description: 'The same of requests' }),
    }),
    unknowns: z.strictObject({ units: lines.meta({ description: 'Counted lines without a count' }) }),
    umbrellas: z.strictObject({
      tranche_lines: lines,
      umbrella_lines: lines,
      missing: z.array(z.string()),
      cycles: z.array(z.string()),
    }),
    additive: z.boolean().meta({ description: 'Rows of one class, part and stage add up; all others never do' }),
    tables: z.strictObject({ air_defence: z.int().meta({ description: 'The version of the catalogue of systems' }) }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'AirDefenceDefinition' });
export type AirDefenceDefinition = z.output<typeof airDefenceDefinitionSchema>;

/** Air defence in units. */
export const airDefenceQuestion = defineQuestion({
  path: '/v1/views/air-defence',
  tag: 'views',
  summary:
    'Air defence in units: asked, pledged, committed, delivered, operational, and the gap, by class, system or donor',
  query: z.strictObject({ ...airDefenceShape, format: formatParameter(formats) }),
  answers: 'The units with their definition',
  answer: z
    .strictObject({
      data: z.array(airDefenceRowSchema).meta({
        description: 'One row a key, class and part; the keys stand under the names of the groupings',
      }),
      requests: z.array(standingRequestSchema).meta({ description: 'Kyiv’s requests, those that do not count too' }),
      unplaced: z.array(unplacedSchema).meta({ description: 'What the catalogue cannot place; it counts nowhere' }),
      definition: airDefenceDefinitionSchema,
      links: viewLinksSchema,
    })
    .meta({ id: 'AirDefenceView' }),
  table: {
    fileName: ({ by = ['class'] }) => `air-defence-by-${by.join('-')}`,
    rows: ({ data }) => data.flatMap(airDefenceTableRows),
    columns: ({ by = ['class'] }) => airDefenceColumns(by),
  },
});
