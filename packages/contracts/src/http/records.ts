import { sortedKindNames } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { hashSchema, saltSchema } from './content-hash-parts.ts';
import { defineQuestion } from './define-question.ts';
import { cursorParameter, limitParameter, sourceParameter, timeParameters } from './parameters.ts';

/** How many records a page holds. */
export const RECORDS_LIMIT = { standard: 500, max: 1000 };

/** A source's own current records; for whoever may speak for it. */
export const recordsQuestion = defineQuestion({
  path: '/v1/records',
  tag: 'publishing',
  summary: "A source's own current records and tombstones: what an importer plans against",
  description: 'Those that are visible: what was accepted a moment ago comes once `min_seq` is reached.',
  query: z.strictObject({
    source: sourceParameter,
    kind: z.enum(sortedKindNames).meta({ description: 'The kind of entity.' }),
    min_seq: timeParameters.min_seq,
    limit: limitParameter(RECORDS_LIMIT.standard, RECORDS_LIMIT.max),
    cursor: cursorParameter,
  }),
  answers: 'A page of records, by name',
  answer: z
    .strictObject({
      data: z.array(
        z.strictObject({
          entity: z.string(),
          record: z.string(),
          revision: z.int().meta({ description: 'The highest there is' }),
          hash: hashSchema,
          salt: saltSchema.optional().meta({ description: 'Of the hash; none once it is redacted' }),
          retracted: z.boolean(),
        }),
      ),
      links: z.strictObject({ self: z.string(), next: z.string().optional() }),
    })
    .meta({ id: 'Records' }),
});
