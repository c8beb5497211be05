import type { RecordName } from '@counterweight/contracts/events';
import { sourceSchema } from '@counterweight/domain/values';
import { expect, test } from 'vitest';
import { type LedgerRecord, recordNameText } from '../ports/ledger.ts';
import { createSampleJournal, sampleNaming, strike } from '../testing/samples/sample-journal.ts';
import { createSampleObjects } from '../testing/samples/sample-objects.ts';
import { knownRecords } from './entity-history.ts';
import { createLedgerMemory } from './ledger-memory.ts';

const a = strike('a');

test('an entity’s known records come in the journal’s order, with their contents and what each changed', async () => {
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
  const known = await knownRecords(a, { at: reading.at, ledger: { records } });
  expect(known).toMatchObject([
    { revision: 2, change: 'created', known: { seq: 1, day: '2026-03-10' }, payload: { data: 2 } },
    { revision: 1, change: 'superseded', known: { seq: 2, day: '2026-03-11' }, payload: { data: 1 } },
    { revision: 3, change: 'corrected', known: { seq: 2, day: '2026-03-11' }, payload: { data: 3 } },
  ]);
  expect(asked).toHaveLength(3);
  const [first] = journal.items;
  const early = await knownRecords(a, { at: reading.at.at(first?.seq ?? reading.at.seq), ledger: { records } });
  expect(early.map(({ revision }) => Number(revision))).toEqual([2]);
});

function recordOf(name: RecordName): LedgerRecord {
  const event = { type: 'reported', hash: '0', eventId: '1', acceptedAt: '2026-03-10T12:00:00Z', sender: 'token' };
  const payload = { kept: true, data: Number(name.revision), salt: '5a' } as const;
  return { ...name, ...event, source: sourceSchema.parse('desk'), status: 'live', payload };
}
