import { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiDeps, withMemory } from './api-deps.ts';
import { serveOpenApi } from './http/openapi.ts';
import { ProblemError, problemResponse } from './http/problem.ts';
import { allowCrossOriginReads, noSniff } from './http/response-headers.ts';
import { answerUnmatchedRoutes } from './http/unmatched-routes.ts';
import { serveDocuments } from './reference/documents.ts';
import { serveIndex } from './reference/service-index.ts';
import { routes } from './routes.ts';

/** The HTTP API over its dependencies: `Request -> Response`, whatever hosts it. */
export function createApp(deps: ApiDeps): OpenAPIHono {
  const app = new OpenAPIHono();
  const api = withMemory(deps);
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  app.use(noSniff(), allowCrossOriginReads());
  for (const serve of routes) serve(app, api);
  serveDocuments(app);
  serveOpenApi(app);
  serveIndex(app);
  answerUnmatchedRoutes(app);
  app.onError((error) => problemResponse(asProblem(error, deps)));
  return app;
}

function asProblem(error: unknown, { onError }: ApiDeps): ProblemError {
  if (error instanceof ProblemError) return error;
  onError?.(error);
  return new ProblemError('internal', { detail: 'ask again, or tell the operator' });
}
