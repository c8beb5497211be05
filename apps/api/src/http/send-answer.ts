import type { Format, Table } from '@counterweight/contracts/http';
import type { Context } from 'hono';
import {
  type AnswerBody,
  type BoundedAnswer,
  boundAnswer,
  MAX_ANSWER_BYTES,
  type PartAsked,
} from './bounded-answer.ts';
import { conditionally } from './conditional.ts';
import { fits } from './cut-lists.ts';
import { contentTypeOf, writeFormat } from './formats.ts';
import { inlineFileValue, linkValue } from './header-values.ts';
import { invalidParameter } from './problem.ts';

/** How an answer is written. */
export interface AnswerForm<Body> {
  readonly format: Format;
  /** The address of the JSON, which carries the definition. */
  readonly describedBy: string;
  readonly fileName: (body: Body) => string;
  readonly table: (body: Body) => Table;
}

/** Sends an answer, or a part of it, as far as there is room for it; links (RFC 8288) and caching headers with it. */
export async function sendAnswer<Body extends AnswerBody>(
  c: Context,
  caching: { readonly etag: string; readonly cacheControl: string },
  answer: BoundedAnswer<Body>,
  part: PartAsked,
  form: AnswerForm<Body>,
): Promise<Response> {
  const { format } = form;
  const isTable = part.list === undefined || part.list === '/data';
  if (format === 'csv' && !isTable) throw invalidParameter('list', 'is no table: ask for it as JSON');
  return conditionally(c, caching, async () => {
    const { text, shown, next } = await fit(answer, part, form);
    const response = new Response(text, { headers: { 'content-type': contentTypeOf(format) } });
    if (format !== 'json') {
      response.headers.append('link', linkValue(form.describedBy, 'describedby', 'application/json'));
      response.headers.set('content-disposition', inlineFileValue(form.fileName(shown), format));
    }
    if (next === undefined) return response;
    response.headers.append('link', linkValue(format === 'json' ? next : `${next}&format=${format}`, 'next'));
    return response;
  });
}

/** Less room than for any one answer without its lists. */
const SMALLEST_ROOM = 100_000;

/** Cuts the answer until what is written of it can be sent: a table may take more than the JSON that it is made of. */
async function fit<Body extends AnswerBody>(answer: BoundedAnswer<Body>, part: PartAsked, form: AnswerForm<Body>) {
  for (let room = MAX_ANSWER_BYTES; ; room = Math.floor(room / 2)) {
    const { shown, body, next, text: written } = await boundAnswer(answer, part, room);
    const isWritten = written !== undefined && form.format === 'json';
    const text = isWritten ? written : writeFormat(form.format, { body, table: () => form.table(shown) });
    if (!isWritten && !fits(text, MAX_ANSWER_BYTES) && room > SMALLEST_ROOM) continue;
    return { text, shown, next };
  }
}
