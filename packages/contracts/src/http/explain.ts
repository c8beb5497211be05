import { stages } from '@counterweight/domain/kinds';
import { airDefenceClasses, airDefenceParts, airDefenceUnitNames } from '@counterweight/domain/values';
import { z } from 'zod';
import { airDefenceShape } from './air-defence.ts';
import { standings } from './air-defence-rows.ts';
import { answeredTimeShape, sourcesSchema } from './answer-parts.ts';
import { canonicalPath } from './canonical-query.ts';
import { defineQuestion } from './define-question.ts';
import { listLinksSchema, pageShape } from './pages.ts';
import { memberColumn } from './table.ts';

const counted = ['counted', 'undated', 'straddling', 'tranche', 'umbrella', 'unplaced'] as const;

/** One line behind the air-defence view. Members that only the other kind of line has are null. */
const explainedLineSchema = z
  .strictObject({
    of: z.enum(['pledge', 'request']),
    counted_as: z.enum([...new Set([...counted, ...standings])]).meta({
      description:
        'Lines of pledges that are counted re-add to the stages, lines of requests in force to what is asked; by month and year those superseded since too',
    }),
    entity: z.string().meta({ description: 'The pledge or request' }),
    transaction: z.string().nullable(),
    line: z.int().meta({ description: 'Its place among the items, from 0' }),
    date: z.string(),
    precision: z.string(),
    donor: z.string().nullable(),
    stage: z.enum([...stages, 'asked']),
    item: z.string().meta({ description: 'As published' }),
    published_class: z.string().nullable(),
    class: z.enum(airDefenceClasses).nullable().meta({ description: 'Null where the catalogue cannot place it' }),
    system: z.string().nullable(),
    serves: z.string().nullable(),
    part: z.enum(airDefenceParts).nullable(),
    unit: z.enum(airDefenceUnitNames).nullable(),
    units: z.int().nullable().meta({ description: 'Signed; null when unknown' }),
    low: z.int().nullable().meta({ description: 'Null when nothing bounds it' }),
    high: z.int().nullable().meta({ description: 'Null when nothing bounds it' }),
    qualifier: z.string().nullable(),
    scope: z.enum(['additional', 'total', 'unsaid']).nullable(),
    equivalence: z.string().nullable(),
    links: z.strictObject({ entity: z.string(), history: z.string() }),
  })
  .meta({ id: 'ExplainedLine' });
export type ShownLine = z.output<typeof explainedLineSchema>;

/** Views whose numbers are explained by a list of entities, each with what it adds. */
const viewsWithList = ['strikes', 'support'] as const;

/** Parameters that choose how a view is shown, which a list of entities has none of. */
const SHOWN_BY: ReadonlySet<string> = new Set(['by', 'definition']);

/** Such a view brings parameters of its own, so its query goes on to the list unread: what that does not take, it refuses by name. */
function listBehind({ view, ...query }: Readonly<Record<string, string>>): string | undefined {
  const asked = Object.fromEntries(Object.entries(query).filter(([name]) => !SHOWN_BY.has(name)));
  const listed = viewsWithList.find((each) => each === view);
  if (listed === undefined) return undefined;
  return listed === 'support'
    ? canonicalPath('/v1/pledges', { rows: 'day', ...asked })
    : canonicalPath('/v1/strikes', asked);
}

/** What takes a view's numbers apart. */
export const explainQuestion = defineQuestion({
  path: '/v1/explain',
  tag: 'views',
  summary: "The lines behind a view's numbers, pinned to the position they were answered from; they re-add to them",
  query: z.strictObject({
    view: z.enum(['air-defence', ...viewsWithList]).meta({
      description: `The view to take apart; beside it the view's own query. ${viewsWithList.join(' and ')} are explained by their lists: those redirect, with the view's own parameters.`,
    }),
    ...airDefenceShape,
    ...pageShape,
  }),
  redirect: { description: 'The list that explains the view, with the same question', to: listBehind },
  answers: 'A page of lines',
  answer: z
    .strictObject({
      data: z
        .array(explainedLineSchema)
        .meta({ description: 'In order of date, lines of requests after those of pledges' }),
      definition: z.strictObject({
        view: z.string(),
        version: z.int(),
        sources: sourcesSchema,
        request_sources: sourcesSchema,
        on: z.string().nullable(),
        ...answeredTimeShape,
      }),
      links: listLinksSchema,
    })
    .meta({ id: 'Explanation' }),
  table: {
    fileName: () => 'air-defence-lines',
    rows: ({ data }) => data,
    columns: () =>
      Object.keys(explainedLineSchema.shape)
        .filter((name) => name !== 'links')
        .map(memberColumn),
  },
});
