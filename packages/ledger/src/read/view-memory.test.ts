import { type CellGroups, type CellKey, cellText } from '@counterweight/domain/rows';
import { addDays, daySchema, seqSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import type { ViewBuilds } from '../ports/view-builds.ts';
import type { CellVersion } from '../ports/views.ts';
import { createViewMemory } from './view-memory.ts';
import { cellsKnownAt, seqKnownAt, type ViewSnapshot } from './view-snapshot.ts';

const VIEW = 'strikes@2';
const key = (day: string): CellKey => ({ axis: 'end', day: daySchema.parse(day) });
const groupsOf = (salvos: number): CellGroups => new Map([['g', { dimensions: {}, measures: { salvos } }]]);

/** A view whose transactions are committed by hand, between any two steps of a reader. */
function createFakeView() {
  const versions = new Map<string, CellVersion>();
  const moves: { seq: ReturnType<typeof seqSchema.parse>; cells: CellKey[] }[] = [];
  const calls: string[] = [];
  let seq = 0;
  const builds: ViewBuilds = {};
  let between: (step: string) => void = () => undefined;
  const step = (name: string) => {
    calls.push(name);
    between(name);
  };
  const commit = (salvosByDay: Readonly<Record<string, number>>, known = '2026-03-10') => {
    seq += 1;
    const at = seqSchema.parse(seq);
    const cells = Object.keys(salvosByDay).map(key);
    for (const cell of cells) {
      const groups = groupsOf(salvosByDay[cell.day] ?? 0);
      const version = { view: VIEW, cell, known: daySchema.parse(known), seq: at, groups } as const;
      versions.set(`${cellText(cell)} ${known}`, version);
    }
    moves.push({ seq: at, cells });
  };
  const deps = {
    ledger: {
      head: async () => {
        const head = { seq: seqSchema.parse(seq), day: undefined, hash: '', builds };
        step('head');
        return head;
      },
    },
    views: {
      moves: async (_: string, after: number, limit: number) => {
        const page = moves.filter((move) => move.seq > after).slice(0, limit);
        step('moves');
        return page;
      },
      cellVersions: async function* (_: string, cells?: readonly CellKey[]) {
        const wanted = cells?.map(cellText);
        step(wanted === undefined ? 'all' : 'some');
        for (const text of [...versions.keys()].sort()) {
          const version = versions.get(text);
          if (version !== undefined && (wanted?.includes(cellText(version.cell)) ?? true)) yield version;
          step('cell');
        }
      },
    },
  };
  return {
    commit,
    calls,
    memory: createViewMemory(VIEW, deps),
    during: (hook: (step: string) => void) => {
      between = hook;
    },
  };
}

function salvosOf(snapshot: ViewSnapshot) {
  return Object.fromEntries(
    [...cellsKnownAt(snapshot, undefined)].map(({ cell, groups }) => [cell.day, groups.get('g')?.measures.salvos ?? 0]),
  );
}

async function read(fake: ReturnType<typeof createFakeView>, atLeast?: number): Promise<ViewSnapshot> {
  const reading = await fake.memory.read(atLeast === undefined ? undefined : seqSchema.parse(atLeast));
  if (!reading.ok) throw new Error(reading.code);
  return reading.snapshot;
}

describe('a view in memory', () => {
  test('reads everything once, then only what moved', async () => {
    const fake = createFakeView();
    fake.commit({ '2024-01-01': 1, '2024-01-02': 2 });
    expect(salvosOf(await read(fake))).toEqual({ '2024-01-01': 1, '2024-01-02': 2 });
    fake.commit({ '2024-01-02': 5 });
    fake.calls.length = 0;
    expect(salvosOf(await read(fake))).toEqual({ '2024-01-01': 1, '2024-01-02': 5 });
    expect(fake.calls.filter((call) => call !== 'cell')).toEqual(['head', 'moves', 'some', 'head']);
    fake.calls.length = 0;
    await read(fake);
    expect(fake.calls).toEqual(['head']);
  });

  test('is never half of a transaction that was committed while it was read', async () => {
    for (let moment = 0; moment < 12; moment += 1) {
      const fake = createFakeView();
      fake.commit({ '2024-01-01': 1, '2024-01-02': 1, '2024-01-03': 1 });
      let steps = 0;
      fake.during(() => {
        if (steps === moment) fake.commit({ '2024-01-01': 2, '2024-01-03': 2 });
        steps += 1;
      });
      const snapshot = await read(fake);
      const moved = snapshot.seq === 2 ? 2 : 1;
      expect(salvosOf(snapshot)).toEqual({ '2024-01-01': moved, '2024-01-02': 1, '2024-01-03': moved });
    }
  });

  test('a snapshot handed out stays as it was', async () => {
    const fake = createFakeView();
    fake.commit({ '2024-01-01': 1 });
    const before = await read(fake);
    fake.commit({ '2024-01-01': 9 });
    await read(fake);
    expect(salvosOf(before)).toEqual({ '2024-01-01': 1 });
  });

  test('many readers share one catching up', async () => {
    const fake = createFakeView();
    fake.commit({ '2024-01-01': 1 });
    await Promise.all(Array.from({ length: 20 }, () => read(fake)));
    expect(fake.calls.filter((call) => call === 'all')).toHaveLength(1);
  });

  test('a reader that knows of a later position does not get the catching up that began before it', async () => {
    const fake = createFakeView();
    fake.commit({ '2024-01-01': 1 });
    const first = read(fake);
    await Promise.resolve();
    fake.commit({ '2024-01-02': 1 });
    expect((await read(fake, 2)).seq).toBe(2);
    expect((await first).seq).toBeLessThanOrEqual(2);
  });

  test('gives up when cells move at every step, and is right again afterwards', async () => {
    const fake = createFakeView();
    fake.commit({ '2024-01-01': 1 });
    let salvos = 1;
    fake.during((step) => {
      if (step !== 'all' && step !== 'some') return;
      salvos += 1;
      fake.commit({ '2024-01-01': salvos });
    });
    expect(await fake.memory.read()).toEqual({ ok: false, code: 'moving' });
    fake.during(() => undefined);
    expect(salvosOf(await read(fake))).toEqual({ '2024-01-01': salvos });
  });

  test('keeps answering with the last snapshot while cells move at every step, and catches up when they rest', async () => {
    const fake = createFakeView();
    fake.commit({ '2024-01-01': 1 });
    await read(fake);
    let salvos = 1;
    fake.during((step) => {
      if (step !== 'some') return;
      salvos += 1;
      fake.commit({ '2024-01-01': salvos, '2024-01-02': salvos });
    });
    fake.commit({ '2024-01-01': 1 });
    expect(salvosOf(await read(fake))).toEqual({ '2024-01-01': 1 });
    expect(await fake.memory.read(seqSchema.parse(2))).toEqual({ ok: false, code: 'moving' });
    fake.during(() => undefined);
    expect(salvosOf(await read(fake))).toEqual({ '2024-01-01': salvos, '2024-01-02': salvos });
  });

  test('a read that fails leaves what is held as it was', async () => {
    const fake = createFakeView();
    fake.commit({ '2024-01-01': 1 });
    await read(fake);
    fake.commit({ '2024-01-01': 2 });
    fake.during((step) => {
      if (step === 'cell') throw new Error('out of reach');
    });
    await expect(fake.memory.read()).rejects.toThrow('out of reach');
    expect(salvosOf(fake.memory.held())).toEqual({ '2024-01-01': 1 });
    fake.during(() => undefined);
    expect(salvosOf(await read(fake))).toEqual({ '2024-01-01': 2 });
  });

  test('reads many moved cells with all the others, in one go', async () => {
    const fake = createFakeView();
    fake.commit({ '2024-01-01': 1 });
    await read(fake);
    const days = Array.from({ length: 200 }, (_, index) => addDays(daySchema.parse('2024-02-01'), index));
    fake.commit(Object.fromEntries(days.map((day) => [day, 3])));
    fake.calls.length = 0;
    expect(Object.keys(salvosOf(await read(fake)))).toHaveLength(201);
    expect(fake.calls.filter((call) => call !== 'cell')).toEqual(['head', 'moves', 'all', 'head']);
  });

  test('follows more moves than one page holds', async () => {
    const fake = createFakeView();
    fake.commit({ '2024-01-01': 1 });
    await read(fake);
    for (let index = 0; index < 1203; index += 1) fake.commit({ '2024-01-02': index });
    expect(salvosOf(await read(fake))).toEqual({ '2024-01-01': 1, '2024-01-02': 1202 });
  });
});

test('a cell is asked as it was at the end of a known day', async () => {
  const fake = createFakeView();
  fake.commit({ '2024-01-01': 1 }, '2026-03-10');
  fake.commit({ '2024-01-01': 2 }, '2026-03-12');
  fake.commit({ '2024-01-02': 7 }, '2026-03-13');
  const snapshot = await read(fake);
  const at = (day: string) => [...cellsKnownAt(snapshot, daySchema.parse(day))].map(({ seq }) => Number(seq));
  expect([at('2026-03-09'), at('2026-03-11'), at('2026-03-12'), at('2026-03-13')]).toEqual([[], [1], [2], [2, 3]]);
  expect(seqKnownAt(snapshot, daySchema.parse('2026-03-12'))).toBe(2);
  expect(seqKnownAt(snapshot, daySchema.parse('2026-03-01'))).toBe(0);
  expect(seqKnownAt(snapshot, undefined)).toBe(3);
});
