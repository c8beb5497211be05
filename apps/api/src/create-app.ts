import { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiDeps, withMemories } from './api-deps.ts';
import { serveDatasets } from './entities/dataset/datasets.ts';
import { serveListedKinds } from './entities/listed-kinds.ts';
import { servePledges } from './entities/pledge/pledges.ts';
import { serveStrikes } from './entities/strike/strikes.ts';
import { serveHealth } from './http/healthz.ts';
import { serveOpenApi } from './http/openapi.ts';
import { ProblemError, problemResponse } from './http/problem.ts';
import { allowCrossOriginReads, noSniff } from './http/response-headers.ts';
import { answerUnmatchedRoutes } from './http/unmatched-routes.ts';
import { serveEvents } from './publishing/events.ts';
import { serveReceipts } from './publishing/receipts.ts';
import { serveRecords } from './publishing/records.ts';
import { serveAirDefenceView } from './views/air-defence/air-defence.ts';
import { serveChanges } from './views/changes/changes.ts';
import { serveCoalitionView } from './views/coalition/coalition.ts';
import { serveExplain } from './views/explain/explain.ts';
import { serveStrikesView } from './views/strikes/strikes.ts';
import { serveSummary } from './views/summary/summary.ts';
import { serveSupportView } from './views/support/support.ts';
import { serveTimeline } from './views/timeline/timeline.ts';
import { serveWavesView } from './views/waves/waves.ts';

/** The HTTP API over its dependencies: `Request -> Response`, whatever hosts it. */
export function createApp(deps: ApiDeps): OpenAPIHono {
  const app = new OpenAPIHono();
  const api = withMemories(deps);
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  app.use(noSniff(), allowCrossOriginReads());
  for (const serve of [serveSummary, serveStrikesView, serveSupportView, serveWavesView, serveCoalitionView])
    serve(app, api);
  for (const serve of [serveStrikes, servePledges, serveListedKinds, serveDatasets, serveChanges]) serve(app, api);
  for (const serve of [serveTimeline, serveAirDefenceView, serveExplain]) serve(app, api);
  for (const serve of [serveEvents, serveReceipts, serveRecords, serveHealth]) serve(app, api);
  serveOpenApi(app);
  answerUnmatchedRoutes(app);
  app.onError((error) => problemResponse(asProblem(error, deps)));
  return app;
}

function asProblem(error: unknown, { onError }: ApiDeps): ProblemError {
  if (error instanceof ProblemError) return error;
  onError?.(error);
  return new ProblemError('internal', { detail: 'ask again, or tell the operator' });
}
