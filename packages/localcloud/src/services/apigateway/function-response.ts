import { z } from 'zod';
import { problemText } from '../../runtime/unreadable-request.ts';

/** What goes back over HTTP. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const responseSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), scalar).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** The answer when the function failed or said something that is no answer. */
export function failureResponse(status: 404 | 500 | 503, message: string): HttpResponse {
  const body = Buffer.from(JSON.stringify({ message }));
  return { status, headers: { 'content-type': 'application/json' }, cookies: [], body };
}

/** The answer to a request that no function is given, since its body is too large. */
export function tooLargeResponse(): HttpResponse {
  const body = Buffer.from(problemText(413, 'Request Entity Too Large'));
  return { status: 413, headers: { 'content-type': 'application/problem+json' }, cookies: [], body };
}

/** The answer to a health check on a machine whose disk takes no writes. */
export function cannotWriteResponse(fault: string): HttpResponse {
  const [title, detail] = ['The ledger can be read, and not written', `writing to the data directory fails: ${fault}`];
  const problem = { type: 'urn:counterweight:problem:cannot_write', title, status: 503, code: 'cannot_write', detail };
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  return { status: 503, headers, cookies: [], body: Buffer.from(JSON.stringify(problem)) };
}

function hasStatusCode(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'statusCode' in value;
}

/**
 * A function's JSON answer as an HTTP response. Without a `statusCode`, payload format 2.0 takes the answer itself as
 * the body of a 200; with one that does not fit the format it is a 500.
 */
export function functionResponse(payload: string): HttpResponse {
  const answer: unknown = JSON.parse(payload);
  if (!hasStatusCode(answer)) {
    const body = Buffer.from(typeof answer === 'string' ? answer : payload);
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body };
  }
  const parsed = responseSchema.safeParse(answer);
  if (!parsed.success) return failureResponse(500, 'Internal Server Error');
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const lowerCase = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    status: statusCode,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...Object.fromEntries(lowerCase) },
    cookies: cookies ?? [],
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
}
