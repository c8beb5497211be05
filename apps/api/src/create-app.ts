import { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiDeps, withMemories } from './api-deps.ts';
import { ProblemError, problemResponse } from './http/problem.ts';
import { asData, openToReaders } from './http/shared-reading.ts';
import { refuseStrangers } from './http/strangers.ts';
import { serveChanges } from './routes/changes.ts';
import { serveDatasets } from './routes/datasets.ts';
import { serveEvents } from './routes/events.ts';
import { serveExplain } from './routes/explain.ts';
import { serveHealth } from './routes/healthz.ts';
import { serveListedKinds } from './routes/listed-kinds.ts';
import { serveOpenApi } from './routes/openapi.ts';
import { servePledges } from './routes/pledges.ts';
import { serveReceipts } from './routes/receipts.ts';
import { serveRecords } from './routes/records.ts';
import { serveStrikes } from './routes/strikes.ts';
import { serveSummary } from './routes/summary.ts';
import { serveTimeline } from './routes/timeline.ts';
import { serveAirDefenceView } from './routes/views-air-defence.ts';
import { serveCoalitionView } from './routes/views-coalition.ts';
import { serveStrikesView } from './routes/views-strikes.ts';
import { serveSupportView } from './routes/views-support.ts';
import { serveWavesView } from './routes/views-waves.ts';

/** The HTTP API over its dependencies: `Request -> Response`, whatever hosts it. */
export function createApp(deps: ApiDeps): OpenAPIHono {
  const app = new OpenAPIHono();
  const api = withMemories(deps);
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  app.use(asData(), openToReaders());
  for (const serve of [serveSummary, serveStrikesView, serveSupportView, serveWavesView, serveCoalitionView])
    serve(app, api);
  for (const serve of [serveStrikes, servePledges, serveListedKinds, serveDatasets, serveChanges]) serve(app, api);
  for (const serve of [serveTimeline, serveAirDefenceView, serveExplain]) serve(app, api);
  for (const serve of [serveEvents, serveReceipts, serveRecords, serveHealth]) serve(app, api);
  serveOpenApi(app);
  refuseStrangers(app);
  app.onError((error) => problemResponse(asProblem(error, deps)));
  return app;
}

function asProblem(error: unknown, { onError }: ApiDeps): ProblemError {
  if (error instanceof ProblemError) return error;
  onError?.(error);
  return new ProblemError('internal', { detail: 'ask again, or tell the operator' });
}
