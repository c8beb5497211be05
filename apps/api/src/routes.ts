import { serveDatasets } from './entities/dataset/datasets.ts';
import { serveListedKinds } from './entities/listed-kinds.ts';
import { servePledges } from './entities/pledge/pledges.ts';
import { serveStrikes } from './entities/strike/strikes.ts';
import { serveHealth } from './http/healthz.ts';
import type { ServeRoute } from './http/question-route.ts';
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

/** Every route of the API, in the order of its description. A new view is added here. */
export const routes: readonly ServeRoute[] = [
  serveSummary,
  serveStrikesView,
  serveSupportView,
  serveWavesView,
  serveCoalitionView,
  serveStrikes,
  servePledges,
  serveListedKinds,
  serveDatasets,
  serveChanges,
  serveTimeline,
  serveAirDefenceView,
  serveExplain,
  serveEvents,
  serveReceipts,
  serveRecords,
  serveHealth,
];
