import { entityIdSchema, recordIdSchema, revisionSchema, sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import type { AppendEntry, LedgerRecord } from '../../ports/ledger.ts';
import { nextJournalItem } from '../../project/journal-item.ts';
import { createMemoryAdapter } from './memory-adapter.ts';
import { createMemoryStore } from './memory-store.ts';

const NOON = Date.UTC(2024, 0, 10, 12);
const source = sourceSchema.parse('desk');
const name = (local: string, revision = 1) => ({
  kind: 'strike',
  entity: entityIdSchema.parse(`desk:${local}`),
  record: recordIdSchema.parse('report'),
  revision: revisionSchema.parse(revision),
});

function entry(local: string, revision = 1, id = `${local}-${revision}`): AppendEntry {
  const at = new Date(NOON).toISOString();
  const record: LedgerRecord = {
    ...name(local, revision),
    ...{ source, type: 't', hash: `hash of ${id}`, status: 'live', eventId: id, acceptedAt: at, sender: 'test' },
    payload: { kept: true, data: { nested: { list: [1] } } },
  };
  const receipt = { source, id, outcome: 'accepted' as const, name: name(local, revision), hash: record.hash };
  return {
    record,
    receipt: { ...receipt, firstId: id, at, sender: 'test' },
    busId: `bus-${id}`,
    event: { source, id },
  };
}

describe('transactions', () => {
  test('an append names every entry whose record or receipt is taken, and stores none', async () => {
    const { ledger } = createMemoryAdapter();
    await ledger.append([entry('a'), entry('b')]);
    const outcome = await ledger.append([entry('c'), entry('a', 1, 'other'), entry('d', 1, 'b-1')]);
    expect(outcome).toEqual({
      committed: false,
      reasons: [
        { item: { type: 'record', entry: 1 }, code: 'condition_failed' },
        { item: { type: 'receipt', entry: 2 }, code: 'condition_failed' },
      ],
    });
    expect((await ledger.records([name('c'), name('d')])).size).toBe(0);
    expect(await ledger.eventOfBusId('bus-c-1')).toBeUndefined();
  });

  test('an append that names a record twice can never be stored', async () => {
    const { ledger } = createMemoryAdapter();
    const outcome = await ledger.append([entry('a', 1, 'x'), entry('a', 1, 'y')]);
    expect(outcome).toMatchObject({ committed: false, reasons: [{ code: 'invalid' }] });
  });

  test('HEAD advances only from where it is', async () => {
    const { ledger } = createMemoryAdapter();
    const empty = await ledger.head();
    const item = nextJournalItem(empty, [], NOON);
    expect(await ledger.advance(empty, item)).toEqual({ committed: true });
    expect(await ledger.advance(empty, item)).toMatchObject({
      committed: false,
      reasons: [{ item: { type: 'head' } }, { item: { type: 'journal' } }],
    });
    expect(await ledger.journal(empty.seq, 10)).toEqual([item]);
  });
});

test('what was given or handed out is nobody else’s to change', async () => {
  const { ledger } = createMemoryAdapter();
  const data = { nested: { list: [1] } };
  const given = entry('a');
  await ledger.append([{ ...given, record: given.record && { ...given.record, payload: { kept: true, data } } }]);
  data.nested.list.push(2);
  const [held] = await ledger.entity(name('a'));
  expect(held?.payload).toEqual({ kept: true, data: { nested: { list: [1] } } });
  expect(Object.isFrozen(held?.payload)).toBe(true);
});

test('reads page on from where they stopped, in order', async () => {
  const { ledger } = createMemoryAdapter({ pageSize: 2 });
  for (const revision of [3, 1, 10, 2]) await ledger.append([entry('a', revision)]);
  const first = await ledger.bySource(source, 'strike', undefined, 3);
  const rest = await ledger.bySource(source, 'strike', first.next, 3);
  expect([...first.items, ...rest.items].map(({ revision }) => revision)).toEqual([1, 2, 3, 10]);
  expect(rest.next).toBeUndefined();
  expect((await ledger.entity(name('a'))).map(({ revision }) => revision)).toEqual([1, 2, 3, 10]);
});

describe('the gate', () => {
  test('is asked before and after each call and between pages', async () => {
    const steps: string[] = [];
    const gate = async (step: { method: string; moment: string }) => {
      steps.push(`${step.method} ${step.moment}`);
      return undefined;
    };
    const store = createMemoryStore();
    const plain = createMemoryAdapter({ store });
    for (const revision of [1, 2, 3]) await plain.ledger.append([entry('a', revision)]);
    await createMemoryAdapter({ store, gate, pageSize: 2 }).ledger.entity(name('a'));
    expect(steps).toEqual(['entity before', 'entity between_pages', 'entity after']);
  });

  test('can lose a response after the effect', async () => {
    const store = createMemoryStore();
    const gate = async ({ moment }: { moment: string }) =>
      moment === 'after' ? ({ type: 'throws', message: 'lost' } as const) : undefined;
    const { ledger } = createMemoryAdapter({ store, gate });
    await expect(ledger.append([entry('a')])).rejects.toThrow('lost');
    expect((await createMemoryAdapter({ store }).ledger.records([name('a')])).size).toBe(1);
  });

  test('can cancel a transaction, or add reasons to one that is cancelled anyway', async () => {
    const store = createMemoryStore();
    const reasons = [{ item: { type: 'transaction' }, code: 'conflict' }] as const;
    const at = (wanted: string) =>
      createMemoryAdapter({
        store,
        gate: async ({ moment }) => (moment === wanted ? { type: 'cancels', reasons } : undefined),
      }).ledger;
    expect(await at('before').append([entry('a')])).toEqual({ committed: false, reasons });
    expect(store.records.has('strike desk:a report 1')).toBe(false);
    expect(await at('after').append([entry('a')])).toEqual({ committed: true });
    expect(await at('after').append([entry('a', 1, 'again')])).toEqual({
      committed: false,
      reasons: [{ item: { type: 'record', entry: 0 }, code: 'condition_failed' }, ...reasons],
    });
  });
});

test('every stored record is told to the stream once, in order', async () => {
  const told: string[] = [];
  const store = createMemoryStore({ onRecord: ({ eventId }) => told.push(eventId) });
  const { ledger } = createMemoryAdapter({ store });
  await ledger.append([entry('b'), entry('a')]);
  await ledger.append([entry('b', 1, 'again')]);
  expect(told).toEqual(['b-1', 'a-1']);
});
