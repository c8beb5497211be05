import { z } from '@hono/zod-openapi';
import { nameSome } from './name-some.ts';

const fault = z.object({
  field: z.string().meta({ description: 'The parameter, or the dotted path of the field' }),
  message: z.string(),
});

/** RFC 9457 problem details, with our extension members. */
export const problemSchema = z
  .looseObject({
    type: z.string().meta({ description: 'urn:counterweight:problem:<code>' }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'What programs branch on' }),
    detail: z.string(),
    parameter: z.string().optional(),
    allowed: z.array(z.string()).optional(),
    errors: z.array(fault).optional(),
    seq: z.int().optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });

/** Every problem there is: its status and title. */
const problems = {
  invalid_parameter: { status: 400, title: 'A parameter cannot be understood' },
  unknown_parameter: { status: 400, title: 'There is no such parameter' },
  repeated_parameter: { status: 400, title: 'A parameter may be given once' },
  day_not_closed: { status: 422, title: 'The day is not over yet' },
  invalid_cursor: { status: 400, title: 'The cursor does not belong to this list' },
  empty_batch: { status: 422, title: 'There is nothing in the batch' },
  nothing_taken: { status: 422, title: 'No event was taken' },
  invalid_body: { status: 400, title: 'The body cannot be read' },
  unauthorized: { status: 401, title: 'A bearer token is needed' },
  token_revoked: { status: 401, title: 'The bearer token was revoked' },
  token_suspended: { status: 401, title: 'The bearer token is suspended' },
  token_expired: { status: 401, title: 'The bearer token has expired' },
  forbidden: { status: 403, title: 'The token does not speak for this source' },
  not_found: { status: 404, title: 'There is nothing here' },
  not_yet_or_never: { status: 404, title: 'Nothing is known of this event' },
  method_not_allowed: { status: 405, title: 'This address does not take the method' },
  not_acceptable: { status: 406, title: 'Not to be had in this format' },
  redacted: { status: 410, title: 'The record was redacted' },
  redacted_for_legal_reasons: { status: 451, title: 'The record was redacted for legal reasons' },
  too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body is of a type that is not taken' },
  over_budget: { status: 429, title: 'The source has sent more than its budget' },
  internal: { status: 500, title: 'Something went wrong here' },
  not_yet: { status: 503, title: 'The ledger is not there yet' },
  view_moving: { status: 503, title: 'The view is changing too fast to be read' },
  view_unbuilt: { status: 503, title: 'No version of the view is complete yet' },
  bus_unavailable: { status: 503, title: 'The bus did not take the events' },
} as const;

export type ProblemCode = keyof typeof problems;

export interface ProblemMembers {
  readonly detail: string;
  readonly parameter?: string;
  readonly allowed?: readonly string[];
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly [extension: string]: unknown;
}

/** Thrown by whatever cannot answer; the app turns it into `application/problem+json`. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly members: ProblemMembers;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, members: ProblemMembers, headers: Readonly<Record<string, string>> = {}) {
    super(members.detail);
    this.code = code;
    this.members = members;
    this.headers = headers;
  }
}

/** The refusal of one parameter's value. */
export function invalidParameter(parameter: string, message: string, allowed?: readonly string[]): ProblemError {
  const errors = [{ field: parameter, message }];
  const detail = `${parameter}: ${message}`;
  return new ProblemError('invalid_parameter', {
    detail,
    parameter,
    ...(allowed === undefined ? {} : { allowed }),
    errors,
  });
}

/** How many of the values that would do are listed. */
const MOST_ALLOWED = 500;

/** The refusal of a value that nothing here has, with those there are. */
export function unknownValue(parameter: string, value: string, allowed: readonly string[]): ProblemError {
  const most = allowed.slice(0, MOST_ALLOWED);
  return invalidParameter(parameter, `${value} is not known; there are: ${nameSome(allowed) || 'none yet'}`, most);
}

/** The answer that a problem gets. Never stored by caches. */
export function problemResponse({ code, members, headers }: ProblemError): Response {
  const { status, title } = problems[code];
  const { detail, ...extensions } = members;
  const body = { type: `urn:counterweight:problem:${code}`, title, status, code, detail, ...extensions };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}
