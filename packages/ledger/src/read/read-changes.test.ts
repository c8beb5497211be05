import { entityIdSchema, recordIdSchema, revisionSchema, seqSchema } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import type { Head, JournalItem } from '../ports/ledger.ts';
import { EMPTY_HEAD, headAfter, nextJournalItem } from '../project/journal-item.ts';
import { readChanges } from './read-changes.ts';

/** A journal whose items name so many records each, of two sources in turn. */
function journalOf(sizes: readonly number[]) {
  const items: JournalItem[] = [];
  let head: Head = EMPTY_HEAD;
  for (const size of sizes) {
    const records = Array.from({ length: size }, (_, index) => ({
      kind: 'strike',
      entity: entityIdSchema.parse(`${index % 2 === 0 ? 'desk' : 'other'}:s${head.seq}-${index}`),
      record: recordIdSchema.parse('report'),
      revision: revisionSchema.parse(1),
      hash: '0',
      change: 'created' as const,
    }));
    const item = nextJournalItem(head, 0, { records, entities: [] });
    items.push(item);
    head = headAfter(item, {});
  }
  const end = head;
  return {
    head: async () => end,
    journal: async (after: number, limit: number) =>
      items.filter(({ seq }) => seq > after).slice(0, Math.min(limit, 2)),
  };
}

const sizes = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 12 });
const sources = fc.constantFrom(undefined, 'desk', 'other');

property.prop([sizes, fc.integer({ min: 1, max: 8 }), sources])(
  'pages hold every change once and in order, never part of an item, and end at the end of the journal',
  async (drafts, limit, source) => {
    const ledger = journalOf(drafts);
    const ask = (after: number, size: number) =>
      readChanges({ after: seqSchema.parse(after), limit: size, kind: undefined, source }, { ledger });
    const whole = await ask(0, 10_000);
    const entities: string[] = [];
    let through = 0;
    for (;;) {
      const page = await ask(through, limit);
      const items = new Set(page.changes.map(({ seq }) => seq));
      if (page.changes.length > limit) expect(items.size).toBe(1);
      for (const seq of items) {
        const count = whole.changes.filter((change) => change.seq === seq).length;
        expect(page.changes.filter((change) => change.seq === seq)).toHaveLength(count);
      }
      entities.push(...page.changes.map(({ entity }) => entity));
      if (page.through >= page.head) break;
      expect(page.through).toBeGreaterThan(through);
      through = page.through;
    }
    expect(entities).toEqual(whole.changes.map(({ entity }) => entity));
    expect(entities).toHaveLength(
      drafts.reduce(
        (sum, size) =>
          sum + (source === undefined ? size : source === 'desk' ? Math.ceil(size / 2) : Math.floor(size / 2)),
        0,
      ),
    );
  },
);
