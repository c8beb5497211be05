import { rowText, type StoredRow } from '@counterweight/domain/rows';
import { daySchema } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { entityChange } from '../project/journal-item.ts';
import { createSampleJournal, sampleNaming, sampleRow, seqOf, strike } from '../testing/samples/sample-journal.ts';
import { createSampleObjects } from '../testing/samples/sample-objects.ts';
import type { RowsQuestion } from './entity-positions.ts';
import type { LedgerAt } from './ledger-at.ts';
import { createLedgerMemory } from './ledger-memory.ts';
import { type ListedRow, listRows } from './list-rows.ts';

const days = ['2024-01-01', '2024-01-02', 'undated'] as const;
const rows = fc.record({ day: fc.constantFrom(...days), launched: fc.nat(9), axis: fc.constantFrom('end', 'start') });
/** The rows that entities have from one item on; each has one item. */
const tellings = fc.uniqueArray(
  fc.record({
    local: fc.constantFrom('a', 'a-b', 'a+', 'b', 'c'),
    rows: fc.array(rows, { minLength: 1, maxLength: 6 }),
  }),
  { selector: ({ local }) => local },
);

async function ledgerOf(told: readonly { readonly local: string; readonly rows: readonly StoredRow[] }[]) {
  const journal = createSampleJournal();
  for (const { local, rows: came } of told) {
    const change = { type: 'moved', came: { 'strikes@3/0': came }, gone: {} } as const;
    const entities = [entityChange(strike(local), change, 'salt')];
    journal.append('2026-03-10', { records: [sampleNaming(strike(local), 1)], entities });
  }
  const clock = { now: () => 0, backOff: async () => {} };
  const reading = await createLedgerMemory({
    ledger: journal.ledger,
    objects: createSampleObjects().objects,
    clock,
  }).read();
  if (!reading.ok) throw new Error(reading.code);
  return reading.at;
}

function listAll(question: RowsQuestion, limit: number, at: LedgerAt): readonly ListedRow[] {
  const all: ListedRow[] = [];
  let after: string | undefined;
  do {
    const page = listRows(question, { after, limit }, at);
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    if (page.next !== undefined) expect(page.rows).toHaveLength(limit);
    all.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return all;
}

property.prop([tellings, fc.integer({ min: 1, max: 7 }), fc.nat(9), fc.boolean()])(
  'pages of any length hold every row asked for once, in order, each with where it came',
  async (told, limit, least, ranged) => {
    const drafts = told.map(({ local, rows: own }) => ({
      local,
      rows: own.map(({ day, launched, axis }) => ({
        ...sampleRow(day, launched),
        axis,
      })),
    }));
    const at = await ledgerOf(drafts);
    const question: RowsQuestion = {
      view: 'strikes@3',
      axis: 'end',
      range: ranged ? { to: daySchema.parse('2024-01-01') } : {},
      matches: ({ measures }) => Number(measures.launched ?? 0) >= least,
    };
    const listed = listAll(question, limit, at);
    const expected = drafts.flatMap(({ local, rows: own }, index) =>
      own
        .filter((row) => row.axis === 'end' && Number(row.measures.launched ?? 0) >= least)
        .filter(({ day }) => !ranged || day === '2024-01-01')
        .map((row) => [row.day, strike(local).entity, rowText(row), seqOf(index + 1)] as const),
    );
    const shown = listed.map(({ row, known }) => [row.day, row.entity, rowText(row), known.seq] as const);
    expect(shown).toEqual(expected.toSorted((a, b) => (a.slice(0, 3).join('#') < b.slice(0, 3).join('#') ? -1 : 1)));
    expect(listed.every(({ known }) => known.day === '2026-03-10')).toBe(true);
  },
);
