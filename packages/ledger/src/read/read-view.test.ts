import { daySchema } from '@counterweight/domain/values';
import { expect, test } from 'vitest';
import { createSampleJournal, seqOf } from '../testing/samples/sample-journal.ts';
import { createSampleObjects } from '../testing/samples/sample-objects.ts';
import { createLedgerMemory } from './ledger-memory.ts';
import { type ReadTime, readAt } from './read-view.ts';

const noon = Date.parse('2026-03-10T12:00:00Z');

function createReader() {
  const journal = createSampleJournal();
  let arrivesAfter = Number.POSITIVE_INFINITY;
  let waits = 0;
  const clock = {
    now: () => noon + waits * 10,
    backOff: async () => {
      waits += 1;
      if (waits === arrivesAfter) journal.append('2026-03-10');
    },
  };
  const { ledger } = journal;
  const memory = createLedgerMemory({ ledger, objects: createSampleObjects().objects, clock });
  return {
    journal,
    read: (time: Partial<ReadTime>) =>
      readAt({ knownAt: undefined, minSeq: undefined, ...time }, { memory, ledger, clock }),
    arriveAfter: (count: number) => {
      arrivesAfter = count;
    },
    waits: () => waits,
  };
}

test.each(['minSeq', 'atSeq'])('what %s names is waited for, and then read', async (name) => {
  const reader = createReader();
  reader.arriveAfter(3);
  expect(await reader.read({ [name]: 1 })).toMatchObject({ ok: true, at: { seq: 1 } });
  expect(reader.waits()).toBe(3);
});

test.each(['minSeq', 'atSeq'])('what %s names and does not come within moments is given up', async (name) => {
  const reader = createReader();
  reader.journal.append('2026-03-10');
  expect(await reader.read({ [name]: 2 })).toEqual({ ok: false, code: 'not_yet', seq: 1 });
  expect(reader.waits()).toBeLessThan(10);
});

test('without a time it is at HEAD, and at a position it is there', async () => {
  const { journal, read } = createReader();
  for (let count = 0; count < 3; count += 1) journal.append('2026-03-10');
  expect(await read({})).toMatchObject({ ok: true, at: { seq: 3 } });
  expect(await read({ atSeq: 2 })).toMatchObject({ ok: true, at: { seq: 2 } });
  expect(await read({ atSeq: 0, minSeq: 3 })).toMatchObject({ ok: true, at: { seq: 0 } });
});

test('a day that HEAD is past is read at its last position; one that it is not past is open, and nothing is written', async () => {
  const { journal, read } = createReader();
  const yesterday = daySchema.parse('2026-03-09');
  const open = { ok: false, code: 'day_open', today: '2026-03-10' };
  expect(await read({ knownAt: yesterday })).toEqual(open);
  journal.append('2026-03-08');
  journal.append('2026-03-09');
  expect(await read({ knownAt: yesterday })).toEqual(open);
  expect(journal.items).toHaveLength(2);
  journal.append('2026-03-10');
  expect(await read({ knownAt: yesterday })).toMatchObject({ ok: true, at: { seq: 2, day: yesterday } });
  expect(await read({ knownAt: daySchema.parse('2026-03-08') })).toMatchObject({ ok: true, at: { seq: 1 } });
  expect(await read({ knownAt: daySchema.parse('2026-03-07') })).toMatchObject({ ok: true, at: { seq: 0 } });
  expect(await read({ knownAt: daySchema.parse('2026-03-10') })).toEqual(open);
});

test('a day that has not come is none to ask for, wherever HEAD is', async () => {
  const { journal, read } = createReader();
  journal.append('2027-03-10');
  const ahead = { ok: false, code: 'day_ahead', today: '2026-03-10' };
  expect(await read({ knownAt: daySchema.parse('2026-03-11') })).toEqual(ahead);
  expect(await read({ knownAt: daySchema.parse('2026-03-10') })).toMatchObject({ ok: true });
});

test('of a day and a position the earlier one counts', async () => {
  const { journal, read } = createReader();
  for (const day of ['2026-03-08', '2026-03-09', '2026-03-09', '2026-03-10']) journal.append(day);
  const knownAt = daySchema.parse('2026-03-09');
  expect(await read({ knownAt, atSeq: 2 })).toMatchObject({ ok: true, at: { seq: 2 } });
  expect(await read({ knownAt, atSeq: 4 })).toMatchObject({ ok: true, at: { seq: 3 } });
});

test('a journal that is not visible as far as HEAD is behind', async () => {
  const { journal, read } = createReader();
  journal.append('2026-03-10');
  journal.showThrough(0);
  expect(await read({})).toEqual({ ok: false, code: 'behind' });
  expect(await read({ minSeq: seqOf(1) })).toEqual({ ok: false, code: 'behind' });
});
