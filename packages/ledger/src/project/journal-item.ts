import { sha256 } from '@counterweight/contracts/events';
import { type Day, laterDay, seqSchema, utcDay } from '@counterweight/domain/values';
import type { Head, JournalItem, JournalPosition, JournalRecord } from '../ports/ledger.ts';
import type { ViewBuilds } from '../ports/view-builds.ts';

/** HEAD of an empty ledger. */
export const EMPTY_HEAD: Head = { seq: seqSchema.parse(0), day: undefined, hash: '0'.repeat(64), builds: {} };

/** The item after `head`: the day is the later of HEAD's and today, so that a lagging clock never reopens a day. */
export function nextJournalItem(head: JournalPosition, records: readonly JournalRecord[], nowMs: number): JournalItem {
  const today = utcDay(nowMs);
  const content = {
    seq: seqSchema.parse(head.seq + 1),
    day: head.day === undefined ? today : laterDay(head.day, today),
    at: new Date(nowMs).toISOString(),
    records,
    previous: head.hash,
  };
  return { ...content, hash: journalHash(content) };
}

/** SHA-256 over everything an item says, its predecessor's hash included. */
export function journalHash(item: Omit<JournalItem, 'hash'>): string {
  const { seq, day, at, records, previous } = item;
  const lines = records.map(
    ({ kind, entity, record, revision, hash, change }) => `${kind} ${entity} ${record} ${revision} ${hash} ${change}`,
  );
  return sha256([seq, day, at, previous, ...lines].join('\n'));
}

/** HEAD once an item is appended. */
export function headAfter({ seq, day, hash }: JournalItem, builds: ViewBuilds): Head {
  return { seq, day, hash, builds };
}

/** Whether nothing can become known on `day` any more. */
export function isClosed(day: Day, head: JournalPosition): boolean {
  return head.day !== undefined && day < head.day;
}
