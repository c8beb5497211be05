import {
  horizons,
  MINIMUM_EVENTS,
  MINIMUM_WAVES,
  responseView,
  rungs,
  unwatchedReasons,
} from '@counterweight/domain/answers';
import { forums } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { dayText, sourcesSchema, viewLinksSchema } from './answer-parts.ts';
import { defineQuestion } from './define-question.ts';
import { formats } from './formats.ts';
import {
  dayParameter,
  definitionParameter,
  formatParameter,
  listParameter,
  numberParameter,
  sourceParameter,
} from './parameters.ts';
import { spannedBreaksSchema } from './reporting-breaks.ts';
import { responseColumns, responseFiguresSchema, responseRowSchema, responseTestSchema } from './response-rows.ts';
import { strikeFilterShape } from './strike-filter.ts';
import { strikeBasisShape } from './strikes.ts';
import { conversionShape, supportFilterShape } from './support-filter.ts';
import { waveRuleDefinitionShape, waveRuleShape } from './waves.ts';

const { claimant, source, day_rule, as_of, known_at, at_seq, min_seq } = strikeFilterShape;
const { donor, category, subcategory } = supportFilterShape;

/** What can be asked of responses: of which waves, of which rungs, and of which pledges and meetings. */
const responseShape = {
  ...waveRuleShape,
  rungs: listParameter('Rungs of the ladder; all unless told.', rungs),
  horizon: listParameter('Within how many days after waves events are tested; all unless told.', horizons.map(String)),
  forum: listParameter('Forums of meetings and requests.', Object.keys(forums)),
  donor,
  category,
  subcategory,
  min_amount: numberParameter('The least that a pledge promises or commits, in `currency` by `fx`.', {
    min: 1,
    max: 999_999_999_999_999,
  }),
  ...conversionShape,
  claimant,
  source,
  pledge_source: sourceParameter
    .optional()
    .meta({ description: 'The one dataset of pledges to count; unless told, the one of highest precedence.' }),
  day_rule,
  from: dayParameter('Takes waves that last until this day or longer; the calendar of tests begins here.'),
  to: dayParameter('Takes waves that began by this day; the calendar of tests ends here.'),
  as_of,
  known_at,
  at_seq,
  min_seq,
  definition: definitionParameter(responseView.version),
  format: formatParameter(formats),
};

const spanSchema = z.strictObject({ first_day: dayText, last_day: dayText });

const rungSchema = z
  .strictObject({
    rung: z.enum(rungs),
    reason: z.enum(unwatchedReasons).optional().meta({ description: 'Why nothing of the rung can be seen' }),
    data: spanSchema
      .nullable()
      .meta({ description: 'From the first to the last day of which there is anything of the kind' }),
    calendar: spanSchema
      .nullable()
      .meta({ description: 'What tests and any-day clocks go over: days of which there are strikes too' }),
    events: z.int().meta({ description: 'Until the last day seen' }),
    month_only: z.int().meta({ description: 'Of these those of which only the month is known; in no test' }),
    undated: z.int().meta({ description: 'On a day that nobody gave; in nothing here' }),
    explicit: responseFiguresSchema,
    later: responseFiguresSchema,
    any_day: responseFiguresSchema.meta({
      description: 'The same clock as `later`, started on every day of the calendar',
    }),
    tests: z.array(responseTestSchema).meta({ description: 'By horizon' }),
  })
  .meta({ id: 'ResponseOfRung' });

const findingSchema = z
  .strictObject({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    text: z.string(),
  })
  .meta({ id: 'ResponseFinding', description: 'What may be said of the numbers, by rule' });

/** What the clocks and tests mean (docs/laws.md, law 6). */
const responseDefinitionSchema = z
  .strictObject({
    view: z.literal('response'),
    version: z.int(),
    derived_from: z.array(z.strictObject({ kind: z.string(), view: z.string(), sources: sourcesSchema })),
    clock: z.string(),
    rungs: z.record(z.string(), z.string()),
    streams: z.strictObject({ explicit: z.string(), later: z.string() }),
    censoring: z.string(),
    interval: z.string(),
    any_day: z.string(),
    test: z.string(),
    minimum: z.strictObject({ waves: z.literal(MINIMUM_WAVES), events: z.literal(MINIMUM_EVENTS) }),
    ...waveRuleDefinitionShape,
    ...strikeBasisShape,
    pledges: z.strictObject({
      min_amount: z.int().nullable(),
      currency: z.string().nullable(),
      fx: z.string().nullable(),
    }),
    seen_until: dayText.meta({ description: 'The last day seen: as_of, else the day of the answer' }),
    coverage: z.strictObject({
      from: dayText.nullable(),
      to: dayText.nullable(),
      first_day: dayText.nullable().meta({ description: 'Of the strikes' }),
      last_day: dayText.nullable(),
      waves: z.int(),
      links: z.int().meta({ description: 'Links that say of an entity that it answers a strike' }),
      links_not_shown: z.int().meta({ description: 'Of these those of sources without a rank; in nothing here' }),
    }),
    breaks: spannedBreaksSchema,
    notes: z.array(z.string()),
    tables: z.strictObject({ weapons: z.int(), reporting: z.int() }),
  })
  .meta({ id: 'ResponseDefinition' });

/** What followed waves, and whether it is more than follows any day. */
export const responseQuestion = defineQuestion({
  path: '/v1/views/response',
  tag: 'views',
  summary: 'What followed each wave and how soon, beside what follows any day, with tests',
  query: z.strictObject(responseShape),
  answers: 'The waves with their ladders, and the figures and tests of each rung',
  answer: z
    .strictObject({
      data: z.array(responseRowSchema).meta({ description: 'Waves in order of time' }),
      rungs: z.array(rungSchema),
      findings: z.array(findingSchema),
      definition: responseDefinitionSchema,
      links: viewLinksSchema,
    })
    .meta({ id: 'ResponseView' }),
  table: {
    fileName: () => 'response',
    rows: ({ data }) => data,
    columns: ({ rungs: asked }) => responseColumns(asked),
  },
});
