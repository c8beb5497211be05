import type { TokenGrant } from '@counterweight/ledger';
import { createRoute, type RouteConfig, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../api-deps.ts';
import type { ServeRoute } from '../http/question-route.ts';
import { onInvalidQuery, problemAnswer, tooLargeAnswers } from '../http/route-parts.ts';
import { authorize } from './bearer.ts';

/** A question that only a source's own publishers may ask. */
interface PublisherQuestion<Query extends z.ZodObject = z.ZodObject, Answer extends z.ZodType = z.ZodType> {
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly query: Query;
  readonly answers: string;
  readonly answer: Answer;
}

/** The route of such a question: caches store nothing of it. `answer` may throw a problem. */
export function publisherRoute<Query extends z.ZodObject, Answer extends z.ZodType>(
  question: PublisherQuestion<Query, Answer>,
  answer: (query: z.output<Query>, grant: TokenGrant, api: Api) => Promise<z.output<Answer>>,
): ServeRoute {
  const route = describeRoute(question);
  return (app, api) => {
    const handle = async (c: Context) => {
      const grant = await authorize(c, api);
      const body = await answer(question.query.parse(c.req.query()), grant, api);
      const next = pageSchema.safeParse(body).data?.links.next;
      return Response.json(body, {
        headers: { 'cache-control': 'no-store', ...(next === undefined ? {} : { link: `<${next}>; rel="next"` }) },
      });
    };
    app.openapi(route, handle, onInvalidQuery(question.query));
  };
}

const pageSchema = z.object({ links: z.object({ next: z.string().optional() }) });

function describeRoute({ path, summary, description, query, answers, answer }: PublisherQuestion) {
  const responses: RouteConfig['responses'] = {
    200: { description: answers, content: { 'application/json': { schema: answer } } },
    431: tooLargeAnswers[431],
    default: problemAnswer,
  };
  return createRoute({
    ...{ method: 'get', path, tags: ['publishing'], summary },
    ...(description === undefined ? {} : { description }),
    ...{ security: [{ bearer: [] }], request: { query }, responses },
  });
}
