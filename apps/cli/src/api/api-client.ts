import { z } from 'zod';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { apiErrorOf } from './api-error.ts';

export interface ApiRequest {
  readonly method?: 'GET' | 'POST';
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly accept?: string;
  readonly body?: string;
  readonly contentType?: string;
  /** Statuses beside 2xx that are an answer, not an error. */
  readonly answers?: readonly number[];
}

export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
  /** Query of the next page, of an RFC 8288 `Link` header. */
  readonly next: string | undefined;
}

export interface ApiClient {
  readonly endpoint: string;
  /** Sends a request, again where that is safe and may help. Throws ApiError or CommandError. */
  send(path: string, request?: ApiRequest): Promise<ApiAnswer>;
}

const MAX_TRIES = 6;
const TRANSIENT: readonly number[] = [429, 502, 503, 504];

/** A client of the API at an address. Every request of ours may be repeated: reading, and publishing what has an id. */
export function createApiClient(options: { endpoint: string; token?: string }, env: CliEnvironment): ApiClient {
  const { endpoint, token } = options;
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return {
    endpoint,
    async send(path, request = {}) {
      const url = urlOf(endpoint, path, request.query);
      const headers = {
        accept: request.accept ?? 'application/json',
        ...authorization,
        ...(request.contentType === undefined ? {} : { 'content-type': request.contentType }),
      };
      const init = { method: request.method ?? 'GET', headers, ...(request.body ? { body: request.body } : {}) };
      const response = await persist(url, init, env);
      const text = await response.text();
      if (!response.ok && request.answers?.includes(response.status) !== true) {
        throw apiErrorOf(response.status, text, url);
      }
      return { status: response.status, text, next: nextOf(response.headers.get('link')) };
    },
  };
}

/** Reads an answer's JSON; what is not of the shape is said with the address it came from. */
export function readAnswer<Schema extends z.ZodType>(answer: ApiAnswer, schema: Schema, path: string): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(answer.text));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', ' ') : 'not JSON';
    throw new CommandError(`${path} answered something this version of cw does not understand: ${why}`);
  }
}

async function persist(url: string, init: RequestInit, env: CliEnvironment): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt >= MAX_TRIES;
    try {
      const response = await env.fetch(url, init);
      if (last || !TRANSIENT.includes(response.status)) return response;
      await env.sleep(retryAfterMs(response.headers.get('retry-after')) ?? backOffMs(attempt));
    } catch (error) {
      const code = codeOf(error);
      if (last || code === 'ECONNREFUSED') throw unreachable(url, code);
      await env.sleep(backOffMs(attempt));
    }
  }
}

function unreachable(url: string, code: string): CommandError {
  const { origin } = new URL(url);
  if (code === 'ECONNREFUSED') {
    return new CommandError(
      `${origin} refused the connection: is \`npm start\` running? (--endpoint names another API)`,
    );
  }
  return new CommandError(
    `no answer from ${origin} (${code}) after ${MAX_TRIES} tries; what was taken stays taken, run it again`,
  );
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof AggregateError && cause.errors.length > 0) return codeOf(cause.errors[0]);
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.message : String(cause);
}

function backOffMs(attempt: number): number {
  return Math.random() * Math.min(4000, 100 * 2 ** attempt);
}

function retryAfterMs(header: string | null): number | undefined {
  return header !== null && /^\d{1,3}$/.test(header) ? Number(header) * 1000 : undefined;
}

function urlOf(endpoint: string, path: string, query: ApiRequest['query']): string {
  const url = new URL(`${endpoint}${path}`);
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

/** The query of the `next` link; the link's own host is left out, since a proxy may have changed it. */
function nextOf(header: string | null): string | undefined {
  const target = header?.match(/<([^>]*)>\s*;[^,]*\brel="?next"?/)?.[1];
  return target === undefined ? undefined : new URL(target, 'http://api').search;
}
