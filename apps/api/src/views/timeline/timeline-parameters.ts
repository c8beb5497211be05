import {
  dayParameter,
  definitionParameter,
  listParameter,
  sourceParameter,
  timeParameters,
} from '@counterweight/contracts/http';
import { timelineKinds, timelinePoints, timelineView } from '@counterweight/domain/answers';
import { z } from '@hono/zod-openapi';
import { pageShape } from '../../entities/answer-list.ts';

/** What the timeline can be asked for, beside the page. */
export const timelineShape = {
  kind: listParameter('What it happened to.', timelineKinds),
  point: listParameter(
    'What happened: a request or a meeting is requested, a pledge or a meeting announced.',
    timelinePoints,
  ),
  from: dayParameter('The first day, inclusive.'),
  to: dayParameter('The last day, inclusive.'),
  undated: z
    .enum(['only'])
    .optional()
    .meta({ description: 'Lists what bears no day, which is in no range and stands apart from the dated entries.' }),
  source: sourceParameter.optional().meta({
    description: 'The one dataset to show of every kind; unless told, of each kind the one of highest precedence.',
  }),
  ...timeParameters,
  definition: definitionParameter(timelineView.version),
};

export const timelineQuerySchema = z.strictObject({
  ...timelineShape,
  ...pageShape,
});
export type TimelineQuery = z.output<typeof timelineQuerySchema>;
