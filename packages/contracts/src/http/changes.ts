import { sortedKindNames } from '@counterweight/domain/kinds';
import { sourceSchema } from '@counterweight/domain/values';
import { z } from 'zod';
import { dayText, entityLinksSchema } from './answer-parts.ts';
import { hashSchema } from './content-hash-parts.ts';
import { defineQuestion } from './define-question.ts';
import { dayParameter, limitParameter, numberParameter } from './parameters.ts';

/** How many changes a page holds. */
export const CHANGES_LIMIT = { standard: 500, max: 5000 };

const changeSchema = z.strictObject({
  seq: z.int(),
  day: dayText.meta({ description: 'The UTC day on which it became known' }),
  at: z.string(),
  change: z.enum(['created', 'corrected', 'retracted', 'superseded', 'redacted']),
  kind: z.string(),
  entity: z.string(),
  record: z.string(),
  revision: z.int(),
  hash: hashSchema,
  links: entityLinksSchema,
});

/** The journal as a feed. */
export const changesQuestion = defineQuestion({
  path: '/v1/changes',
  tag: 'entities',
  summary: 'Creations, corrections and retractions in journal order',
  description:
    'What one transaction made known is never split between pages, so a page may hold a few more entries than the limit. Without a next link the page reaches the end of the journal; go on after `through`.',
  query: z.strictObject({
    after: numberParameter('Changes after this position in the journal; 0, the beginning, unless told.', {
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
    }),
    since: dayParameter('Changes that became known on this UTC day or later, on top of `after`.'),
    kind: z.enum(sortedKindNames).optional().meta({ description: 'Only this kind of entity.' }),
    source: sourceSchema.optional().meta({ description: 'Only what this source published.' }),
    limit: limitParameter(CHANGES_LIMIT.standard, CHANGES_LIMIT.max),
  }),
  answers: 'A page of changes',
  answer: z
    .strictObject({
      data: z.array(changeSchema),
      through: z
        .int()
        .meta({ description: 'All changes up to here are on this page or before it: ask after it next time' }),
      seq: z.int().meta({ description: 'The end of the journal' }),
      links: z.strictObject({ self: z.string(), next: z.string().optional() }),
    })
    .meta({ id: 'Changes' }),
});
