import { entities } from './entities/entities.ts';
import { serveEntity } from './entities/serve-entity.ts';
import { serveHealth } from './http/healthz.ts';
import type { ServeRoute } from './http/question-route.ts';
import { serveCheckpoint } from './proof/checkpoint.ts';
import { serveProof } from './proof/proof.ts';
import { serveEvents } from './publishing/events.ts';
import { serveReceipts } from './publishing/receipts.ts';
import { serveRecords } from './publishing/records.ts';
import { servePolicies } from './reference/policies.ts';
import { serveVocabularies } from './reference/vocabularies.ts';
import { serveAirDefenceView } from './views/air-defence/air-defence.ts';
import { serveChanges } from './views/changes/changes.ts';
import { serveJournalDays } from './views/changes/journal-days.ts';
import { serveCoalitionView } from './views/coalition/coalition.ts';
import { serveConversionView } from './views/conversion/conversion.ts';
import { serveExplain } from './views/explain/explain.ts';
import { serveInterceptionView } from './views/interception/interception.ts';
import { serveResponseView } from './views/response/response.ts';
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
  serveInterceptionView,
  serveResponseView,
  serveConversionView,
  serveCoalitionView,
  ...Object.values(entities).map(serveEntity),
  serveChanges,
  serveJournalDays,
  serveTimeline,
  serveAirDefenceView,
  serveExplain,
  serveProof,
  serveCheckpoint,
  serveEvents,
  serveReceipts,
  serveRecords,
  serveVocabularies,
  servePolicies,
  serveHealth,
];
