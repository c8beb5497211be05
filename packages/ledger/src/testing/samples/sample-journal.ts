import type { StoredRow } from '@counterweight/domain/rows';
import {
  type Day,
  daySchema,
  type EntityId,
  entityIdSchema,
  type RecordId,
  type Revision,
  recordIdSchema,
  revisionSchema,
  type Seq,
  seqSchema,
} from '@counterweight/domain/values';
import type { EntityRef, Head, JournalItem, JournalRecord } from '../../ports/ledger.ts';
import type { LiveViews } from '../../ports/live-views.ts';
import { EMPTY_HEAD, headAfter, type ItemContent, nextJournalItem } from '../../project/journal-item.ts';

export const strike = (local: string): EntityRef & { readonly entity: EntityId } => ({
  kind: 'strike',
  entity: entityIdSchema.parse(`desk:${local}`),
});
export const seqOf = (number: number): Seq => seqSchema.parse(number);

/** A row of a strikes view, on the axis `end`. */
export function sampleRow(day: string, launched: number, source = 'desk'): StoredRow {
  return { axis: 'end', day: sampleRowDay(day), dimensions: { source }, measures: { launched } };
}

const sampleRowDay = (day: string): Day | 'undated' => (day === 'undated' ? day : daySchema.parse(day));

export function sampleNaming(ref: EntityRef, revision: number, more: Partial<JournalRecord> = {}): JournalRecord {
  const record: RecordId = recordIdSchema.parse('report');
  const named: Revision = revisionSchema.parse(revision);
  return { ...ref, record, revision: named, hash: `${revision}`.padStart(64, '0'), change: 'created', ...more };
}

/** A journal that is written by hand: what is appended is in HEAD at once, and visible unless it is hidden. */
export function createSampleJournal(head: Head = EMPTY_HEAD) {
  const items: JournalItem[] = [];
  let end = head;
  let visible = Number.POSITIVE_INFINITY;
  return {
    ledger: {
      head: async () => end,
      journal: async (after: number, limit: number) =>
        items.filter(({ seq }) => seq > after && seq <= visible).slice(0, limit),
      records: async () => new Map(),
      entity: async () => [],
      scan: async function* () {},
    },
    items,
    /** Appends an item on a day at noon, UTC. */
    append(day: string, content: Partial<ItemContent> = {}, views: LiveViews = end.views): JournalItem {
      const item = nextJournalItem(end, Date.parse(`${day}T12:00:00Z`), { records: [], entities: [], ...content });
      items.push(item);
      end = headAfter(item, views);
      return item;
    },
    /** Items after this one are in HEAD and not visible yet. */
    showThrough(seq: number): void {
      visible = seq;
    },
    /** Takes the rows of an entity out of an item. */
    erase(seq: number, { entity }: EntityRef): void {
      const item = items[seq - 1];
      if (item === undefined) throw new Error(`no item ${seq}`);
      const entities = item.entities.map((each) => (each.entity === entity ? { ...each, content: undefined } : each));
      items[seq - 1] = { ...item, entities };
    },
  };
}
