import { describe, expect, test } from 'vitest';
import { entityText } from '../../ports/ledger.ts';
import { EMPTY_HEAD, headAfter } from '../../project/journal-item.ts';
import { commitNext, commitOn, reasonsOf } from '../conformance/sample-commits.ts';
import { listed, nameOf, putAll, recordOf } from '../conformance/sample-records.ts';
import type { Gate } from './gate.ts';
import { createMemoryAdapter } from './memory-adapter.ts';
import { createMemoryStore } from './memory-store.ts';

const [A, B] = [nameOf('desk:a'), nameOf('desk:b')];

/** A store whose transactions become visible when they are told to, item by item, in the order told. */
function createSlowStore() {
  const waiting = new Map<string, () => void>();
  const store = createMemoryStore({ whenVisible: (item) => new Promise((resolve) => waiting.set(item, resolve)) });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...createMemoryAdapter({ store }),
    async waiting(): Promise<readonly string[]> {
      await turn();
      return [...waiting.keys()];
    },
    async show(item: string): Promise<void> {
      await turn();
      waiting.get(item)?.();
      waiting.delete(item);
      await turn();
    },
  };
}

const JOURNAL = 'journal 0000000000000001';
const STATES = ['state strike desk:a', 'state strike desk:b'];

describe('a transaction that becomes visible item by item', () => {
  test('shows each item’s old state until that item is applied, in whatever order', async () => {
    const { ledger, waiting, show } = createSlowStore();
    const commit = commitOn(EMPTY_HEAD, { names: [A, B] });
    let answered = false;
    const outcome = ledger.commit(commit).then((ended) => {
      answered = true;
      return ended;
    });
    expect(await waiting()).toEqual(['head', JOURNAL, ...STATES]);
    await show('state strike desk:b');
    expect([...(await ledger.states([A, B])).keys()]).toEqual([entityText(B)]);
    expect(await ledger.head()).toEqual(EMPTY_HEAD);
    await show('head');
    expect(await ledger.head()).toEqual(headAfter(commit.item, EMPTY_HEAD.views));
    expect(await ledger.journal(EMPTY_HEAD.seq, 10)).toEqual([]);
    await show(JOURNAL);
    expect([await ledger.journal(EMPTY_HEAD.seq, 10), answered]).toEqual([[commit.item], false]);
    await show('state strike desk:a');
    expect(await outcome).toEqual({ committed: true });
    expect([...(await ledger.states([A, B])).keys()]).toHaveLength(2);
  });

  test('locks each item until it is applied: another transaction meets a conflict there, beside what it lost', async () => {
    const { ledger, waiting, show } = createSlowStore();
    const first = ledger.commit(commitOn(EMPTY_HEAD, { names: [A] }));
    const other = commitOn(EMPTY_HEAD, { names: [A, B] });
    expect(await reasonsOf(ledger.commit(other))).toEqual([
      'head conflict',
      'journal conflict',
      'strike desk:a conflict',
    ]);
    await show('head');
    await show('state strike desk:a');
    expect(await reasonsOf(ledger.commit(other))).toEqual([
      'head condition_failed',
      'journal conflict',
      'strike desk:a condition_failed',
    ]);
    await show(JOURNAL);
    expect([await first, await waiting()]).toEqual([{ committed: true }, []]);
    expect((await ledger.states([B])).size).toBe(0);
  });

  test('gives the journal no further than to an item that is not visible', async () => {
    const { ledger, waiting, show } = createSlowStore();
    const first = ledger.commit(commitOn(EMPTY_HEAD));
    await show('head');
    const second = ledger.commit(commitOn(await ledger.head()));
    await show('head');
    await show('journal 0000000000000002');
    expect(await ledger.journal(EMPTY_HEAD.seq, 10)).toEqual([]);
    await show(JOURNAL);
    expect((await ledger.journal(EMPTY_HEAD.seq, 10)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect([await first, await second, await waiting()]).toEqual([{ committed: true }, { committed: true }, []]);
  });

  test('takes a redacted payload when that item’s turn comes, and nobody puts the record meanwhile', async () => {
    const { ledger, show } = createSlowStore();
    const record = recordOf(A);
    await putAll(ledger, [record]);
    const redaction = { name: A, reason: 'an address', answer: 451 } as const;
    const outcome = ledger.commit({ ...commitOn(EMPTY_HEAD), redaction });
    await show('head');
    await show(JOURNAL);
    expect(await listed(ledger.scan())).toEqual([record]);
    await expect(ledger.putRecord(record)).rejects.toThrow('TransactionConflict');
    await show('record strike desk:a#report#0000000001');
    expect(await outcome).toEqual({ committed: true });
    expect((await listed(ledger.scan()))[0]?.payload.kept).toBe(false);
  });

  test('goes on though the one who committed has lost the answer', async () => {
    const waiting: (() => void)[] = [];
    const store = createMemoryStore({ whenVisible: () => new Promise((resolve) => waiting.push(resolve)) });
    const gate: Gate = async ({ moment }) => (moment === 'after' ? { type: 'throws', message: 'lost' } : undefined);
    const { ledger } = createMemoryAdapter({ store });
    await expect(createMemoryAdapter({ store, gate }).ledger.commit(commitOn(EMPTY_HEAD))).rejects.toThrow('lost');
    expect(await ledger.head()).toEqual(EMPTY_HEAD);
    for (const show of waiting) show();
    await new Promise((resolve) => setImmediate(resolve));
    expect((await ledger.head()).seq).toBe(1);
  });
});

describe('what was given or handed out is nobody else’s to change', () => {
  test('a record’s payload', async () => {
    const { ledger } = createMemoryAdapter();
    const data = { nested: { list: [1] } };
    await putAll(ledger, [recordOf(A, { payload: { kept: true, data, salt: '5a' } })]);
    data.nested.list.push(2);
    const [held] = await ledger.entity(A);
    expect(held?.payload).toEqual({ kept: true, data: { nested: { list: [1] } }, salt: '5a' });
    expect(Object.isFrozen(held?.payload)).toBe(true);
  });

  test('an item of the journal, a state and HEAD', async () => {
    const { ledger } = createMemoryAdapter();
    await commitNext(ledger, { names: [A] });
    const [item] = await ledger.journal(EMPTY_HEAD.seq, 1);
    const [state] = (await ledger.states([A])).values();
    expect([item?.entities[0]?.content, state?.rows, await ledger.head()].map((part) => Object.isFrozen(part))).toEqual(
      [true, true, true],
    );
  });
});

describe('the gate', () => {
  test('is asked before and after each call and between pages', async () => {
    const steps: string[] = [];
    const gate: Gate = async ({ port, method, moment }) => {
      steps.push(`${port}.${method} ${moment}`);
      return undefined;
    };
    const store = createMemoryStore();
    await putAll(
      createMemoryAdapter({ store }).ledger,
      [1, 2, 3].map((revision) => recordOf(nameOf('desk:a', revision))),
    );
    const { ledger, objects } = createMemoryAdapter({ store, gate, pageSize: 2 });
    await ledger.entity(A);
    await objects.put('a', Uint8Array.of(1));
    expect(steps).toEqual([
      ...['ledger.entity before', 'ledger.entity between_pages', 'ledger.entity after'],
      ...['objects.put before', 'objects.put after'],
    ]);
  });

  test('can lose a response after the effect', async () => {
    const store = createMemoryStore();
    const gate: Gate = async ({ moment }) => (moment === 'after' ? { type: 'throws', message: 'lost' } : undefined);
    const { ledger } = createMemoryAdapter({ store, gate });
    await expect(ledger.putRecord(recordOf(A))).rejects.toThrow('lost');
    expect((await createMemoryAdapter({ store }).ledger.records([A])).size).toBe(1);
  });

  test('can cancel a transaction, or add reasons to one that is cancelled anyway', async () => {
    const store = createMemoryStore();
    const reasons = [{ item: { type: 'transaction' }, code: 'conflict' }] as const;
    const at = (wanted: string) =>
      createMemoryAdapter({
        store,
        gate: async ({ moment }) => (moment === wanted ? { type: 'cancels', reasons } : undefined),
      }).ledger;
    expect(await at('before').commit(commitOn(EMPTY_HEAD))).toEqual({ committed: false, reasons });
    expect(store.head).toEqual(EMPTY_HEAD);
    expect(await at('after').commit(commitOn(EMPTY_HEAD))).toEqual({ committed: true });
    expect(await reasonsOf(at('after').commit(commitOn(EMPTY_HEAD)))).toEqual([
      ...['head condition_failed', 'journal condition_failed', 'transaction conflict'],
    ]);
  });
});

test('every stored record is told to the stream once, in order', async () => {
  const told: string[] = [];
  const store = createMemoryStore({ onRecord: ({ entity }) => told.push(entity) });
  const { ledger } = createMemoryAdapter({ store });
  await putAll(ledger, [recordOf(B), recordOf(A)]);
  await ledger.putRecord(recordOf(B));
  expect(told).toEqual(['desk:b', 'desk:a']);
});
