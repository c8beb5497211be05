import { z } from 'zod';
import { CommandError } from '../command/command-error.ts';
import { exitCodes } from '../command/exit-code.ts';
import { parseJson } from './parse-json.ts';

const problemSchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  parameter: z.string().optional(),
  allowed: z.union([z.array(z.coerce.string()), z.string()]).optional(),
  errors: z.array(z.object({ field: z.string().optional(), message: z.string() })).optional(),
});

/** The API refused a request; the message is its problem's own words. */
export class ApiError extends CommandError {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message, status === 400 || status === 422 ? exitCodes.usage : exitCodes.failed);
    this.status = status;
  }
}

/** An error from an answer that is not a success: RFC 9457 problem details where the API gave them. */
export function apiErrorOf(status: number, body: string, url: string): ApiError {
  const problem = problemSchema.safeParse(parseJson(body));
  if (!problem.success) return new ApiError(status, `${url} answered ${status}: ${body.slice(0, 200) || 'nothing'}`);
  const { title, detail, parameter, allowed, errors = [] } = problem.data;
  const text = detail ?? title ?? `answered ${status}`;
  const subject = parameter === undefined || text.startsWith(`${parameter}:`) ? '' : `${parameter}: `;
  const faults = errors
    .map(({ field, message }) => (field ? `${field}: ${message}` : message))
    .filter((fault) => !text.includes(fault));
  const list = typeof allowed === 'string' ? allowed : allowed?.join(', ');
  const rest = [...faults, ...(list === undefined || text.includes(list) ? [] : [`allowed: ${list}`])];
  return new ApiError(status, [`${subject}${text}`, ...rest].join('; '));
}
