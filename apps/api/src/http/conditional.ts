import { sha256 } from '@counterweight/contracts/events';
import type { Context } from 'hono';

/** An address that can never answer otherwise: it carries its known day or position, and its definition version. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
export const FRESH = 'public, max-age=5, must-revalidate';

/** A weak ETag over what an answer depends on: what was asked, and the position it was answered from. */
export function entityTag(...parts: readonly (string | number)[]): string {
  return `W/"${sha256(JSON.stringify(parts)).slice(0, 32)}"`;
}

/**
 * Answers 304 when the client holds this very answer, else what `build` gives, with the caching headers on either.
 * RFC 9110, 13.1.2: weak comparison.
 */
export async function conditionally(
  c: Context,
  caching: { readonly etag: string; readonly cacheControl: string },
  build: () => Response | Promise<Response>,
): Promise<Response> {
  const held = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  const fresh = held.includes('*') || held.includes(caching.etag.replace(/^W\//, ''));
  const response = fresh ? new Response(null, { status: 304 }) : await build();
  response.headers.set('etag', caching.etag);
  response.headers.set('cache-control', caching.cacheControl);
  response.headers.append('vary', 'Accept');
  return response;
}
