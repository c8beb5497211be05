import type { KindName } from '@counterweight/domain/kinds';
import type { Source } from '@counterweight/domain/values';
import type { Ledger, RecordSummary } from '../ports/ledger.ts';

/** Where a listing goes on: the ledger's own position, and the record whose highest revision is not settled yet. */
export interface RecordsPosition {
  readonly after: string;
  readonly held: RecordSummary | undefined;
}

export interface CurrentRecords {
  readonly records: readonly RecordSummary[];
  readonly next: RecordsPosition | undefined;
}

/**
 * A source's records of a kind, of each its highest revision, tombstones included. Pages hold `limit` or fewer; revisions
 * of one record may lie on two of the ledger's pages, so the last one waits in the position until it is settled.
 */
export async function currentRecords(
  question: {
    readonly source: Source;
    readonly kind: KindName;
    readonly from?: RecordsPosition;
    readonly limit: number;
  },
  { ledger }: { readonly ledger: Pick<Ledger, 'bySource'> },
): Promise<CurrentRecords> {
  const { source, kind, from, limit } = question;
  const page = await ledger.bySource(source, kind, from?.after, limit);
  const records: RecordSummary[] = [];
  let held = from?.held;
  for (const summary of page.items) {
    if (held !== undefined && !sameRecord(held, summary)) records.push(held);
    if (held === undefined || !sameRecord(held, summary) || held.revision < summary.revision) held = summary;
  }
  if (page.next !== undefined) return { records, next: { after: page.next, held } };
  if (held !== undefined) records.push(held);
  return { records, next: undefined };
}

function sameRecord(a: RecordSummary, b: RecordSummary): boolean {
  return a.entity === b.entity && a.record === b.record;
}
