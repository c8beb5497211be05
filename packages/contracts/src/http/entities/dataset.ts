import { datasetKind } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { entityLinksSchema } from '../answer-parts.ts';
import { defineQuestion } from '../define-question.ts';
import { LIST_LIMIT, listLinksSchema } from '../pages.ts';
import { cursorParameter, limitParameter, timeParameters } from '../parameters.ts';
import { defineEntity, entityPath } from './entity-questions.ts';
import { entityStatuses } from './shown-single-record.ts';

/** A dataset; one that its source did not describe is implicit. */
const shown = z.looseObject({
  id: z.string(),
  status: z.enum([...entityStatuses, 'implicit']),
  revision: z.int().optional(),
  reason: z.string().optional().meta({ description: 'Why it was withdrawn or redacted' }),
  ...datasetKind.body.partial().shape,
});

/** Datasets: the list has every source that has records, described or not. */
export const datasetQuestions = defineEntity({
  kind: 'dataset',
  shown,
  list: defineQuestion({
    path: entityPath('dataset'),
    tag: 'entities',
    summary: 'What each source publishes, and whether default views count it',
    query: z.strictObject({
      known_at: timeParameters.known_at,
      at_seq: timeParameters.at_seq,
      min_seq: timeParameters.min_seq,
      limit: limitParameter(LIST_LIMIT.standard, LIST_LIMIT.max),
      cursor: cursorParameter,
    }),
    answers: 'A page of datasets, in order of source',
    answer: z
      .strictObject({
        data: z.array(
          shown.extend({
            source: z.string(),
            precedence: z
              .number()
              .meta({ description: "The operator's rank: the highest that has records is counted" }),
            counted_by_default: z
              .record(z.string(), z.boolean())
              .meta({ description: 'Of each kind it has records of, whether default views count them' }),
            links: entityLinksSchema,
          }),
        ),
        seq: z.int(),
        links: listLinksSchema,
      })
      .meta({ id: 'DatasetList' }),
  }),
});
