export { type CompactDeps, type Compacted, compact } from './compact/compact.ts';
export type { SnapshotDamage } from './compact/load-snapshot.ts';
export { MANIFESTS, SNAPSHOT_TABLES } from './compact/manifest.ts';
export { writeSnapshot } from './compact/write-snapshot.ts';
export { type BudgetRules, budgetRulesSchema, perMinuteOf } from './ingest/budget-rules.ts';
export { costOf } from './ingest/event-cost.ts';
export { type IngestDeps, ingest } from './ingest/ingest.ts';
export type { IngestResult } from './ingest/ingest-result.ts';
export { handleQueueBatch, type QueueBatchResult } from './ingest/queue-batch.ts';
export { type Candidate, type Refusal, readDelivery, readEnvelope } from './ingest/read-delivery.ts';
export {
  API_ENVELOPE_SOURCE,
  type Publisher,
  publisherSchema,
  type Senders,
  senderRegistrySchema,
  sendersOf,
  tokenSender,
} from './ingest/senders.ts';
export { type Shortage, TokenBuckets } from './ingest/token-bucket.ts';
export { type BudgetDeps, overBudget } from './ingest/within-budget.ts';
export { giveBudget } from './operate/give-budget.ts';
export {
  type Refused,
  rebuildAnswerSchema,
  rebuildOrderSchema,
  redactAnswerSchema,
  redactOrderSchema,
  redriveAnswerSchema,
  redriveOrderSchema,
  retryAnswerSchema,
  retryOrderSchema,
  tokensAnswerSchema,
  tokensOrderSchema,
} from './operate/orders.ts';
export { rankSource } from './operate/rank-source.ts';
export { type RebuildDeps, type Rebuilt, rebuild } from './operate/rebuild.ts';
export { type RedactDeps, type Redacted, redact } from './operate/redact.ts';
export {
  type Retried,
  type RetryDeps,
  type RetryFilter,
  retryAllQuarantined,
  retryQuarantined,
} from './operate/retry-quarantined.ts';
export { type TakeBackOrder, type TakenBack, takeBack } from './operate/take-back.ts';
export { watchWaiting } from './operate/waiting-entities.ts';
export type { Budgets, EventsPerMinute, SpentBudget, WaitingEvents } from './ports/budgets.ts';
export { type Clock, systemClock } from './ports/clock.ts';
export {
  type CancellationReason,
  type CommitItem,
  type CommitOutcome,
  classifyCancellation,
} from './ports/commit-outcome.ts';
export type { EventSink } from './ports/event-sink.ts';
export {
  type AcceptedEntity,
  type AppliedRow,
  type ChangeType,
  type Commit,
  contentOf,
  type EntityChange,
  type EntityRef,
  type EventKey,
  entityText,
  eventKeyText,
  type Head,
  type HistoricRow,
  type JournalItem,
  type JournalRecord,
  type Known,
  type KnownRevisions,
  type KnownRun,
  type Ledger,
  type LedgerRecord,
  MAX_COMMIT_BYTES,
  MAX_COMMIT_ENTITIES,
  MAX_ENTITY_REVISIONS,
  MAX_ENTITY_ROW_BYTES,
  MAX_ENTITY_ROWS,
  MAX_INLINE_PAYLOAD_BYTES,
  MAX_PROJECTED_REVISIONS,
  type Page,
  type Payload,
  type PayloadName,
  type PutOutcome,
  type Receipt,
  type RecordEntry,
  type RecordHead,
  type Redaction,
  type RowPointer,
  type RowsOfEntity,
  recordNameText,
  redactedRecord,
  type StateItem,
} from './ports/ledger.ts';
export { allViews, type LiveViews, type ViewPlace } from './ports/live-views.ts';
export type { Objects } from './ports/objects.ts';
export {
  type Quarantine,
  type QuarantineItem,
  type QuarantineRetry,
  quarantineCodes,
  redactedItem,
  retriedItem,
} from './ports/quarantine.ts';
export { type Revocation, type TokenGrant, type Tokens, withSuspension } from './ports/tokens.ts';
export { closeDay } from './project/close-day.ts';
export {
  commitmentOf,
  EMPTY_HEAD,
  entityChange,
  headAfter,
  isClosed,
  nextJournalItem,
} from './project/journal-item.ts';
export type { MoveHeadDeps } from './project/move-head.ts';
export { type ProjectDeps, project } from './project/project.ts';
export type { ProjectResult } from './project/project-result.ts';
export { handleStreamBatch, type StreamBatchResult, type StreamRecord } from './project/stream-batch.ts';
export { type SweepDeps, type SweepResult, sweep } from './project/sweep.ts';
export { STREAM_LIMITS, SWEEP_LIMITS, type TimeLimits } from './project/time-limits.ts';
export {
  type CheckpointsProof,
  checkCheckpoints,
  checkRecordProof,
  type ProofFault,
  type RecordProof,
} from './proof/check-proof.ts';
export { type Checkpoint, claimedSize, openCheckpoint } from './proof/checkpoint.ts';
export { ensureKeyFile, keyFileSigner } from './proof/key-file-signer.ts';
export {
  CHECKPOINTS,
  newestCheckpoint,
  type PublishedCheckpoint,
  publishCheckpoint,
} from './proof/publish-checkpoint.ts';
export { noteKey, readNoteKey, type Signer, writeNoteKey } from './proof/signed-note.ts';
export {
  countedByDefault,
  countedKinds,
  type DatasetName,
  datasetEntity,
  datasetName,
  datasetState,
  kindsDescribed,
} from './read/dataset-of.ts';
export { foldedRecords, type HistoryPage, historyPage, type KnownRecord } from './read/entity-history.ts';
export type { RowsQuestion } from './read/entity-positions.ts';
export { findReceipt, type ReceiptAnswer } from './read/find-receipt.ts';
export { countedIn, sourcesCounted, sourcesEver } from './read/known-sources.ts';
export {
  type CurrentRecord,
  type LedgerAt,
  type LedgerMemory,
  type MemoryReading,
  type NamedRecord,
  NotLiveError,
} from './read/ledger-at.ts';
export { createLedgerMemory, type FollowingMemory, type LedgerMemoryDeps } from './read/ledger-memory.ts';
export { type ListedEntity, type ListPage, type ListQuestion, listEntities } from './read/list-entities.ts';
export { type ListedRow, listRows, type RowPage } from './read/list-rows.ts';
export { type Change, type ChangesPage, readChanges } from './read/read-changes.ts';
export { type ReadTime, readAt, type TimedReading } from './read/read-view.ts';
export type { CheckpointSources } from './replay/compare-checkpoints.ts';
export { RebuildError } from './replay/rebuild-error.ts';
export { type Difference, type Verification, type VerifyDeps, verify } from './replay/verify.ts';
export { mintToken } from './tokens/mint-token.ts';
export { recognizeToken, type TokenVerdict } from './tokens/recognize-token.ts';
export { readTokenText, writeTokenText } from './tokens/token-text.ts';
