import type { EntityId, Revision } from '../../values/ids.ts';
import { latestOfEach, type RecordContent } from '../kind.ts';
import type { HeaderState } from './header-state.ts';
import type { LiveTransaction } from './live-transaction.ts';
import {
  pledgeAnnouncedSchema,
  pledgeWithdrawnSchema,
  transactionRecordedSchema,
  transactionRetractedSchema,
} from './pledge-records.ts';
import { type PledgeStatus, statusOf } from './pledge-status.ts';
import { type PledgeWarning, warningsOf } from './pledge-warnings.ts';
import { type Stage, stages, type Transaction, type TransactionId, transactionIdSchema } from './transaction.ts';

/** A transaction that was taken back, or whose payload was removed. */
export interface GoneTransaction {
  readonly id: TransactionId;
  readonly revision: Revision;
  readonly status: 'retracted' | 'redacted';
  readonly reason: string;
}

/** What the ledger says of one pledge. */
export interface PledgeState {
  readonly entity: EntityId;
  readonly header: HeaderState;
  /** In order of id. */
  readonly transactions: readonly LiveTransaction[];
  readonly gone: readonly GoneTransaction[];
  readonly status: PledgeStatus;
  /** Transactions wait for a header that is live; until then they count nothing. */
  readonly awaiting_header: boolean;
  readonly warnings: readonly PledgeWarning[];
}

const HEADER = 'header';

/** Folds the record `header` and the records `tx-<id>`. */
export function foldPledge(entity: EntityId, records: readonly RecordContent[]): PledgeState {
  const latest = latestOfEach(records);
  const header = foldHeader(latest.find(({ record }) => record === HEADER));
  const others = latest.filter(({ record }) => record !== HEADER);
  const gone = others.flatMap(goneTransaction);
  const recorded = others.flatMap(liveTransaction);
  const byId = new Map(recorded.map((held) => [held.id, held.transaction]));
  const transactions = recorded.map((held) => ({ ...held, stage: stageOf(held.transaction, byId) }));
  return {
    entity,
    header,
    transactions,
    gone,
    status: statusOf(header.status, transactions),
    awaiting_header: header.status !== 'live' && transactions.length > 0,
    warnings: warningsOf(transactions),
  };
}

function foldHeader(record: RecordContent | undefined): HeaderState {
  if (record === undefined) return { status: 'absent' };
  const { revision } = record;
  switch (record.status) {
    case 'redacted':
      return { status: 'redacted', revision, reason: record.reason };
    case 'retracted': {
      const { reason, sources } = pledgeWithdrawnSchema.parse(record.data);
      return { status: 'withdrawn', revision, reason, sources };
    }
    case 'live': {
      const { pledge, sources } = pledgeAnnouncedSchema.parse(record.data);
      return { status: 'live', revision, pledge, sources };
    }
  }
}

function liveTransaction(record: RecordContent): readonly Omit<LiveTransaction, 'stage'>[] {
  if (record.status !== 'live') return [];
  const { transaction_id, transaction, sources } = transactionRecordedSchema.parse(record.data);
  return [{ id: transaction_id, revision: record.revision, transaction, sources }];
}

function goneTransaction(record: RecordContent): readonly GoneTransaction[] {
  if (record.status === 'live') return [];
  const { revision, status } = record;
  const id = transactionIdSchema.parse(record.record.replace(/^tx-/, ''));
  const reason = status === 'redacted' ? record.reason : transactionRetractedSchema.parse(record.data).reason;
  return [{ id, revision, status, reason }];
}

/** Follows `applies_to` to a transaction that moves a stage of its own; a chain that ends nowhere or in itself moves none. */
function stageOf(transaction: Transaction, byId: ReadonlyMap<TransactionId, Transaction>): Stage | undefined {
  const seen = new Set<TransactionId>();
  let current: Transaction | undefined = transaction;
  while (current !== undefined && 'applies_to' in current) {
    if (seen.has(current.applies_to)) return undefined;
    seen.add(current.applies_to);
    current = byId.get(current.applies_to);
  }
  return current === undefined ? undefined : stages.find((stage) => stage === current?.type);
}
