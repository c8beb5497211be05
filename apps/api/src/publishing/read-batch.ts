import type { Context } from 'hono';
import { ProblemError } from '../http/problem.ts';

/** A Lambda function is given at most 6 MB, its envelope included. */
export const MAX_BODY_BYTES = 5 * 1024 * 1024;
const MAX_ENTRIES = 5000;

/** One entry of a batch: what was parsed, or that it is no JSON (with its line, in NDJSON). */
export type BatchEntry =
  | { readonly index: number; readonly value: unknown }
  | { readonly index: number; readonly line: number; readonly message: string };

const shapes: Readonly<Record<string, 'json' | 'object' | 'array' | 'lines'>> = {
  'application/json': 'json',
  'application/cloudevents+json': 'object',
  'application/cloudevents-batch+json': 'array',
  'application/x-ndjson': 'lines',
  'application/ndjson': 'lines',
};
const eventMediaTypes: readonly string[] = Object.keys(shapes);

/** Reads a body of one event or many. Throws problems: another type, unreadable JSON, too many entries, none. */
export async function readBatch(c: Context): Promise<readonly BatchEntry[]> {
  const contentType = c.req.header('content-type') ?? '';
  const [mediaType = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const shape = Object.hasOwn(shapes, mediaType) ? shapes[mediaType] : undefined;
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  if (shape === undefined || (charset !== undefined && !/^charset="?utf-8"?$/.test(charset))) {
    const detail = `content-type: ${contentType === '' ? 'is needed' : `${contentType} is not taken`}; send one of: ${eventMediaTypes.join(', ')}, in UTF-8`;
    throw new ProblemError(
      'unsupported_media_type',
      { detail, allowed: eventMediaTypes },
      { 'accept-post': eventMediaTypes.join(', ') },
    );
  }
  const body = await readBody(c);
  const entries = shape === 'lines' ? readLines(body) : readValues(body, shape);
  if (entries.length === 0) throw new ProblemError('empty_batch', { detail: 'the batch holds no event' });
  if (entries.length > MAX_ENTRIES) throw tooLarge(`${entries.length} events; at most ${MAX_ENTRIES} a request`);
  return entries;
}

/** The refusal of a body over the limit. */
export function tooLarge(what: string): ProblemError {
  return new ProblemError('too_large', { detail: `${what}; send several requests` });
}

async function readBody(c: Context): Promise<string> {
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > MAX_BODY_BYTES) throw tooLarge(`the body has ${bytes.byteLength} bytes of ${MAX_BODY_BYTES}`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('invalid_body', { detail: 'the body is not UTF-8' });
  }
}

function readValues(body: string, shape: 'json' | 'object' | 'array'): readonly BatchEntry[] {
  const value = parse(body);
  if ('message' in value) throw new ProblemError('invalid_body', { detail: `the body is not JSON: ${value.message}` });
  const isArray = Array.isArray(value.value);
  if ((shape === 'object' && isArray) || (shape === 'array' && !isArray)) {
    const detail = `the content type says that the body is ${shape === 'array' ? 'an array of events' : 'one event'}`;
    throw new ProblemError('invalid_body', { detail });
  }
  const values: readonly unknown[] = Array.isArray(value.value) ? value.value : [value.value];
  return values.map((entry, index) => ({ index, value: entry }));
}

function readLines(body: string): readonly BatchEntry[] {
  const lines = body.split('\n').map((text, index) => ({ text: text.trim(), line: index + 1 }));
  return lines
    .filter(({ text }) => text !== '')
    .map(({ text, line }, index) => {
      const read = parse(text);
      return 'message' in read ? { index, line, message: read.message } : { index, value: read.value };
    });
}

function parse(text: string): { readonly value: unknown } | { readonly message: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { message: error instanceof Error ? error.message : 'cannot be read' };
  }
}
