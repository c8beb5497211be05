import { answerListShape, inOrder, type Question } from '@counterweight/contracts/http';
import { type EntityId, entityIdSchema } from '@counterweight/domain/values';
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../api-deps.ts';
import { type AnswerBody, type BoundedAnswer, pinnable, readPart } from '../http/bounded-answer.ts';
import { entityTag, FRESH } from '../http/conditional.ts';
import { negotiateFormat } from '../http/formats.ts';
import type { ServeRoute } from '../http/question-route.ts';
import { onInvalidQuery, readAnswers } from '../http/route-parts.ts';
import { sendAnswer } from '../http/send-answer.ts';

const pathSchema = z.object({ id: entityIdSchema.meta({ description: '`<source>:<local id>`' }) });

/** One entity or its history, as it was read. */
interface PreparedEntity extends Omit<BoundedAnswer<AnswerBody>, 'pin'> {
  /** What the answer is made of, beside what was asked. */
  readonly tags: readonly (string | number)[];
}
export type EntityAnswer = Omit<PreparedEntity, 'query'>;

type PrepareEntity<Query> = (id: EntityId, query: Query, api: Api) => Promise<EntityAnswer>;

/** The route of a question about one entity, whose id is in the path. Caches ask again. `prepare` may throw a problem. */
export function entityRoute<Query extends z.ZodObject>(
  { path, tag, summary, answers, answer }: Question,
  asks: Query,
  prepare: PrepareEntity<z.output<Query>>,
): ServeRoute {
  const query = asks.extend(answerListShape);
  const responses = readAnswers(answers, answer);
  const route = createRoute({
    ...{ method: 'get', path, tags: [tag], summary },
    request: { params: pathSchema, query },
    responses,
  });
  return (app, api) => {
    const handle = async (c: Context) => {
      const { id } = pathSchema.parse(c.req.param());
      const { part, asked } = readPart(c.req.query());
      negotiateFormat(c, undefined, ['json']);
      const ask = async (raw: Readonly<Record<string, string>>): Promise<PreparedEntity> => ({
        ...(await prepare(id, asks.parse(raw), api)),
        query: inOrder(Object.keys(asks.shape), raw),
      });
      const prepared = await ask(asked);
      const etag = entityTag(...prepared.tags, JSON.stringify([asked, part]));
      return sendAnswer(c, { etag, cacheControl: FRESH }, pinnable(asked, prepared, ask), part, JSON_FORM);
    };
    app.openapi(route, handle, onInvalidQuery(query));
  };
}

const JSON_FORM = {
  format: 'json',
  describedBy: '',
  fileName: () => '',
  table: () => ({ columns: [], rows: [] }),
} as const;
