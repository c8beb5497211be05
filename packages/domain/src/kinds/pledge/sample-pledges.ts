import type { z } from 'zod';
import { type EntityId, entityIdSchema, recordIdSchema, revisionSchema } from '../../values/ids.ts';
import type { RecordContent } from '../kind.ts';
import type { pledgeSchema } from './pledge.ts';
import {
  pledgeAnnouncedSchema,
  pledgeWithdrawnSchema,
  transactionRecordedSchema,
  transactionRetractedSchema,
} from './pledge-records.ts';
import { transactionIdSchema, transactionRecord, type transactionSchema } from './transaction.ts';

type PledgeBody = z.input<typeof pledgeSchema>;
type TransactionBody = z.input<typeof transactionSchema>;

const sources = [{ publisher: 'A desk', title: 'A report' }];

export const samplePledge = (local: string): EntityId => entityIdSchema.parse(`desk:${local}`);

/** A header record as the ledger gives it to a fold. */
export function headerRecord(entity: EntityId, body: Partial<PledgeBody> = {}, revision = 1): RecordContent {
  const pledge = { donor: 'USA', title: 'A package', category: 'military', new_money: 'unknown', ...body };
  const data = pledgeAnnouncedSchema.parse({ entity, revision, sources, pledge });
  return { ...named('header', revision), status: 'live', data };
}

export function withdrawnHeader(entity: EntityId, revision: number): RecordContent {
  const data = pledgeWithdrawnSchema.parse({ entity, revision, sources, reason: 'Entered twice.' });
  return { ...named('header', revision), status: 'retracted', data };
}

/** A transaction record; day-precise on 5 January 2024 and 100 USD where the body does not say otherwise. */
export function transactionRecordOf(
  entity: EntityId,
  id: string,
  body: Partial<TransactionBody> = {},
  revision = 1,
): RecordContent {
  const transaction = { type: 'committed', when: onDay('2024-01-05'), value: money('100', 'USD'), ...body };
  const data = transactionRecordedSchema.parse({ entity, revision, sources, transaction_id: id, transaction });
  return { ...named(transactionRecord(transactionIdSchema.parse(id)), revision), status: 'live', data };
}

export function retractedTransaction(entity: EntityId, id: string, revision: number): RecordContent {
  const data = transactionRetractedSchema.parse({ entity, revision, sources, transaction_id: id, reason: 'Wrong.' });
  return { ...named(transactionRecord(transactionIdSchema.parse(id)), revision), status: 'retracted', data };
}

export function money(amount: string, currency: string, reportedInEur?: string) {
  const reported = reportedInEur === undefined ? {} : { as_reported: { amount: reportedInEur, currency: 'EUR' } };
  return { known: 'money', money: { amount, currency, ...reported } } as const;
}

export function onDay(day: string) {
  return { precision: 'day', day } as const;
}

export function inMonth(month: string) {
  return { precision: 'month', month } as const;
}

function named(record: string, revision: number) {
  return { record: recordIdSchema.parse(record), revision: revisionSchema.parse(revision) };
}
