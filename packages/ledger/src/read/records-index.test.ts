import { recordIdSchema, sourceSchema } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { JournalRecord } from '../ports/ledger.ts';
import { sampleNaming, seqOf, strike } from '../testing/samples/sample-journal.ts';
import { RecordsIndex } from './records-index.ts';

const desk = sourceSchema.parse('desk');

const namings = fc.array(
  fc.array(
    fc
      .tuple(fc.constantFrom('a', 'a-1', 'b'), fc.constantFrom('report', 'r-1'), fc.integer({ min: 1, max: 5 }))
      .chain(([local, record, revision]) =>
        fc
          .constantFrom('created', 'corrected', 'retracted', 'superseded')
          .map(
            (change): JournalRecord =>
              sampleNaming(strike(local), revision, { record: recordIdSchema.parse(record), change }),
          ),
      ),
    { maxLength: 3 },
  ),
  { maxLength: 12 },
);

const byEntityAndRecord = (a: JournalRecord, b: JournalRecord) =>
  `${a.entity} ${a.record}` < `${b.entity} ${b.record}` ? -1 : 1;

property.prop([namings, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 4 })])(
  'pages of current records hold each record’s highest revision at any position, in order',
  (items, through, limit) => {
    const index = new RecordsIndex();
    for (const [at, records] of items.entries()) index.add(seqOf(at + 1), records);
    const highest = new Map<string, JournalRecord>();
    for (const naming of items.slice(0, through).flat()) {
      const held = highest.get(`${naming.entity} ${naming.record}`);
      // Of two that are equal the later one was named last; the journal names none twice.
      if (held === undefined || held.revision <= naming.revision)
        highest.set(`${naming.entity} ${naming.record}`, naming);
    }
    const paged = [];
    let after: string | undefined;
    do {
      const page = index.current(desk, 'strike', seqOf(through), after, limit);
      expect(page.items.length).toBeLessThanOrEqual(limit);
      paged.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    const expected = [...highest.values()].sort(byEntityAndRecord);
    expect(paged.map(({ entity, record, revision }) => [entity, record, revision])).toEqual(
      expected.map(({ entity, record, revision }) => [entity, record, revision]),
    );
    expect(paged.map(({ status }) => status)).toEqual(
      expected.map(({ change }) => (change === 'retracted' ? 'retracted' : 'live')),
    );
  },
);

test('a redaction is counted once for each entity and names no further record', () => {
  const index = new RecordsIndex();
  index.add(seqOf(1), [sampleNaming(strike('a'), 1), sampleNaming(strike('b'), 1)]);
  index.add(seqOf(2), [sampleNaming(strike('a'), 1, { change: 'redacted' })]);
  index.add(seqOf(3), [sampleNaming(strike('a'), 2)]);
  index.add(seqOf(4), [sampleNaming(strike('a'), 2, { change: 'redacted' })]);
  expect([1, 2, 3, 4].map((seq) => index.redactions(seqOf(seq)))).toEqual([0, 1, 1, 1]);
  expect(index.lastRedaction).toBe(4);
  expect(index.of(strike('a'), seqOf(4)).map(({ seq }) => seq)).toEqual([1, 3]);
  expect(index.current(desk, 'strike', seqOf(4), undefined, 9).items).toMatchObject([{ revision: 2 }, { revision: 1 }]);
});
