import type { KindName } from '@counterweight/domain/kinds';
import { type Day, type Seq, sourceOf } from '@counterweight/domain/values';
import type { JournalItem, JournalRecord, Ledger } from '../ports/ledger.ts';

/** One record as it became known. */
export interface Change extends JournalRecord {
  readonly seq: Seq;
  readonly day: Day;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface ChangesQuestion {
  readonly after: Seq;
  readonly limit: number;
  readonly kind: KindName | undefined;
  readonly source: string | undefined;
}

export interface ChangesPage {
  readonly changes: readonly Change[];
  /** Everything up to here was looked at: ask for what comes after it. */
  readonly through: Seq;
  /** The end of the journal when the page was read. */
  readonly head: Seq;
}

const JOURNAL_PAGE = 100;
/** Journal items looked at for one page; a rare change then comes with a later page. */
const MAX_ITEMS = 2000;

/**
 * Changes in journal order. An item is never split between pages, so a page holds fewer than `limit` changes, or one
 * item's that has more.
 */
export async function readChanges(
  question: ChangesQuestion,
  { ledger }: { readonly ledger: Pick<Ledger, 'head' | 'journal'> },
): Promise<ChangesPage> {
  const { seq: head } = await ledger.head();
  const changes: Change[] = [];
  let through = question.after;
  let looked = 0;
  while (through < head && looked < MAX_ITEMS) {
    const page = await ledger.journal(through, JOURNAL_PAGE);
    for (const item of page) {
      if (item.seq > head) return { changes, through, head };
      const matching = changesOf(item, question);
      if (changes.length > 0 && changes.length + matching.length > question.limit) return { changes, through, head };
      changes.push(...matching);
      through = item.seq;
    }
    if (page.length === 0) break;
    looked += page.length;
  }
  return { changes, through, head };
}

function changesOf({ seq, day, at, records }: JournalItem, { kind, source }: ChangesQuestion): readonly Change[] {
  return records
    .filter((record) => kind === undefined || record.kind === kind)
    .filter((record) => source === undefined || sourceOf(record.entity) === source)
    .map((record) => ({ ...record, seq, day, at }));
}
