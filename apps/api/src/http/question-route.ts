import {
  type AnswerSchema,
  canonicalPath,
  canonicalQueryOf,
  formats,
  type ParameterValue,
  type Question,
} from '@counterweight/contracts/http';
import { type Day, daySchema } from '@counterweight/domain/values';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../api-deps.ts';
import { conditionally, entityTag, FRESH, IMMUTABLE } from './conditional.ts';
import { negotiateFormat, writeFormat } from './formats.ts';
import { onInvalidQuery, readAnswers, tableAnswers } from './route-parts.ts';

/**
 * What was read to answer one question, before anything is computed. The canonical address, `versions`, `seq`, `on` and
 * the operator's precedence determine the answer, and the ETag is made of them.
 */
export interface PreparedAnswer<Answer> {
  /** The versions it is computed by; for a stored view the build that was read. */
  readonly versions: readonly (string | number)[];
  readonly seq: number;
  /** The day the answer is for, where that may be the clock's. */
  readonly on?: Day;
  /** The query in its one spelling, where that is more than what was asked in the question's order. */
  readonly canonicalQuery?: Readonly<Record<string, ParameterValue>>;
  readonly render: () => Answer | Promise<Answer>;
}

/** Adds a route to the app. */
export type ServeRoute = (app: OpenAPIHono, api: Api) => void;

/** The parameters that the frame itself reads, where a question has them. */
const frameSchema = z.object({
  format: z.enum(formats).optional(),
  known_at: daySchema.optional(),
  at_seq: z.string().optional(),
  definition: z.string().optional(),
});

/**
 * The route of a question: checks the query, negotiates the format, answers 304 where the client holds the answer, and
 * adds caching and links (RFC 8288). `prepare` may throw a problem.
 */
export function questionRoute<Query extends z.ZodObject, Answer extends AnswerSchema>(
  question: Question<Query, Answer>,
  prepare: (query: z.output<Query>, api: Api) => Promise<PreparedAnswer<z.output<Answer>>>,
): ServeRoute {
  const route = describeRoute(question);
  return (app, api) => {
    const handle = (c: Context) => respond(c, question, api, prepare);
    app.openapi(route, handle, onInvalidQuery(question.query));
  };
}

function describeRoute({ path, tag, summary, description, query, answers, answer, table }: Question) {
  const responses = table === undefined ? readAnswers(answers, answer) : tableAnswers(answers, answer);
  return createRoute({
    ...{ method: 'get', path, tags: [tag], summary, request: { query } },
    ...(description === undefined ? {} : { description }),
    responses,
  });
}

async function respond<Query extends z.ZodObject, Answer extends AnswerSchema>(
  c: Context,
  question: Question<Query, Answer>,
  api: Api,
  prepare: (query: z.output<Query>, api: Api) => Promise<PreparedAnswer<z.output<Answer>>>,
): Promise<Response> {
  const query = question.query.parse(c.req.query());
  const { path, table } = question;
  const frame = frameSchema.parse(c.req.query());
  const format = negotiateFormat(c, frame.format, table === undefined ? ['json'] : formats);
  const prepared = await prepare(query, api);
  const { versions, seq, on = '', canonicalQuery = canonicalQueryOf(question, query) } = prepared;
  const etag = entityTag(...versions, seq, canonicalPath(path, canonicalQuery), on, format, rankText(api));
  // For ever only when the address carries a time and a definition version. Position 0 is of no day, so that today's may show.
  const isPinned = frame.known_at !== undefined || Number(frame.at_seq ?? 0) > 0;
  const cacheControl = isPinned && frame.definition !== undefined ? IMMUTABLE : FRESH;
  return conditionally(c, { etag, cacheControl }, async () => {
    const answer = await prepared.render();
    const response = writeFormat(format, {
      body: answer,
      describedBy: canonicalPath(path, { ...canonicalQuery, format: undefined }),
      fileName: table?.fileName(query, answer) ?? '',
      table: () => table?.tableOf(query, answer) ?? { columns: [], rows: [] },
    });
    const { next } = answer.links;
    if (next !== undefined) {
      const there = format === 'json' ? next : `${next}&format=${format}`;
      response.headers.append('link', `<${there}>; rel="next"`);
    }
    return response;
  });
}

function rankText({ memory }: Api): string {
  const { ranks, countsUnranked } = memory.held().precedence;
  return JSON.stringify([...ranks, countsUnranked]);
}
