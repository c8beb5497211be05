import type { StoredRow } from '@counterweight/domain/rows';
import { describe, expect, test } from 'vitest';
import type { JournalItem } from '../ports/ledger.ts';
import { entityChange } from '../project/journal-item.ts';
import { createLedgerMemory } from '../read/ledger-memory.ts';
import { createSampleJournal, sampleNaming, sampleRow, seqOf, strike } from '../testing/samples/sample-journal.ts';
import { createSampleObjects } from '../testing/samples/sample-objects.ts';
import { arrowFormat } from './arrow-format.ts';
import { compact } from './compact.ts';
import type { SnapshotDamage } from './load-snapshot.ts';
import { manifestKey, objectsOf, readManifest } from './manifest.ts';

const PLACE = 'strikes@3/0';
const clock = { now: () => 0, backOff: async () => {} };

function createCompactor() {
  const journal = createSampleJournal();
  const { objects, held } = createSampleObjects();
  const damaged: SnapshotDamage[] = [];
  const deps = { ledger: journal.ledger, objects, clock };
  const open = () => ({
    ...deps,
    memory: createLedgerMemory(deps),
    onDamaged: (damage: SnapshotDamage) => damaged.push(damage),
  });
  const compactor = open();
  return {
    journal,
    objects,
    held,
    damaged,
    open,
    /** Appends salvos, one an item. */
    tell(
      day: string,
      count: number,
      rows: readonly StoredRow[] = [sampleRow('2024-01-01', 1)],
    ): JournalItem | undefined {
      let last: JournalItem | undefined;
      for (let index = 0; index < count; index += 1) {
        const ref = strike(`s${journal.items.length + 1}`);
        const change = { type: 'moved', came: { [PLACE]: rows }, gone: {} } as const;
        last = journal.append(day, { records: [sampleNaming(ref, 1)], entities: [entityChange(ref, change, 'salt')] });
      }
      return last;
    },
    compact: () => compact(compactor),
    positions: async () => (await manifests()).map(({ seq }) => Number(seq)),
    manifests,
  };
  async function manifests() {
    const keys = await objects.list('manifests/', 100);
    return keys.flatMap((key) => readManifest(held.get(key) ?? new Uint8Array()) ?? []);
  }
}

describe('a snapshot is made', () => {
  test('first of all, then after 200 items or 5,000 rows, and not before', async () => {
    const compactor = createCompactor();
    expect(await compactor.compact()).toEqual({ outcome: 'not_due' });
    compactor.tell('2026-03-10', 1);
    expect(await compactor.compact()).toMatchObject({ outcome: 'compacted', seq: 1 });
    compactor.tell('2026-03-10', 199);
    expect(await compactor.compact()).toEqual({ outcome: 'not_due' });
    compactor.tell('2026-03-10', 1);
    expect(await compactor.compact()).toMatchObject({ outcome: 'compacted', seq: 201 });
    compactor.tell(
      '2026-03-10',
      1,
      Array.from({ length: 5000 }, (_, day) => sampleRow('2024-01-02', day)),
    );
    expect(await compactor.compact()).toMatchObject({ outcome: 'compacted', seq: 202 });
    expect(await compactor.positions()).toEqual([202, 201, 1]);
  });

  test('once only, however often and by however many it is asked', async () => {
    const compactor = createCompactor();
    compactor.tell('2026-03-10', 3);
    await Promise.all([compactor.compact(), compact(compactor.open())]);
    const before = [...compactor.held];
    expect(await compactor.compact()).toEqual({ outcome: 'not_due' });
    expect([...compactor.held]).toEqual(before);
    expect(await compactor.positions()).toEqual([3]);
  });

  test('of what is visible alone', async () => {
    const compactor = createCompactor();
    compactor.tell('2026-03-10', 3);
    compactor.journal.showThrough(2);
    expect(await compactor.compact()).toEqual({ outcome: 'behind' });
    expect([...compactor.held]).toEqual([]);
  });

  test('naming an unchanged table’s object again', async () => {
    const compactor = createCompactor();
    compactor.tell('2026-03-10', 1);
    await compactor.compact();
    for (let count = 0; count < 200; count += 1) compactor.journal.append('2026-03-10');
    await compactor.compact();
    const [newest, first] = await compactor.manifests();
    expect(newest?.tables).toEqual(first?.tables);
    expect(newest?.seq).toBe(201);
  });
});

describe('an object is not named again', () => {
  test('where what happened since it was written is not known to whoever was loaded later', async () => {
    const compactor = createCompactor();
    compactor.tell('2026-03-10', 1);
    await compactor.compact();
    compactor.tell('2026-03-10', 200);
    await compactor.compact();
    const later = compactor.open();
    await later.memory.read();
    compactor.held.delete(manifestKey(seqOf(201)));
    compactor.journal.append('2026-03-10');
    expect(await compact(later)).toMatchObject({ outcome: 'compacted', seq: 202 });
    const [newest] = await compactor.manifests();
    expect(newest?.tables[PLACE]).toMatchObject({ rows: 201 });
  });

  test('where the newest snapshot has no table of a live view', async () => {
    const compactor = createCompactor();
    compactor.tell('2026-03-10', 2);
    await compactor.compact();
    const [whole] = await compactor.manifests();
    if (whole === undefined) throw new Error('no manifest');
    const { [PLACE]: _, ...others } = whole.tables;
    const less = JSON.stringify({ ...whole, tables: others });
    compactor.held.set(manifestKey(whole.seq), new TextEncoder().encode(less));
    expect(await compactor.compact()).toMatchObject({ outcome: 'compacted', seq: 2 });
    expect(await compactor.manifests()).toEqual([whole]);
  });
});

describe('what is damaged is made again', () => {
  test.each(['views', 'records'])('where an object of %s is lost or spoilt', async (prefix) => {
    const compactor = createCompactor();
    compactor.tell('2026-03-10', 2);
    await compactor.compact();
    const whole = new Map(compactor.held);
    const [newest] = await compactor.manifests();
    const keys = newest === undefined ? [] : objectsOf(newest).map(({ key }) => key);
    const key = keys.find((each) => each.startsWith(prefix)) ?? '';
    compactor.held.delete(key);
    expect(await compactor.compact()).toMatchObject({ outcome: 'compacted', seq: 2 });
    compactor.held.set(key, new Uint8Array([1]));
    expect(await compactor.compact()).toMatchObject({ outcome: 'compacted', seq: 2 });
    expect(compactor.damaged).toEqual([
      { key, reason: 'missing' },
      { key, reason: 'other_hash' },
    ]);
    expect(compactor.held).toEqual(whole);
  });

  test('where the newest is of another journal', async () => {
    const compactor = createCompactor();
    compactor.tell('2026-03-10', 2);
    await compactor.compact();
    const [newest] = await compactor.manifests();
    if (newest === undefined) throw new Error('no manifest');
    const foreign = { ...newest, hash: 'f'.repeat(64) };
    compactor.held.set(manifestKey(newest.seq), new TextEncoder().encode(JSON.stringify(foreign)));
    expect(await compactor.compact()).toMatchObject({ outcome: 'compacted', seq: 2 });
    expect(await compactor.manifests()).toEqual([newest]);
    expect(compactor.damaged).toMatchObject([{ reason: 'other_journal' }]);
  });
});

describe('kept are', () => {
  test('the newest three and the last of each closed month, with their objects alone', async () => {
    const compactor = createCompactor();
    for (const day of [
      '2026-01-10',
      '2026-01-20',
      '2026-02-10',
      '2026-03-01',
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
    ]) {
      compactor.tell(day, 200);
      await compactor.compact();
    }
    expect(await compactor.positions()).toEqual([1400, 1200, 1000, 600, 400]);
    const named = (await compactor.manifests()).flatMap(objectsOf).map(({ key }) => key);
    const objects = [...compactor.held.keys()].filter((key) => !key.startsWith('manifests/'));
    expect(objects.sort()).toEqual([...new Set(named)].sort());
  });

  test('objects of a snapshot that is being written beside it', async () => {
    const compactor = createCompactor();
    compactor.tell('2026-03-10', 2);
    const key = `views/${PLACE}/3-00ff.arrow`;
    compactor.held.set(key, new Uint8Array());
    await compactor.compact();
    expect(compactor.held.has(key)).toBe(true);
    compactor.tell('2026-03-10', 200);
    await compactor.compact();
    expect(compactor.held.has(key)).toBe(false);
  });

  test('none with what a redaction took out, also where nothing that stands has changed', async () => {
    const compactor = createCompactor();
    compactor.tell('2026-02-10', 200, [sampleRow('2024-01-01', 77)]);
    await compactor.compact();
    compactor.tell('2026-03-10', 200, [sampleRow('2024-01-01', 1)]);
    await compactor.compact();
    const ref = strike('s1');
    const rows = { [PLACE]: [{ from: seqOf(1), ordinal: 0, row: sampleRow('2024-01-01', 78), to: seqOf(2) }] };
    compactor.journal.append('2026-03-10', {
      records: [sampleNaming(ref, 1, { change: 'redacted' })],
      entities: [entityChange(ref, { type: 'replaced', rows }, 'salt')],
    });
    expect(await compactor.compact()).toMatchObject({ outcome: 'compacted', seq: 401 });
    expect(await compactor.positions()).toEqual([401]);
    const views = [...compactor.held].filter(([key]) => key.startsWith(`views/${PLACE}`));
    const entries = views.flatMap(([, bytes]) => [...arrowFormat.readTable(bytes).entries()]);
    expect(entries.filter(({ entity }) => entity === 'desk:s1').map(({ row }) => row.measures)).toEqual([
      { launched: 78 },
    ]);
  });
});

test('a snapshot that a redaction overtook while it was written is not kept', async () => {
  const compactor = createCompactor();
  compactor.tell('2026-03-10', 2, [sampleRow('2024-01-01', 77)]);
  const deps = compactor.open();
  const put = async (key: string, bytes: Uint8Array) => {
    await compactor.objects.put(key, bytes);
    if (!key.startsWith('manifests/')) return;
    const rows = { type: 'replaced', rows: { [PLACE]: [] } } as const;
    compactor.journal.append('2026-03-10', {
      records: [sampleNaming(strike('s1'), 1, { change: 'redacted' })],
      entities: [entityChange(strike('s1'), rows, 'salt')],
    });
  };
  await compact({ ...deps, objects: { ...compactor.objects, put } });
  expect([...compactor.held.keys()]).toEqual([]);
  expect(await compactor.compact()).toMatchObject({ outcome: 'compacted', seq: 3 });
});

test('a manifest that only newer code can read is kept while it is the newest', async () => {
  const compactor = createCompactor();
  compactor.tell('2026-03-10', 1);
  const key = manifestKey(seqOf(900));
  compactor.held.set(key, new TextEncoder().encode('{"format":2}'));
  await compactor.compact();
  expect(compactor.held.has(key)).toBe(true);
});

test('killed at any write, it is done by doing it again, and readers never see half of it', async () => {
  for (let writes = 0; ; writes += 1) {
    const compactor = createCompactor();
    compactor.tell('2026-03-10', 2);
    await compactor.compact();
    compactor.tell('2026-03-10', 200);
    let left = writes;
    const step = async <Result>(run: () => Promise<Result>): Promise<Result> => {
      if (left === 0) throw new Error('killed');
      left -= 1;
      return run();
    };
    const deps = compactor.open();
    const objects = {
      ...compactor.objects,
      put: (key: string, bytes: Uint8Array) => step(() => compactor.objects.put(key, bytes)),
      delete: (key: string) => step(() => compactor.objects.delete(key)),
    };
    const killed = await compact({ ...deps, objects }).then(
      () => false,
      () => true,
    );
    const reading = await compactor.open().memory.read();
    expect(reading).toMatchObject({ ok: true, at: { seq: 202 } });
    if (reading.ok) expect([...reading.at.rows('strikes@3')]).toHaveLength(202);
    await compactor.compact();
    expect((await compactor.positions())[0]).toBe(202);
    expect(compactor.damaged).toEqual([]);
    if (!killed) break;
  }
});
