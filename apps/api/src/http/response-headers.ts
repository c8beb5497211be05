import type { MiddlewareHandler } from 'hono';

const EXPOSED = 'Allow, ETag, Link, Location, Retry-After, Content-Disposition';

/** Reading is open to pages of any origin, without credentials; writing is not (CORS, Fetch standard 3.2). */
export function allowCrossOriginReads(): MiddlewareHandler {
  return async (c, next) => {
    const { method } = c.req;
    if (method === 'OPTIONS') {
      return c.body(null, 204, {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': 'Accept, If-None-Match',
        'access-control-max-age': '86400',
      });
    }
    await next();
    // Also what is not allowed is told, so that a page can say so.
    if (method === 'GET' || method === 'HEAD' || c.res.status === 405) {
      c.res.headers.set('access-control-allow-origin', '*');
      c.res.headers.set('access-control-expose-headers', EXPOSED);
    }
    return undefined;
  };
}

/** Answers are data: no browser should take one for anything else. */
export function noSniff(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    c.res.headers.set('x-content-type-options', 'nosniff');
  };
}
