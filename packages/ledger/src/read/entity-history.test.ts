import type { RecordName } from '@counterweight/contracts/events';
import { sourceSchema } from '@counterweight/domain/values';
import { expect, test } from 'vitest';
import { type LedgerRecord, recordNameText } from '../ports/ledger.ts';
import { createSampleJournal, sampleNaming, strike } from '../testing/samples/sample-journal.ts';
import { createSampleObjects } from '../testing/samples/sample-objects.ts';
import { foldedRecords, historyPage } from './entity-history.ts';
import { createLedgerMemory } from './ledger-memory.ts';

const a = strike('a');

test('an entity’s revisions come in the journal’s order, in pages, with their contents and what each changed', async () => {
  const journal = createSampleJournal();
  journal.append('2026-03-10', { records: [sampleNaming(a, 2), sampleNaming(strike('b'), 1)] });
  journal.append('2026-03-11', {
    records: [sampleNaming(a, 3, { change: 'corrected' }), sampleNaming(a, 1, { change: 'superseded' })],
  });
  journal.append('2026-03-12', { records: [sampleNaming(a, 2, { change: 'redacted' })] });
  const clock = { now: () => 0, backOff: async () => {} };
  const { objects } = createSampleObjects();
  const reading = await createLedgerMemory({ ledger: journal.ledger, objects, clock }).read();
  if (!reading.ok) throw new Error(reading.code);
  const asked: RecordName[] = [];
  const records = async (names: readonly RecordName[]) => {
    asked.push(...names);
    return new Map(names.map((name) => [recordNameText(name), recordOf(name)]));
  };
  const deps = { at: reading.at, ledger: { records } };
  const page = (skip: number, limit: number, maxBytes = 1000) => historyPage(a, { skip, limit, maxBytes }, deps);
  const all = await page(0, 10);
  expect(all.revisions).toMatchObject([
    { revision: 2, change: 'created', known: { seq: 1, day: '2026-03-10' }, payload: { data: 2 } },
    { revision: 1, change: 'superseded', known: { seq: 2, day: '2026-03-11' }, payload: { data: 1 } },
    { revision: 3, change: 'corrected', known: { seq: 2, day: '2026-03-11' }, payload: { data: 3 } },
  ]);
  expect(all.next).toBeUndefined();
  expect(asked).toHaveLength(3);
  const [first, second] = [await page(0, 2), await page(2, 2)];
  expect([first.next, second.next]).toEqual([2, undefined]);
  expect([...first.revisions, ...second.revisions]).toEqual(all.revisions);
  // By bytes a page ends with the revision that fills it, so that each has one at least.
  const short = await page(0, 10, 0);
  expect([short.revisions.map(({ revision }) => Number(revision)), short.next]).toEqual([[2], 1]);
  const [item] = journal.items;
  const early = { ...deps, at: reading.at.at(item?.seq ?? reading.at.seq) };
  expect((await historyPage(a, { skip: 0, limit: 9, maxBytes: 1000 }, early)).revisions).toMatchObject([
    { revision: 2 },
  ]);
  expect(await foldedRecords(a, deps)).toMatchObject([{ revision: 3, payload: { data: 3 } }]);
  expect(await foldedRecords(a, early)).toMatchObject([{ revision: 2, payload: { data: 2 } }]);
});

function recordOf(name: RecordName): LedgerRecord {
  const event = { type: 'reported', hash: '0', eventId: '1', acceptedAt: '2026-03-10T12:00:00Z', sender: 'token' };
  const payload = { kept: true, data: Number(name.revision), salt: '5a' } as const;
  return { ...name, ...event, source: sourceSchema.parse('desk'), status: 'live', payload };
}
