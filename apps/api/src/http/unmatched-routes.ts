import type { OpenAPIHono } from '@hono/zod-openapi';
import { ProblemError, problemResponse } from './problem.ts';

/** Answers what no route does: another method on a known path, a slash too many, unknown paths. Comes after all routes. */
export function answerUnmatchedRoutes(app: OpenAPIHono): void {
  const methods = new Map<string, Set<string>>();
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const { path, method } = definition.route;
    const allowed = methods.get(path) ?? new Set(['OPTIONS']);
    methods.set(path, allowed.add(method.toUpperCase()));
    if (method === 'get') allowed.add('HEAD');
  }
  for (const [path, allowed] of methods) {
    const allow = [...allowed].sort();
    app.all(path.replaceAll(/\{(.+?)\}/g, ':$1'), (c) => {
      const detail = `${c.req.method} is not taken by ${c.req.path}; allowed: ${allow.join(', ')}`;
      throw new ProblemError('method_not_allowed', { detail, allowed: allow }, { allow: allow.join(', ') });
    });
  }
  const paths = [...methods.keys()].sort();
  app.notFound((c) => {
    const { pathname, search } = new URL(c.req.url);
    const without = pathname.replace(/\/+$/, '');
    // Relative to this host alone: a path that began with two slashes would name another.
    if (without !== pathname && /^\/[^/]/.test(without)) return c.redirect(`${without}${search}`, 308);
    const detail = `there is no ${c.req.path}; there are: ${paths.join(', ')}`;
    return problemResponse(new ProblemError('not_found', { detail, allowed: paths }));
  });
}
