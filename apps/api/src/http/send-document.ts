import type { Context } from 'hono';
import { conditionally, entityTag } from './conditional.ts';

/** Sends a document that stays the same while this build runs: kept for minutes, and not sent again to who holds it. */
export function sendDocument(c: Context, text: string): Promise<Response> {
  return conditionally(c, { etag: entityTag(text), cacheControl: 'public, max-age=300, must-revalidate' }, () =>
    c.body(text, 200, { 'content-type': 'application/json' }),
  );
}
