import { type CellKey, cellText, type ViewId } from '@counterweight/domain/rows';
import { daySchema, type Seq, seqSchema } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { createJoinedMemory } from './joined-memory.ts';
import type { ViewMemory } from './view-memory.ts';
import type { ViewSnapshot } from './view-snapshot.ts';

const known = daySchema.parse('2026-03-10');

/** A snapshot read at `seq` of a view whose cells last moved at `moves`. */
function snapshot(view: ViewId, seq: number, ...moves: readonly number[]): ViewSnapshot {
  const cells = moves.map((at, index) => {
    const cell: CellKey = { axis: 'day', day: daySchema.parse(`2024-01-0${index + 1}`) };
    return [cellText(cell), [{ view, cell, known, seq: seqSchema.parse(at), groups: new Map() }]] as const;
  });
  return { view, place: view, seq: seqSchema.parse(seq), cells: new Map(cells) };
}

/** A memory that gives these snapshots one after the other, the last for ever, and notes what it was asked for. */
function scripted(...script: readonly (ViewSnapshot | 'moving')[]) {
  const asked: (Seq | undefined)[] = [];
  const memory: ViewMemory = {
    held: () => snapshot('none@1', 0),
    read: async (atLeast) => {
      const next = script[Math.min(asked.push(atLeast), script.length) - 1] ?? 'moving';
      return next === 'moving' ? { ok: false, code: 'moving' } : { ok: true, snapshot: next };
    },
  };
  return { memory, asked };
}

const joined = (...views: readonly ReturnType<typeof scripted>[]) =>
  createJoinedMemory(views.map(({ memory }) => memory));

test('views read at one position are at that position', async () => {
  const reading = await joined(scripted(snapshot('a@1', 7, 7)), scripted(snapshot('b@1', 7, 3))).read();
  expect(reading).toMatchObject({
    ok: true,
    seq: 7,
    snapshots: [
      { view: 'a@1', seq: 7 },
      { view: 'b@1', seq: 7 },
    ],
  });
});

test('a view at rest agrees with one that was read later or earlier', async () => {
  const still = scripted(snapshot('a@1', 9, 2, 5));
  expect(await joined(still, scripted(snapshot('b@1', 6, 6))).read()).toMatchObject({ ok: true, seq: 6 });
  expect(await joined(scripted(snapshot('b@1', 6, 6)), still).read()).toMatchObject({ ok: true, seq: 6 });
});

test('a view that moved in between is read again, and the other with it', async () => {
  const a = scripted(snapshot('a@1', 6, 6), snapshot('a@1', 9, 6));
  const b = scripted(snapshot('b@1', 8, 8), snapshot('b@1', 9, 8));
  expect(await joined(a, b).read()).toMatchObject({ ok: true, seq: 8 + 1 });
  expect([a.asked, b.asked]).toEqual([
    [0, 8],
    [0, 8],
  ]);
});

test('views that never agree are moving, or are as they last agreed where that is recent enough', async () => {
  const a = scripted(snapshot('a@1', 5, 5), snapshot('a@1', 6, 6));
  const b = scripted(snapshot('b@1', 5, 5), snapshot('b@1', 8, 8));
  const memory = joined(a, b);
  expect(await memory.read()).toMatchObject({ ok: true, seq: 5 });
  expect(await memory.read(seqSchema.parse(5))).toMatchObject({ ok: true, seq: 5 });
  expect(await memory.read(seqSchema.parse(6))).toEqual({ ok: false, code: 'moving' });
});

test('one view that is moving makes all of them moving', async () => {
  expect(await joined(scripted(snapshot('a@1', 5, 5)), scripted('moving')).read()).toEqual({
    ok: false,
    code: 'moving',
  });
});

const steps = fc.array(fc.constantFrom('a', 'b', 'neither'), { minLength: 1, maxLength: 30 });

property.prop([steps, fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 29 })])(
  'whatever moved when, snapshots joined are those that both views had at the joined position',
  async (journal, readA, readB) => {
    const movesOf = (view: string, through: number) =>
      journal.flatMap((mover, index) => (mover === view && index < through ? [index + 1] : []));
    const at = (view: 'a' | 'b', through: number) => {
      const seq = Math.min(through, journal.length);
      return snapshot(`${view}@1`, seq, ...movesOf(view, seq).slice(-1));
    };
    const reading = await joined(
      scripted(at('a', readA), at('a', journal.length)),
      scripted(at('b', readB), at('b', journal.length)),
    ).read();
    if (!reading.ok) throw new Error(reading.code);
    const lastMoves = reading.snapshots.map(({ cells }) => [...cells.values()].flat().map(({ seq }) => Number(seq)));
    expect(lastMoves).toEqual(['a', 'b'].map((view) => movesOf(view, reading.seq).slice(-1)));
  },
);
