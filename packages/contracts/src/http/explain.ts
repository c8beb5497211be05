import { bodies } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { airDefenceQuestion } from './air-defence.ts';
import { answeredTimeShape, dayText, sourcesSchema } from './answer-parts.ts';
import { coalitionQuestion } from './coalition.ts';
import { conversionQuestion } from './conversion.ts';
import { defineQuestion } from './define-question.ts';
import { explainedColumns } from './explained-columns.ts';
import { explainedLineSchema } from './explained-line.ts';
import { explainedPromiseSchema } from './explained-promise.ts';
import {
  explainedInterceptionSchema,
  explainedMembershipSchema,
  explainedResponseSchema,
  explainedStrikeSchema,
  explainedSupportSchema,
  explainedWaveSchema,
} from './explained-rows.ts';
import { interceptionQuestion } from './interception.ts';
import { listLinksSchema, pageShape } from './pages.ts';
import { responseQuestion } from './response.ts';
import { strikesQuestion } from './strikes.ts';
import { supportQuestion } from './support.ts';
import { wavesQuestion } from './waves.ts';

/** The views that can be taken apart, each with what may be asked beside its name: its own parameters, and those of a page. */
export const explainedQueries = {
  strikes: pagesOf(strikesQuestion.query.shape),
  waves: pagesOf(wavesQuestion.query.shape),
  interception: pagesOf(interceptionQuestion.query.shape),
  response: pagesOf(responseQuestion.query.shape),
  support: pagesOf(supportQuestion.query.shape),
  'air-defence': pagesOf(airDefenceQuestion.query.shape),
  coalition: pagesOf(coalitionQuestion.query.shape),
  conversion: pagesOf(conversionQuestion.query.shape),
};
export type ExplainedView = keyof typeof explainedQueries;
export type ExplainedQuery<View extends ExplainedView> = z.output<(typeof explainedQueries)[View]>;

function pagesOf<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, ...pageShape });
}

const views = [
  'strikes',
  'waves',
  'interception',
  'response',
  'support',
  'air-defence',
  'coalition',
  'conversion',
] as const satisfies readonly ExplainedView[];

/** Every parameter of some view as it was given; what it may hold is the view's to say. */
const givenShape: Readonly<Record<string, z.ZodOptional<z.ZodString>>> = Object.fromEntries(
  [...new Set([...views.flatMap((view) => Object.keys(explainedQueries[view].shape)), ...Object.keys(pageShape)])].map(
    (name) => [
      name,
      z
        .string()
        .optional()
        .meta({ description: descriptionOf(name) }),
    ],
  ),
);

/** What each view says of a parameter, said once where several say the same. */
function descriptionOf(name: string): string {
  const said = views.flatMap((view) => {
    const shape: z.ZodRawShape = explainedQueries[view].shape;
    const described = shape[name];
    return described === undefined ? [] : [[view, z.globalRegistry.get(described)?.description ?? ''] as const];
  });
  const texts = [...Map.groupBy(said, ([, text]) => text)];
  return texts
    .map(([text, of]) => (of.length === views.length ? text : `Of ${of.map(([view]) => view).join(', ')}: ${text}`))
    .join(' ');
}

/** What takes a view's numbers apart. */
export const explainQuestion = defineQuestion({
  path: '/v1/explain',
  tag: 'views',
  summary: "The rows behind a view's numbers, pinned to the position they were answered from; they re-add to them",
  description:
    "Beside `view` it takes the view's own query. Of waves there are the rows of the waves that are shown, each with its wave; of response the events that stand on a rung; of a coalition the memberships that name its parties.",
  query: z.strictObject({
    view: z.enum(views).meta({ description: 'The view to take apart.' }),
    ...givenShape,
  }),
  answers: 'A page of rows',
  answer: z
    .strictObject({
      data: z
        .union([
          z.array(explainedLineSchema).meta({
            description: 'Of air-defence, in order of date, lines of requests after those of pledges',
          }),
          z.array(explainedStrikeSchema),
          z.array(explainedWaveSchema),
          z.array(explainedInterceptionSchema),
          z.array(explainedResponseSchema),
          z.array(explainedSupportSchema),
          z.array(explainedMembershipSchema),
          z.array(explainedPromiseSchema).meta({
            description: 'Of conversion, in order of the day of the promise, what is left out last',
          }),
        ])
        .meta({ description: 'In order of day and entity, what is undated last' }),
      definition: z.strictObject({
        view: z.string(),
        version: z.int(),
        sources: sourcesSchema,
        request_sources: sourcesSchema.optional().meta({ description: 'Of air-defence: the datasets of requests' }),
        body: z.enum(bodies).optional(),
        on: dayText.nullable().optional(),
        fx: z.strictObject({ policy: z.string(), currency: z.string() }).optional(),
        ...answeredTimeShape,
      }),
      links: listLinksSchema,
    })
    .meta({ id: 'Explanation' }),
  table: {
    fileName: ({ view }) => `${view}-${view === 'air-defence' || view === 'conversion' ? 'lines' : 'rows'}`,
    rows: ({ data }) => data,
    columns: ({ view }) => explainedColumns[view],
  },
});
