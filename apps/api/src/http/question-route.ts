import { formats, parameterNames, type Question } from '@counterweight/contracts/http';
import { type Day, daySchema } from '@counterweight/domain/values';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../api-deps.ts';
import { canonicalPath, inOrder, type ParameterValue } from './canonical-query.ts';
import { conditionally, entityTag, FRESH, IMMUTABLE } from './conditional.ts';
import { negotiateFormat, type Table, writeFormat } from './formats.ts';
import { onInvalidQuery, tableAnswers } from './route-parts.ts';

/** An answer in every format. */
export interface Rendered<Answer> {
  readonly body: Answer;
  readonly table: Table;
  /** The NDJSON lines; the body's `data` where it is a list of rows. */
  readonly lines: readonly unknown[];
  /** The query of the next page; absent on the last. */
  readonly next?: Readonly<Record<string, ParameterValue>> | undefined;
}

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
  readonly fileName: string;
  readonly render: () => Rendered<Answer> | Promise<Rendered<Answer>>;
}

/** Adds a route to the app. */
export type ServeRoute = (app: OpenAPIHono, api: Api) => void;

/** The parameters that the frame itself reads, where a question has them. */
const frameSchema = z.object({
  format: z.enum(formats).optional(),
  known_at: daySchema.optional(),
  definition: z.string().optional(),
});

/**
 * The route of a question: checks the query, negotiates the format, answers 304 where the client holds the answer, and
 * adds caching and links (RFC 8288). `prepare` may throw a problem.
 */
export function questionRoute<Query extends z.ZodObject, Answer extends z.ZodType>(
  question: Question<Query, Answer>,
  prepare: (query: z.output<Query>, api: Api) => Promise<PreparedAnswer<z.output<Answer>>>,
): ServeRoute {
  const route = describeRoute(question);
  return (app, api) => {
    const handle = (c: Context) => {
      const query = question.query.parse(c.req.query());
      return respond(c, { question, query }, api, () => prepare(query, api));
    };
    app.openapi(route, handle, onInvalidQuery(question.query));
  };
}

function describeRoute({ path, tag, summary, query, answers, answer }: Question) {
  const responses = tableAnswers(answers, answer);
  return createRoute({ method: 'get', path, tags: [tag], summary, request: { query }, responses });
}

/**
 * The query of a question in its one spelling. What is grouped by keeps its order, since that is the order of the rows;
 * other lists are sorted.
 */
export function canonicalQueryOf(question: Question, query: Readonly<Record<string, unknown>>) {
  const { by } = query;
  const asked = { ...query, ...(Array.isArray(by) ? { by: by.join(',') } : {}) };
  return inOrder(parameterNames(question), asked as Readonly<Record<string, ParameterValue>>);
}

async function respond<Answer>(
  c: Context,
  { question, query }: { readonly question: Question; readonly query: Readonly<Record<string, unknown>> },
  api: Api,
  prepare: () => Promise<PreparedAnswer<Answer>>,
): Promise<Response> {
  const frame = frameSchema.parse(c.req.query());
  const format = negotiateFormat(c, frame.format);
  const { versions, seq, on = '', fileName, render } = await prepare();
  const asked = canonicalQueryOf(question, query);
  const self = canonicalPath(question.path, asked);
  const etag = entityTag(...versions, seq, self, on, format, JSON.stringify(api.precedence));
  // For ever only when the address carries a known day and a definition version.
  const cacheControl = frame.known_at !== undefined && frame.definition !== undefined ? IMMUTABLE : FRESH;
  return conditionally(c, { etag, cacheControl }, async () => {
    const { body, table, lines, next } = await render();
    const describedBy = canonicalPath(question.path, { ...asked, format: undefined });
    const response = writeFormat(format, { body, ...table, lines, fileName, describedBy });
    if (next !== undefined) {
      const there = canonicalPath(question.path, { ...next, format: format === 'json' ? undefined : format });
      response.headers.append('link', `<${there}>; rel="next"`);
    }
    return response;
  });
}
