import { bodies } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { answeredTimeShape, dayText, entityLinksSchema, sourcesSchema } from './answer-parts.ts';
import { comparedClaimSchema } from './claims.ts';
import { coalitionDefinitionSchema, coalitionSizeSchema } from './coalition.ts';
import { defineQuestion } from './define-question.ts';
import { timeParameters } from './parameters.ts';
import { restrictionsSchema } from './restrictions.ts';
import { strikeNumbersSchema } from './strike-numbers.ts';
import { strikeDefinitionSchema } from './strikes.ts';
import { supportDefinitionSchema } from './support.ts';
import { conversionShape } from './support-filter.ts';
import { supportNumbersSchema } from './support-numbers.ts';
import { waveDefinitionSchema, waveSchema } from './waves.ts';

/** How many requests and claims are shown, the latest: each claim is a question of its own to a view. */
export const SUMMARY_LATEST = 12;

/** What a part without a view's route of its own means (docs/laws.md, law 6). */
const partDefinitionSchema = z
  .strictObject({
    view: z.string(),
    version: z.int(),
    basis: z.string(),
    unit: z.string(),
    day_rule: z.string(),
    sources: sourcesSchema,
    on: dayText,
    ...answeredTimeShape,
    unknowns: z.record(z.string(), z.int()),
    notes: z.array(z.string()),
  })
  .meta({ id: 'SummaryPartDefinition' });
export type SummaryPartDefinition = z.output<typeof partDefinitionSchema>;

const bound = z.int().optional().meta({ description: 'Absent where the asker leaves it open' });

const openRequestSchema = z.strictObject({
  id: z.string(),
  made: z.string().meta({ description: 'The day, or the first of the month when only that is known' }),
  forum: z.string().optional(),
  lines: z.array(
    z.strictObject({
      line: z.int(),
      item: z.string(),
      class: z.string().optional(),
      qualifier: z.string().optional(),
      low: bound,
      high: bound,
      scope: z.string().optional(),
      equivalence: z.string().optional(),
    }),
  ),
  links: entityLinksSchema,
});

const dataSchema = z.strictObject({
  support: z.strictObject({
    by_stage: z.array(supportNumbersSchema),
    by_stage_and_category: z.array(z.looseObject(supportNumbersSchema.shape)),
  }),
  strikes: z.strictObject({
    total: strikeNumbersSchema,
    by_class: z.array(z.looseObject(strikeNumbersSchema.shape)),
  }),
  last_wave: waveSchema
    .nullable()
    .meta({ description: 'The last wave by the standard rule; null when there was none' }),
  open_requests: z.strictObject({
    open: z.int().meta({
      description: `Requests made by the day and superseded by none; the latest ${SUMMARY_LATEST} are shown`,
    }),
    superseded: z.int(),
    latest: z.array(openRequestSchema).meta({ description: 'The latest first' }),
  }),
  restrictions: restrictionsSchema,
  coalition: z.array(
    z.strictObject({ body: z.enum(bodies), size: coalitionSizeSchema, claimed: z.array(comparedClaimSchema) }),
  ),
  claims: z.strictObject({
    figures: z
      .int()
      .meta({ description: `Figures of statements made by the day; the latest ${SUMMARY_LATEST} are shown` }),
    compared: z.array(comparedClaimSchema).meta({ description: 'The latest first, the undated last' }),
  }),
});

/** The headline of everything, part by part. */
export const summaryQuestion = defineQuestion({
  path: '/v1/summary',
  tag: 'views',
  summary:
    'The headline: support, strikes, the last wave, open requests, restrictions, the coalition, claims beside it',
  query: z.strictObject({ ...timeParameters, ...conversionShape }),
  answers: 'All of it at one position of the journal, each part with its definition',
  answer: z
    .strictObject({
      data: dataSchema,
      seq: z.int().meta({ description: 'The position in the journal at which all of it was read' }),
      definitions: z.strictObject({
        support: supportDefinitionSchema,
        strikes: strikeDefinitionSchema,
        last_wave: waveDefinitionSchema,
        open_requests: partDefinitionSchema,
        restrictions: partDefinitionSchema,
        coalition: z.array(coalitionDefinitionSchema),
        claims: partDefinitionSchema,
      }),
      links: z.object({ self: z.string() }).catchall(z.string()),
    })
    .meta({ id: 'Summary' }),
});
