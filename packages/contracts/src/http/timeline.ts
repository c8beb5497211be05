import { timelineKinds, timelinePoints, timelineView } from '@counterweight/domain/answers';
import { z } from 'zod';
import { answeredTimeShape, dayText, sourcesSchema } from './answer-parts.ts';
import { defineQuestion } from './define-question.ts';
import { listLinksSchema, pageShape } from './pages.ts';
import { dayParameter, definitionParameter, listParameter, sourceParameter, timeParameters } from './parameters.ts';
import { timelineColumns, timelineEntrySchema } from './timeline-entry.ts';

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

/** What an entry means, and what is not among them (docs/laws.md, law 6). */
const timelineDefinitionSchema = z
  .strictObject({
    view: z.literal('timeline'),
    version: z.int(),
    measure: z.string(),
    basis: z.string(),
    unit: z.string(),
    day_rule: z.string(),
    order: z.string(),
    derived_from: z
      .array(z.strictObject({ kind: z.enum(timelineKinds), view: z.string(), sources: sourcesSchema }))
      .meta({ description: 'Of each kind the view whose rows were read, and the dataset that is shown' }),
    links: z.strictObject({ sources: z.array(z.string()).meta({ description: 'Whose links are shown: everybody’s' }) }),
    claimants: z.array(z.string()).meta({ description: 'Whose reports the days of strikes are made of' }),
    ...answeredTimeShape,
    coverage: z.strictObject({
      from: dayText.nullable(),
      to: dayText.nullable(),
      first_day: dayText.nullable(),
      last_day: dayText.nullable(),
      entries: z.int().meta({ description: 'Dated entries on all pages' }),
      undated: z.int().meta({ description: 'Entries without a day, in no range: links.undated lists them' }),
      straddling: z.int().meta({ description: 'Of a month that only overlaps the days asked for; left out' }),
    }),
    unknowns: z.strictObject({
      undated: z.int(),
      pledges_without_live_header: z.int().meta({ description: 'Withdrawn, redacted or not yet come; left out' }),
    }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'TimelineDefinition' });

/** Everything that happened, in order. */
export const timelineQuestion = defineQuestion({
  path: '/v1/timeline',
  tag: 'views',
  summary:
    'All kinds in one ordered list: strikes by day, requests, meetings, pledges and what was delivered, and more',
  query: z.strictObject({ ...timelineShape, ...pageShape }),
  answers: 'A page of what happened, with the links between',
  answer: z
    .strictObject({
      data: z.array(timelineEntrySchema).meta({ description: 'In order of day, kind, entity and point' }),
      definition: timelineDefinitionSchema,
      links: z.strictObject({
        ...listLinksSchema.shape,
        undated: z.string().optional().meta({ description: 'The entries without a day; absent when there are none' }),
        csv: z.string(),
        ndjson: z.string(),
      }),
    })
    .meta({ id: 'Timeline' }),
  table: { fileName: () => 'timeline', columns: () => timelineColumns, rows: ({ data }) => data },
});
