import type { ViewId } from '@counterweight/domain/rows';
import { revisionSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { journalHash, nextJournalItem } from '../project/journal-item.ts';
import type { SortedItems } from '../testing/memory/sorted-items.ts';
import { sampleReport, sampleRetraction } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger } from '../testing/samples/sample-ledger.ts';
import { replay } from './replay.ts';
import { verify } from './verify.ts';

const DAY_MS = 86_400_000;
const VIEW = 'strikes@2';

/** Three known days of two entities: reported, moved to other days, retracted. */
async function livedIn() {
  const { accept, project, deps } = createSampleLedger();
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
  /** Moves HEAD by an item that names no records. */
  const close = async () => {
    const head = await deps.ledger.head();
    await deps.ledger.advance(head, nextJournalItem(head, [], deps.clock.nowMs));
  };
  return { deps, accept, found, close };
}

/** The first item whose key holds a text; the fault is planted behind the ports' back. */
function alter<Item>(
  items: SortedItems<Item> | undefined,
  key: string,
  change: (item: Item) => Item | undefined,
): void {
  const [held] = items?.page(undefined, 1000).filter(([text]) => text.includes(key)) ?? [];
  if (items === undefined || held === undefined) throw new Error(`nothing holds ${key}`);
  const changed = change(held[1]);
  if (changed === undefined) items.delete(held[0]);
  else items.put(held[0], changed);
}

test('of what was projected, verify finds nothing wrong and says how much it saw', async () => {
  const { deps } = await livedIn();
  expect(await verify(deps)).toMatchObject({ differences: [], seq: 3, records: 4, cells: 8, rows: 10 });
});

test('an empty ledger is in order', async () => {
  expect(await verify(createSampleLedger().deps)).toMatchObject({ differences: [], seq: 0, records: 0 });
});

describe('a planted fault is found', () => {
  test('a wrong sum, in a past version of a cell too', async () => {
    const { deps, found } = await livedIn();
    alter(deps.store.cells.get(VIEW), 'end#2024-01-10#2024-01-10', (cell) => {
      const groups = new Map([...cell.groups].map(([key, group]) => [key, { ...group, measures: { launched: 21 } }]));
      return { ...cell, groups };
    });
    expect(await found()).toEqual(['cell end/2024-01-10 2024-01-10']);
  });

  test('a cell that is missing, and one that nobody contributed to', async () => {
    const { deps, found } = await livedIn();
    alter(deps.store.cells.get(VIEW), 'end#2024-01-06', () => undefined);
    alter(deps.store.cells.get(VIEW), 'start#2024-01-05', (cell) => ({
      ...cell,
      cell: { axis: 'end', day: 'undated' as const },
    }));
    expect(await found()).toEqual([
      ...['cell end/2024-01-06 2024-01-11', 'cell end/undated 2024-01-11', 'cell start/2024-01-05 2024-01-11'],
    ]);
  });

  test('a cell moved by another transaction than the journal says', async () => {
    const { deps, found } = await livedIn();
    const [, third] = deps.store.journal.page(undefined, 3)[2] ?? [];
    if (third === undefined) throw new Error('no third item');
    alter(deps.store.cells.get(VIEW), 'end#2024-01-06', (cell) => ({ ...cell, seq: third.seq }));
    expect(await found()).toEqual(['cell end/2024-01-06 2024-01-11']);
  });

  test('a row with other contributions, a row that is missing, a row of another pointer', async () => {
    const { deps, found } = await livedIn();
    const rows = deps.store.rows.get(`${VIEW} end`);
    alter(rows, '2024-01-06#strike#desk:s1', (row) => ({ ...row, contributions: [] }));
    alter(rows, '2024-01-10#strike#desk:s2#2024-01-12', () => undefined);
    alter(rows, '2024-01-10#strike#desk:s2#2024-01-10', (row) => ({ ...row, pointer: {} }));
    expect(await found()).toEqual([
      'row end/2024-01-06 2024-01-11 strike desk:s1',
      'row end/2024-01-10 2024-01-10 strike desk:s2',
      'row end/2024-01-10 2024-01-12 strike desk:s2',
    ]);
  });

  test('a state that has applied something else, points elsewhere, or is gone', async () => {
    const { deps, found } = await livedIn();
    alter(deps.store.states.get(VIEW), 'desk:s1', (state) => ({ ...state, applied: [] }));
    expect(await found()).toEqual(['state desk:s1']);
    alter(deps.store.states.get(VIEW), 'desk:s2', () => undefined);
    expect(await found()).toEqual(['state desk:s1', 'state desk:s2']);
  });

  test('a record that waits to be projected', async () => {
    const { accept, found } = await livedIn();
    await accept(sampleReport({ local: 's3' }));
    expect(await found()).toEqual(['pending strike desk:s3']);
  });
});

describe('a fault in the journal is found', () => {
  test('content that does not fit its hash', async () => {
    const { deps, found } = await livedIn();
    alter(deps.store.journal, '2', (item) => ({ ...item, at: '2024-01-11T00:00:00.000Z' }));
    expect(await found()).toEqual(['journal journal 2: its hash is not that of its content']);
  });

  test('an item rewritten with a fitting hash breaks the chain after it', async () => {
    const { deps, found } = await livedIn();
    alter(deps.store.journal, '2', (item) => {
      const content = { ...item, at: '2024-01-11T00:00:00.000Z' };
      return { ...content, hash: journalHash(content) };
    });
    expect(await found()).toEqual(['journal journal 3: does not carry the hash of the item before it']);
  });

  test('an item that is gone, in the middle or at the end', async () => {
    const middle = await livedIn();
    alter(middle.deps.store.journal, '2', () => undefined);
    expect(await middle.found()).toContain('journal journal 3: follows 1');
    const end = await livedIn();
    alter(end.deps.store.journal, '3', () => undefined);
    expect(await end.found()).toContain('journal journal: HEAD is at 3, the items end at 2');
    await end.close();
    expect(await end.found()).toContain('journal journal 4: follows 2');
  });

  test('a HEAD that does not fit the last item', async () => {
    const { deps, found } = await livedIn();
    deps.store.head = { ...deps.store.head, hash: 'f'.repeat(64) };
    expect(await found()).toEqual(['journal journal: HEAD at 3 is not what its item says']);
  });

  test('a record named twice, or that the ledger does not hold', async () => {
    const { deps, found } = await livedIn();
    alter(deps.store.journal, '3', (item) => {
      const [named] = item.records;
      if (named === undefined) throw new Error('no record');
      const missing = { ...named, revision: revisionSchema.parse(9) };
      return { ...item, records: [named, named, missing] };
    });
    const faults = await found();
    expect(faults).toContain('journal journal 3: strike desk:s2 report 2 was already known');
    expect(faults).toContain('journal journal 3: strike desk:s2 report 9 is not in the ledger');
  });

  test('a record whose content is not what was made known', async () => {
    const { deps, found } = await livedIn();
    alter(deps.store.records, 'desk:s1 report 2', (record) => ({ ...record, hash: 'forged' }));
    expect(await found()).toEqual(['journal journal 2: strike desk:s1 report 2 has another hash in the ledger']);
  });
});

test('verify starts over when HEAD moves meanwhile, and gives up when it keeps moving', async () => {
  const { deps, close } = await livedIn();
  let moves = 1;
  const views = {
    ...deps.views,
    async *scanStates(view: ViewId) {
      moves -= 1;
      if (moves >= 0) await close();
      yield* deps.views.scanStates(view);
    },
  };
  expect(await verify({ ...deps, views })).toMatchObject({ differences: [], seq: 4 });
  moves = 100;
  await expect(verify({ ...deps, views })).rejects.toThrow('verify again');
});

test('replay tells how far it is', async () => {
  const { deps } = await livedIn();
  const told: string[] = [];
  await replay(deps.ledger, (done, of) => told.push(`${done}/${of}`));
  expect(told).toEqual(['3/3']);
});
