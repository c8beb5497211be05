import { sha256 } from '@counterweight/contracts/events';
import { z } from '@hono/zod-openapi';
import { ProblemError } from './problem.ts';

/** A position in a list, bound to the list's filters. Opaque to clients, and no secret. */
export function writeCursor(filters: string, position: unknown): string {
  return Buffer.from(JSON.stringify({ f: fingerprint(filters), p: position })).toString('base64url');
}

/** Reads a cursor back. Throws `invalid_cursor` when it is damaged or was made for other filters. */
export function readCursor<Position>(
  filters: string,
  cursor: string | undefined,
  position: z.ZodType<Position>,
): Position | undefined {
  if (cursor === undefined) return undefined;
  const parsed = z.object({ f: z.literal(fingerprint(filters)), p: position }).safeParse(parse(cursor));
  if (parsed.success) return parsed.data.p;
  throw new ProblemError('invalid_cursor', {
    detail: 'cursor: is damaged, or was made for other filters; start again without it',
    parameter: 'cursor',
  });
}

function fingerprint(filters: string): string {
  return sha256(filters).slice(0, 16);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
