import { type StoredRow, ViewTable } from '@counterweight/domain/rows';
import { daySchema, seqSchema, sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import type { SnapshotDamage } from '../compact/load-snapshot.ts';
import { writeSnapshot } from '../compact/write-snapshot.ts';
import type { EntityRef, HistoricRow, RowPointer } from '../ports/ledger.ts';
import type { ViewPlace } from '../ports/live-views.ts';
import type { Objects } from '../ports/objects.ts';
import { entityChange } from '../project/journal-item.ts';
import { createSampleJournal, sampleNaming, sampleRow, seqOf, strike } from '../testing/samples/sample-journal.ts';
import { createSampleObjects } from '../testing/samples/sample-objects.ts';
import type { LedgerAt } from './ledger-at.ts';
import { createLedgerMemory } from './ledger-memory.ts';

const VIEW = 'strikes@3';
const PLACE = 'strikes@3/0';

const moved = (ref: EntityRef, came: readonly StoredRow[], gone: readonly RowPointer[] = [], place = PLACE) =>
  entityChange(ref, { type: 'moved', came: { [place]: came }, gone: { [place]: gone } }, 'salt');
const replaced = (ref: EntityRef, rows: readonly HistoricRow[]) =>
  entityChange(ref, { type: 'replaced', rows: { [PLACE]: rows } }, 'salt');
const came = (from: number, ordinal = 0): RowPointer => ({ from: seqOf(from), ordinal });

/** What stands, as `day launched`. */
const rowsAt = (at: LedgerAt) => [...at.rows(VIEW)].map(({ day, measures }) => `${day} ${measures.launched}`).sort();

function createFollower() {
  const journal = createSampleJournal();
  const { objects: bucket, held } = createSampleObjects();
  const [lists, gets]: [string[], string[]] = [[], []];
  const objects: Objects = {
    ...bucket,
    list: (prefix, limit) => {
      lists.push(prefix);
      return bucket.list(prefix, limit);
    },
    get: (key) => {
      gets.push(key);
      return bucket.get(key);
    },
  };
  const clock = {
    waited: 0,
    nowMs: 0,
    now: () => clock.nowMs,
    async backOff() {
      clock.waited += 1;
    },
  };
  const damaged: SnapshotDamage[] = [];
  const deps = { ledger: journal.ledger, objects, clock };
  const open = () => createLedgerMemory({ ...deps, onDamaged: (damage) => damaged.push(damage) });
  const memory = open();
  const read = async (from = memory) => {
    const reading = await from.read();
    if (!reading.ok) throw new Error(reading.code);
    return reading.at;
  };
  const snapshot = async () => {
    await read();
    const contents = memory.contents();
    if (contents === undefined) throw new Error('nothing is held');
    return writeSnapshot(contents, deps);
  };
  return { journal, objects, lists, gets, held, clock, damaged, open, memory, read, snapshot };
}

/** Two salvos over three days: one is corrected on the second, the other is taken back on the third. */
function tell({ journal }: ReturnType<typeof createFollower>) {
  const [a, b] = [strike('a'), strike('b')];
  journal.append('2026-03-10', { records: [sampleNaming(a, 1)], entities: [moved(a, [sampleRow('2024-01-01', 10)])] });
  journal.append('2026-03-10', { records: [sampleNaming(b, 1)], entities: [moved(b, [sampleRow('2024-01-02', 20)])] });
  journal.append('2026-03-11', {
    records: [sampleNaming(a, 2, { change: 'corrected' })],
    entities: [moved(a, [sampleRow('2024-01-01', 11)], [came(1)])],
  });
  journal.append('2026-03-13', {
    records: [sampleNaming(b, 2, { change: 'retracted' })],
    entities: [moved(b, [], [came(2)])],
  });
}

describe('what is followed', () => {
  test('is read at any position, as it stood there', async () => {
    const follower = createFollower();
    tell(follower);
    const at = await follower.read();
    expect([0, 1, 2, 3, 4].map((seq) => rowsAt(at.at(seqOf(seq))))).toEqual([
      [],
      ['2024-01-01 10'],
      ['2024-01-01 10', '2024-01-02 20'],
      ['2024-01-01 11', '2024-01-02 20'],
      ['2024-01-01 11'],
    ]);
    expect(() => at.at(seqOf(5))).toThrow(RangeError);
    expect([at.seq, at.day, at.place(VIEW)]).toEqual([4, '2026-03-13', PLACE]);
  });

  test('stays as it was read, whatever is followed afterwards', async () => {
    const follower = createFollower();
    const before = await follower.read();
    tell(follower);
    expect((await follower.read()).seq).toBe(4);
    expect([rowsAt(before), before.seq, before.day]).toEqual([[], 0, undefined]);
  });

  test('knows where each day ends', async () => {
    const follower = createFollower();
    tell(follower);
    const at = await follower.read();
    const days = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'].map((day) =>
      daySchema.parse(day),
    );
    expect(days.map((day) => at.endOf(day))).toEqual([0, 2, 3, 3, 4]);
    expect(days.map((day) => at.at(seqOf(1)).endOf(day))).toEqual([0, 1, 1, 1, 1]);
  });

  test('names the records of an entity, and of a source’s records each one’s highest revision', async () => {
    const follower = createFollower();
    tell(follower);
    const at = await follower.read();
    expect(at.recordsOf(strike('a'))).toMatchObject([
      { record: 'report', revision: 1, change: 'created', known: { seq: 1, day: '2026-03-10' } },
      { record: 'report', revision: 2, change: 'corrected', known: { seq: 3, day: '2026-03-11' } },
    ]);
    expect(at.at(seqOf(2)).recordsOf(strike('a'))).toHaveLength(1);
    const source = sourceSchema.parse('desk');
    const first = at.currentRecords(source, 'strike', undefined, 1);
    expect(first.items).toMatchObject([{ entity: 'desk:a', revision: 2, status: 'live' }]);
    const second = at.currentRecords(source, 'strike', first.next, 1);
    expect(second.items).toMatchObject([{ entity: 'desk:b', revision: 2, status: 'retracted' }]);
    expect(second.next).toBeUndefined();
    expect(at.currentRecords(source, 'pledge', undefined, 9).items).toEqual([]);
    expect(at.at(seqOf(2)).currentRecords(source, 'strike', undefined, 9).items).toMatchObject([
      { entity: 'desk:a', revision: 1 },
      { entity: 'desk:b', revision: 1, status: 'live' },
    ]);
  });
});

describe('a journal that is not visible as far as HEAD', () => {
  test('is waited for, and then it is behind; what was held stays', async () => {
    const follower = createFollower();
    tell(follower);
    follower.journal.showThrough(2);
    expect(await follower.memory.read()).toEqual({ ok: false, code: 'behind' });
    expect(follower.clock.waited).toBeGreaterThan(3);
    expect(follower.memory.held().seq).toBe(0);
    follower.journal.showThrough(4);
    expect(rowsAt(await follower.read())).toEqual(['2024-01-01 11']);
  });

  test('is read once it comes within moments', async () => {
    const follower = createFollower();
    tell(follower);
    follower.journal.showThrough(3);
    const waiting = { ...follower.clock, backOff: async () => follower.journal.showThrough(4) };
    const memory = createLedgerMemory({ ledger: follower.journal.ledger, objects: follower.objects, clock: waiting });
    expect(await memory.read()).toMatchObject({ ok: true, at: { seq: 4 } });
  });

  test('is never followed over a gap, whatever a page holds', async () => {
    const follower = createFollower();
    tell(follower);
    const ledger = {
      ...follower.journal.ledger,
      journal: async (after: number) => follower.journal.items.filter(({ seq }) => seq > after && seq !== 2),
    };
    const { objects, clock } = follower;
    const memory = createLedgerMemory({ ledger, objects, clock });
    expect(await memory.read()).toEqual({ ok: false, code: 'behind' });
  });

  test('is not followed beyond HEAD, where other views may be live', async () => {
    const follower = createFollower();
    tell(follower);
    const head = await follower.journal.ledger.head();
    const memory = createLedgerMemory({
      ledger: { ...follower.journal.ledger, head: async () => head },
      objects: follower.objects,
      clock: follower.clock,
    });
    follower.journal.append('2026-03-14', { entities: [moved(strike('c'), [sampleRow('2024-01-03', 1)])] });
    expect(rowsAt(await follower.read(memory))).toEqual(['2024-01-01 11']);
    expect(memory.contents()?.position.seq).toBe(4);
  });
});

test('an item that does not name the one before it is refused, each time', async () => {
  const follower = createFollower();
  tell(follower);
  const [, second] = follower.journal.items;
  if (second === undefined) throw new Error('no item 2');
  follower.journal.items[1] = { ...second, previous: 'f'.repeat(64) };
  await expect(follower.memory.read()).rejects.toMatchObject({ code: 'broken_journal' });
  follower.journal.items[1] = second;
  expect((await follower.read()).seq).toBe(4);
});

test('HEAD of another journal is refused', async () => {
  const follower = createFollower();
  tell(follower);
  const head = { ...(await follower.journal.ledger.head()), hash: 'f'.repeat(64) };
  const ledger = { ...follower.journal.ledger, head: async () => head };
  const { objects, clock } = follower;
  const memory = createLedgerMemory({ ledger, objects, clock });
  await expect(memory.read()).rejects.toMatchObject({ code: 'broken_journal' });
});

test('after an item that cannot be followed to its end nothing of it is held', async () => {
  const follower = createFollower();
  tell(follower);
  const entities = [
    moved(strike('c'), [sampleRow('2024-01-03', 1)]),
    moved(strike('d'), [sampleRow('2024-01-03', 2)], [came(1)]),
  ];
  const item = follower.journal.append('2026-03-14', { entities });
  await expect(follower.memory.read()).rejects.toThrow(RangeError);
  follower.journal.items[4] = { ...item, entities: entities.slice(0, 1) };
  expect(rowsAt(await follower.read())).toEqual(['2024-01-01 11', '2024-01-03 1']);
});

test('a reader that asks for more than others wait for gets it', async () => {
  const follower = createFollower();
  tell(follower);
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = 0;
  const head = async () => {
    const now = await follower.journal.ledger.head();
    if (asked++ === 0) await promise;
    return now;
  };
  const { objects, clock } = follower;
  const memory = createLedgerMemory({ ledger: { ...follower.journal.ledger, head }, objects, clock });
  const early = memory.read();
  await Promise.resolve();
  follower.journal.append('2026-03-14');
  const late = memory.read(seqOf(5));
  resolve();
  expect(await early).toMatchObject({ ok: true, at: { seq: 4 } });
  expect(await late).toMatchObject({ ok: true, at: { seq: 5 } });
});

test('readers that come while it catches up share one catching up', async () => {
  const follower = createFollower();
  tell(follower);
  let heads = 0;
  const ledger = {
    ...follower.journal.ledger,
    head: () => {
      heads += 1;
      return follower.journal.ledger.head();
    },
  };
  const memory = createLedgerMemory({ ledger, objects: follower.objects, clock: follower.clock });
  await Promise.all([memory.read(), memory.read(), memory.read()]);
  expect(heads).toBe(1);
});

describe('a redaction', () => {
  const rewritten: HistoricRow[] = [{ from: seqOf(3), ordinal: 0, row: sampleRow('2024-01-01', 11), to: undefined }];

  test('replaces the rows of the entity at every position', async () => {
    const follower = createFollower();
    tell(follower);
    await follower.read();
    follower.journal.append('2026-03-14', {
      records: [sampleNaming(strike('a'), 1, { change: 'redacted' })],
      entities: [replaced(strike('a'), rewritten)],
    });
    const at = await follower.read();
    expect(rowsAt(at.at(seqOf(2)))).toEqual(['2024-01-02 20']);
    expect(rowsAt(at)).toEqual(['2024-01-01 11']);
    expect([at.redactions, at.at(seqOf(4)).redactions]).toEqual([1, 0]);
    expect(at.recordsOf(strike('a'))).toHaveLength(2);
  });

  test('is followed where the rows of earlier items are erased', async () => {
    const follower = createFollower();
    tell(follower);
    for (const seq of [1, 3]) follower.journal.erase(seq, strike('a'));
    follower.journal.append('2026-03-14', { entities: [replaced(strike('a'), rewritten)] });
    const at = await follower.read();
    expect([2, 3, 5].map((seq) => rowsAt(at.at(seqOf(seq))))).toEqual([
      ['2024-01-02 20'],
      ['2024-01-01 11', '2024-01-02 20'],
      ['2024-01-01 11'],
    ]);
  });

  test('that erased rows after HEAD was read is followed before anything is answered', async () => {
    const follower = createFollower();
    tell(follower);
    const early = await follower.journal.ledger.head();
    follower.journal.append('2026-03-14', { entities: [replaced(strike('a'), rewritten)] });
    follower.journal.erase(1, strike('a'));
    let asked = 0;
    const head = async () => (asked++ === 0 ? early : follower.journal.ledger.head());
    const { objects, clock } = follower;
    const memory = createLedgerMemory({ ledger: { ...follower.journal.ledger, head }, objects, clock });
    const at = await follower.read(memory);
    expect([at.seq, rowsAt(at)]).toEqual([5, ['2024-01-01 11']]);
  });
});

describe('a view that is switched', () => {
  const since = 5;
  const switched = `strikes@3/${since}` as const;

  test('waits for a rebuild while no snapshot has its place, and other views do not', async () => {
    const follower = createFollower();
    tell(follower);
    const before = await follower.read();
    const { views } = await follower.journal.ledger.head();
    follower.journal.append('2026-03-14', {}, { ...views, [VIEW]: seqOf(since) });
    const at = await follower.read();
    expect(() => at.rows(VIEW)).toThrow(expect.objectContaining({ code: 'view_unbuilt' }));
    expect(() => at.place(VIEW)).toThrow(expect.objectContaining({ view: VIEW }));
    expect([...at.rows('rates@1')]).toEqual([]);
    expect(rowsAt(before)).toEqual(['2024-01-01 11']);
  });

  /** Writes a snapshot in which the view has one row more, at a place where it is not live yet. */
  async function rebuild(follower: ReturnType<typeof createFollower>, place: ViewPlace) {
    const contents = follower.memory.contents();
    if (contents === undefined) throw new Error('nothing is held');
    const rebuilt = new ViewTable();
    rebuilt.add('desk:a', sampleRow('2024-01-01', 10), 1, 0, 3);
    rebuilt.add('desk:b', sampleRow('2024-01-02', 20), 2, 0, 4);
    rebuilt.add('desk:new', sampleRow('2023-01-01', 5), 2, 0);
    rebuilt.add('desk:a', sampleRow('2024-01-01', 11), 3, 0);
    const { position, days, ranks, records, tree, tables } = contents;
    const { objects } = follower;
    const all = new Map([...tables, [place, rebuilt] as const]);
    await writeSnapshot({ position, days, ranks, records, tree, tables: all }, { objects });
  }

  test('is looked for again now and then, and at once where its place is another', async () => {
    const follower = createFollower();
    tell(follower);
    await follower.snapshot();
    const { views } = await follower.journal.ledger.head();
    follower.journal.append('2026-03-14', {}, { ...views, [VIEW]: seqOf(since) });
    const lists = () => follower.lists.filter((prefix) => prefix === 'manifests/').length;
    const gets = () => follower.gets.filter((key) => !key.startsWith('manifests/')).length;
    const start = [lists(), gets()] as const;
    for (let count = 0; count < 3; count += 1) await follower.read();
    expect([lists() - start[0], gets() - start[1]]).toEqual([1, 0]);
    follower.clock.nowMs += 5000;
    await follower.read();
    expect([lists() - start[0], gets() - start[1]]).toEqual([2, 0]);
    await rebuild(follower, 'strikes@3/6');
    follower.journal.append('2026-03-14', {}, { ...views, [VIEW]: seqOf(6) });
    expect(rowsAt(await follower.read())).toEqual(['2023-01-01 5', '2024-01-01 11']);
  });

  test('is read from the snapshot that has it, and followed from there', async () => {
    const follower = createFollower();
    tell(follower);
    await follower.read();
    await rebuild(follower, switched);
    const { views } = await follower.journal.ledger.head();
    follower.journal.append('2026-03-14', {}, { ...views, [VIEW]: seqOf(since) });
    follower.journal.append('2026-03-14', {
      entities: [moved(strike('c'), [sampleRow('2024-01-03', 1)], [], switched)],
    });
    const at = await follower.read();
    expect(at.place(VIEW)).toBe(switched);
    expect(rowsAt(at)).toEqual(['2023-01-01 5', '2024-01-01 11', '2024-01-03 1']);
    expect(rowsAt(at.at(seqOf(2)))).toEqual(['2023-01-01 5', '2024-01-01 10', '2024-01-02 20']);
    expect(rowsAt(await follower.read(follower.open()))).toEqual(rowsAt(at));
    expect(follower.damaged).toEqual([]);
  });
});

describe('a snapshot', () => {
  async function withSnapshot() {
    const follower = createFollower();
    tell(follower);
    const manifest = await follower.snapshot();
    follower.journal.append('2026-03-14', {
      records: [sampleNaming(strike('c'), 1)],
      entities: [moved(strike('c'), [sampleRow('2024-01-03', 1)])],
    });
    return { ...follower, manifest };
  }
  const answers = (at: LedgerAt) => ({
    rows: [0, 1, 2, 3, 4, 5].map((seq) => rowsAt(at.at(seqOf(seq)))),
    records: ['a', 'b', 'c'].map((local) => at.recordsOf(strike(local))),
    days: ['2026-03-10', '2026-03-12', '2026-03-14'].map((day) => at.endOf(daySchema.parse(day))),
    end: [at.seq, at.day, at.redactions],
  });

  test('has the ranks that the journal gave, and each position its own', async () => {
    const { journal, open, read, snapshot } = createFollower();
    const source = sourceSchema.parse('desk');
    journal.append('2026-03-10', { ranked: { source, rank: 5 } });
    await snapshot();
    journal.append('2026-03-10', { ranked: { source, rank: 0 } });
    journal.append('2026-03-11', { ranked: { source, rank: 7 } });
    const at = await read(open());
    const ranks = [0, 1, 2, 3].map((seq) => at.at(seqSchema.parse(seq)).precedence.ranks.get('desk'));
    expect(ranks).toEqual([undefined, 5, undefined, 7]);
  });

  test('saves following what came before it, and the answer is the same', async () => {
    const { journal, objects, clock, memory, read } = await withSnapshot();
    const from: number[] = [];
    const ledger = {
      ...journal.ledger,
      journal: (after: number, limit: number) => {
        from.push(after);
        return journal.ledger.journal(after, limit);
      },
    };
    const at = await read(createLedgerMemory({ ledger, objects, clock }));
    expect(answers(at)).toEqual(answers(await read(memory)));
    expect(from).toEqual([4]);
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array | undefined, SnapshotDamage['reason']]>([
    ['is lost', () => undefined, 'missing'],
    ['has another hash', (bytes) => bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte)), 'other_hash'],
  ])('of which an object %s is reported and not used, and the answer is the same', async (_, spoil, reason) => {
    const { held, damaged, open, memory, manifest, read } = await withSnapshot();
    const key = manifest.tables[PLACE]?.key ?? '';
    const spoiled = spoil(held.get(key) ?? new Uint8Array());
    if (spoiled === undefined) held.delete(key);
    else held.set(key, spoiled);
    expect(answers(await read(open()))).toEqual(answers(await read(memory)));
    expect(damaged).toEqual([{ key, reason }]);
  });

  test('whose manifest is no manifest is reported, and an older one is used', async () => {
    const follower = await withSnapshot();
    await follower.snapshot();
    const [newest = ''] = await follower.objects.list('manifests/', 1);
    follower.held.set(newest, new TextEncoder().encode('{'));
    expect(answers(await follower.read(follower.open()))).toEqual(answers(await follower.read()));
    expect(follower.damaged).toEqual([{ key: newest, reason: 'unreadable' }]);
  });

  test('without a table of a live view is not used where the journal has all of it', async () => {
    const { journal, objects, clock, memory, held, open, read } = await withSnapshot();
    const contents = memory.contents();
    if (contents === undefined) throw new Error('nothing is held');
    held.clear();
    const { position, days, ranks, records, tree } = contents;
    await writeSnapshot({ position, days, ranks, records, tree, tables: new Map() }, { objects });
    expect(answers(await read(open()))).toEqual(answers(await read(memory)));
    expect([journal.items.length, clock.waited]).toEqual([5, 0]);
  });

  test('that is kept no longer while it is read is no damage', async () => {
    const { journal, objects, clock, damaged, held, memory, read } = await withSnapshot();
    const get = async (key: string) => {
      if (!key.startsWith('manifests/')) held.clear();
      return objects.get(key);
    };
    const late = createLedgerMemory({
      ledger: journal.ledger,
      objects: { ...objects, get },
      clock,
      onDamaged: (damage) => damaged.push(damage),
    });
    expect(answers(await read(late))).toEqual(answers(await read(memory)));
    expect(damaged).toEqual([]);
  });

  test('that was made after HEAD was read is no damage', async () => {
    const { journal, objects, clock, damaged, read } = await withSnapshot();
    const [, second] = journal.items;
    if (second === undefined) throw new Error('no item 2');
    const { views } = await journal.ledger.head();
    const head = { seq: second.seq, day: second.day, hash: second.hash, views };
    const early = createLedgerMemory({
      ledger: { ...journal.ledger, head: async () => head },
      objects,
      clock,
      onDamaged: (damage) => damaged.push(damage),
    });
    expect((await read(early)).seq).toBe(2);
    expect(damaged).toEqual([]);
  });

  test('of another journal is reported and not used', async () => {
    const other = createFollower();
    other.journal.append('2026-03-10');
    const { objects, damaged, read } = await withSnapshot();
    const memory = createLedgerMemory({
      ledger: other.journal.ledger,
      objects,
      clock: other.clock,
      onDamaged: (damage) => damaged.push(damage),
    });
    for (let count = 0; count < 6; count += 1) other.journal.append('2026-03-11');
    const at = await read(memory);
    expect([at.seq, rowsAt(at)]).toEqual([7, []]);
    expect(damaged).toMatchObject([{ reason: 'other_journal' }]);
  });
});
