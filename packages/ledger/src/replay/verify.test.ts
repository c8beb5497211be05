import { seqSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { entityText, type JournalItem, type LedgerRecord, type StateItem } from '../ports/ledger.ts';
import { commitmentOf, journalHash, nextJournalItem } from '../project/journal-item.ts';
import { numberKey } from '../testing/memory/memory-store.ts';
import type { SortedItems } from '../testing/memory/sorted-items.ts';
import { sampleReport, sampleRetraction } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleRef } from '../testing/samples/sample-ledger.ts';
import { verify } from './verify.ts';

const DAY_MS = 86_400_000;

/** Three known days of two entities: reported, moved to other days, retracted. */
async function livedIn() {
  const ledger = createSampleLedger();
  const { accept, project, deps } = ledger;
  await accept(sampleReport({ local: 's1' }), sampleReport({ local: 's2' }));
  await project('s1', 's2');
  deps.clock.nowMs += DAY_MS;
  const window = { start: '2024-01-05', end: '2024-01-06', zone: 'Europe/Kyiv' };
  await accept(sampleReport({ local: 's1', revision: 2, strike: { window } }));
  await project('s1');
  deps.clock.nowMs += DAY_MS;
  await accept(sampleRetraction('s2', 2));
  await project('s2');
  const found = async () => (await verify(deps)).differences.map(({ where, key }) => `${where} ${key}`);
  return { ...ledger, found };
}

type Lived = Awaited<ReturnType<typeof livedIn>>;

/** The first item whose key holds a text; the fault is planted behind the ports' back. */
function alter<Item>(items: SortedItems<Item>, key: string, change: (item: Item) => Item | undefined): void {
  const [held] = items.page(undefined, 1000).filter(([text]) => text.includes(key));
  if (held === undefined) throw new Error(`nothing holds ${key}`);
  const changed = change(held[1]);
  if (changed === undefined) items.delete(held[0]);
  else items.put(held[0], changed);
}

/** Alters an item as somebody would who may write everything: with its hash, those of all after it, and HEAD. */
function rewrite({ deps: { store } }: Lived, seq: number, change: (item: JournalItem) => JournalItem): void {
  let previous: string | undefined;
  for (const [key, item] of store.journal.page(numberKey(seq - 1), 1000)) {
    const changed = item.seq === seq ? change(item) : { ...item, previous: previous ?? item.previous };
    const rehashed = { ...changed, hash: journalHash(changed) };
    store.journal.put(key, rehashed);
    previous = rehashed.hash;
    store.head = { ...store.head, hash: rehashed.hash };
  }
}

/** The same, for the rows that came in it. */
function withRows(item: JournalItem, change: (launched: number) => number): JournalItem {
  const entities = item.entities.map((each) => {
    if (each.content?.rows.type !== 'moved') return each;
    const came = Object.fromEntries(
      Object.entries(each.content.rows.came).map(([place, rows]) => [
        place,
        rows.map((row) => ({ ...row, measures: { ...row.measures, launched: change(Number(row.measures.launched)) } })),
      ]),
    );
    const rows = { ...each.content.rows, came };
    return { ...each, commitment: commitmentOf(rows, each.content.salt), content: { ...each.content, rows } };
  });
  return { ...item, entities };
}

test('of what was projected, verify finds nothing wrong and says how much it saw', async () => {
  const { deps } = await livedIn();
  const told: string[] = [];
  const progress = (done: number, of: number) => void told.push(`${done}/${of}`);
  expect(await verify(deps, progress)).toEqual({
    ...{ differences: [], unbuilt: [], seq: 3, records: 4, entities: 2, moves: 10 },
  });
  expect(told.at(-1)).toBe('3/3');
});

test('an empty ledger is in order', async () => {
  expect(await verify(createSampleLedger().deps)).toMatchObject({ differences: [], seq: 0, records: 0 });
});

const forge = (record: LedgerRecord): LedgerRecord => ({
  ...record,
  payload: { kept: true, data: { forged: true }, salt: '5a' },
});
const first = 'strike desk:s1#report#0000000001';
const unlaunched = ({ rows, ...state }: StateItem): StateItem => ({
  ...state,
  rows: Object.fromEntries(Object.entries(rows).map(([place, applied]) => [place, applied.slice(1)])),
});

describe('a planted fault is found', () => {
  test.each<[string, (lived: Lived) => void, RegExp]>([
    ['a payload that was rewritten', ({ deps }) => alter(deps.store.records, first, forge), /^record strike desk:s1/],
    [
      'a payload and its hash',
      ({ deps }) => alter(deps.store.records, first, (record) => ({ ...record, hash: 'f'.repeat(64) })),
      /^record strike desk:s1/,
    ],
    [
      'a record that is gone',
      ({ deps }) => alter(deps.store.records, first, () => undefined),
      /^state strike desk:s1 report 1/,
    ],
    [
      'a state whose rows are others',
      ({ deps }) => alter(deps.store.states, 's1', unlaunched),
      /^state strike desk:s1 strikes@3/,
    ],
    [
      'a state that forgot what is known',
      ({ deps }) => alter(deps.store.states, 's1', (state) => ({ ...state, known: {} })),
      /^pending strike desk:s1/,
    ],
    ['a state that is gone', ({ deps }) => alter(deps.store.states, 's1', () => undefined), /^pending strike desk:s1/],
    [
      'a state of nobody',
      ({ deps }) => {
        const ref = sampleRef('ghost');
        deps.store.states.put(entityText(ref), { ...ref, version: 1, known: {}, rows: {}, seq: seqSchema.parse(1) });
      },
      /^state states/,
    ],
    [
      'an item that is gone',
      ({ deps }) => alter(deps.store.journal, numberKey(3), () => undefined),
      /^journal journal: HEAD is at 3/,
    ],
    [
      'an item whose hash is not its own',
      ({ deps }) => alter(deps.store.journal, numberKey(2), (item) => ({ ...item, at: '2020-01-01T00:00:00.000Z' })),
      /^journal journal 2: its hash/,
    ],
    [
      'rows that are not those committed to',
      ({ deps }) =>
        alter(deps.store.journal, numberKey(2), (item) => ({
          ...item,
          entities: withRows(item, () => 999).entities.map((each, n) => ({
            ...each,
            commitment: item.entities[n]?.commitment ?? '',
          })),
        })),
      /^journal journal 2: the rows of strike desk:s1/,
    ],
    [
      'rows rewritten with everything that follows from them',
      (lived) => rewrite(lived, 2, (item) => withRows(item, () => 999)),
      /came 2\/0/,
    ],
    [
      'a record named with another hash, with everything that follows',
      (lived) =>
        rewrite(lived, 1, (item) => ({
          ...item,
          records: item.records.map((record) => ({ ...record, hash: 'e'.repeat(64) })),
        })),
      /^journal known strike desk:s1 report 1/,
    ],
    [
      'a HEAD that says another hash',
      ({ deps }) => {
        deps.store.head = { ...deps.store.head, hash: 'd'.repeat(64) };
      },
      /^journal journal: HEAD at 3/,
    ],
  ])('%s', async (_, plant, expected) => {
    const lived = await livedIn();
    plant(lived);
    expect(await lived.found()).toContainEqual(expect.stringMatching(expected));
  });

  test('and nothing but what differs is listed', async () => {
    const lived = await livedIn();
    rewrite(lived, 2, (item) => withRows(item, () => 999));
    const { differences } = await verify(lived.deps);
    expect(new Set(differences.map(({ key }) => key.split(' ')[1]))).toEqual(new Set(['desk:s1']));
    expect(differences).toHaveLength(4);
  });
});

test('an entity that a scan gives in two parts is a difference, and so is one that it gives twice', async () => {
  const { deps } = await livedIn();
  const records: LedgerRecord[] = [];
  for await (const record of deps.ledger.scan()) records.push(record);
  const scanning = (order: readonly (LedgerRecord | undefined)[]) => {
    const scan = async function* () {
      yield* order.flatMap((record) => record ?? []);
    };
    return verify({ ...deps, ledger: { ...deps.ledger, scan } });
  };
  const [a, b, c, d] = records;
  expect((await scanning([a, b, c, d])).differences).toEqual([]);
  const split = await scanning([a, c, d, b]);
  expect(split.differences.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['strike desk:s1 report 1', 'strike desk:s1 report 2']),
  );
  expect((await scanning([a, b, c, d, a, b])).differences.map(({ actual }) => actual)).toContain('once');
});

test('what is accepted and not projected is pending, and what comes in meanwhile is no difference', async () => {
  const { deps, accept, project, found } = await livedIn();
  await accept(sampleReport({ local: 's3' }));
  expect(await found()).toEqual(['pending strike desk:s3']);
  let moved = false;
  const ledger = {
    ...deps.ledger,
    async *scan() {
      yield* deps.ledger.scan();
      if (moved) return;
      moved = true;
      await project('s3');
    },
  };
  expect((await verify({ ledger })).differences).toEqual([]);
});

test('an item that names nothing moves HEAD and is in order', async () => {
  const { deps, found } = await livedIn();
  const head = await deps.ledger.head();
  await deps.ledger.commit({ head, item: nextJournalItem(head, deps.clock.nowMs), views: head.views, states: [] });
  expect(await found()).toEqual([]);
});
