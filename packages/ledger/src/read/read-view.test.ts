import { daySchema, seqSchema } from '@counterweight/domain/values';
import { expect, test } from 'vitest';
import { nextJournalItem } from '../project/journal-item.ts';
import { createMemoryAdapter } from '../testing/memory/memory-adapter.ts';
import { readView, settleReadTime } from './read-view.ts';
import { createViewMemory } from './view-memory.ts';

const noon = Date.parse('2026-03-10T12:00:00Z');

function createReader() {
  const adapter = createMemoryAdapter();
  let arrivesAfter = Number.POSITIVE_INFINITY;
  let waits = 0;
  const advance = async () => {
    const head = await adapter.ledger.head();
    await adapter.ledger.advance(head, nextJournalItem(head, [], noon));
  };
  const clock = {
    now: () => noon + waits * 10,
    backOff: async () => {
      waits += 1;
      if (waits === arrivesAfter) await advance();
    },
  };
  return {
    deps: { ...adapter, clock },
    advance,
    arriveAfter: (count: number) => {
      arrivesAfter = count;
    },
    waits: () => waits,
  };
}

test('what a reader has seen is waited for, and then in the snapshot', async () => {
  const reader = createReader();
  reader.arriveAfter(3);
  const memory = createViewMemory('strikes@2', reader.deps);
  const reading = await readView(memory, { knownAt: undefined, minSeq: 1 }, reader.deps);
  expect(reading).toMatchObject({ ok: true, snapshot: { seq: 1 } });
  expect(reader.waits()).toBe(3);
});

test('what does not come within moments is given up, with where the ledger is', async () => {
  const reader = createReader();
  await reader.advance();
  const settled = await settleReadTime({ knownAt: undefined, minSeq: 2 }, reader.deps);
  expect(settled).toEqual({ ok: false, code: 'not_yet', seq: 1 });
  expect(reader.waits()).toBeLessThan(10);
});

test('a past day is closed before it is answered for; today cannot be', async () => {
  const { deps } = createReader();
  const yesterday = daySchema.parse('2026-03-09');
  expect(await settleReadTime({ knownAt: yesterday, minSeq: undefined }, deps)).toEqual({ ok: true, atLeast: 1 });
  expect(await deps.ledger.head()).toMatchObject({ seq: seqSchema.parse(1), day: '2026-03-10' });
  expect(await settleReadTime({ knownAt: yesterday, minSeq: undefined }, deps)).toEqual({ ok: true, atLeast: 1 });
  const today = daySchema.parse('2026-03-10');
  expect(await settleReadTime({ knownAt: today, minSeq: undefined }, deps)).toEqual({
    ok: false,
    code: 'day_open',
    today,
  });
});
