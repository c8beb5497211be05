import {
  type AnswerSchema,
  answerListShape,
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
import { pinnable, readPart } from './bounded-answer.ts';
import { entityTag, FRESH, IMMUTABLE } from './conditional.ts';
import { negotiateFormat } from './formats.ts';
import { onInvalidQuery, readAnswers, tableAnswers } from './route-parts.ts';
import { sendAnswer } from './send-answer.ts';

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
  /** Of a page with at most so many entries, where that is told. */
  readonly render: (most?: number) => Answer | Promise<Answer>;
  /** Whether `data` is a page that can be shorter and then has a link to the next one. */
  readonly isPage?: boolean;
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
  prepare: Prepare<Query, Answer>,
): ServeRoute {
  const query = question.query.extend(answerListShape);
  const route = describeRoute(question, query);
  return (app, api) => {
    const handle = (c: Context) => respond(c, question, api, prepare);
    app.openapi(route, handle, onInvalidQuery(query));
  };
}

type Prepare<Query extends z.ZodObject, Answer extends AnswerSchema> = (
  query: z.output<Query>,
  api: Api,
) => Promise<PreparedAnswer<z.output<Answer>>>;

function describeRoute({ path, tag, summary, description, answers, answer, table }: Question, query: z.ZodObject) {
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
  prepare: Prepare<Query, Answer>,
): Promise<Response> {
  const { part, asked } = readPart(c.req.query());
  const query = question.query.parse(asked);
  const { path, table } = question;
  const frame = frameSchema.parse(asked);
  const format = negotiateFormat(c, frame.format, table === undefined ? ['json'] : formats);
  const prepared = await prepare(query, api);
  const { on = '' } = prepared;
  const answerTo = (raw: typeof asked, { render, isPage = false, seq, canonicalQuery }: typeof prepared) => {
    const again = canonicalQuery ?? canonicalQueryOf(question, question.query.parse(raw));
    return { render, isPage, seq, path, query: again };
  };
  const again = async (raw: typeof asked) => answerTo(raw, await prepare(question.query.parse(raw), api));
  const own = answerTo(asked, prepared);
  const answer = 'at_seq' in question.query.shape ? pinnable(asked, own, again) : own;
  const address = canonicalPath(path, { ...answer.query, ...part });
  const etag = entityTag(...prepared.versions, prepared.seq, address, on, format, rankText(api));
  return sendAnswer(c, { etag, cacheControl: cachingOf(frame) }, answer, part, {
    format,
    describedBy: canonicalPath(path, { ...answer.query, format: undefined }),
    fileName: (body) => table?.fileName(query, body) ?? '',
    table: (body) => table?.tableOf(query, body) ?? { columns: [], rows: [] },
  });
}

/** For ever only when the address carries a time and a definition version. Position 0 is of no day, so that today's may show. */
function cachingOf(frame: z.output<typeof frameSchema>): string {
  const isPinned = frame.known_at !== undefined || Number(frame.at_seq ?? 0) > 0;
  return isPinned && frame.definition !== undefined ? IMMUTABLE : FRESH;
}

function rankText({ memory }: Api): string {
  const { ranks, countsUnranked } = memory.held().precedence;
  return JSON.stringify([...ranks, countsUnranked]);
}
