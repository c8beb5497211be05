import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { daySchema } from '../values/time/day.ts';
import { addGroups, type CellGroups, cellText, dimensionsText, moveBetween } from './cell.ts';
import type { Contribution, Dimensions, Measures } from './view.ts';

const days = ['2024-01-01', '2024-01-02'].map((day) => daySchema.parse(day));

const contributions: fc.Arbitrary<Contribution> = fc.record({
  cell: fc.record({ axis: fc.constantFrom('end', 'start'), day: fc.constantFrom(...days, 'undated' as const) }),
  dimensions: fc.record({ weapon: fc.subarray(['a', 'b']), source: fc.constantFrom('x', 'y') }),
  measures: fc.dictionary(fc.constantFrom('launched', 'destroyed'), fc.integer({ min: -3, max: 3 })),
});
const states = fc.array(contributions, { maxLength: 4 });
/** What becomes of a few entities: which of them changes, and to what. */
const histories = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), states), { maxLength: 12 });

type Cells = Map<string, CellGroups>;

function applyMove(cells: Cells, applied: readonly Contribution[], next: readonly Contribution[]): void {
  for (const [text, { delta }] of moveBetween(applied, next)) {
    cells.set(text, addGroups(cells.get(text) ?? new Map(), delta));
  }
}

/** Live cells with their groups sorted; cells without content are the same as none. */
function content(cells: Cells): unknown {
  return [...cells]
    .filter(([, groups]) => groups.size > 0)
    .map(([text, groups]) => [
      text,
      [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { measures }]) => [key, sortedEntries(measures)]),
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

function sortedEntries(measures: Measures) {
  return Object.entries(measures).sort(([a], [b]) => (a < b ? -1 : 1));
}

function lastStates(history: readonly (readonly [number, readonly Contribution[]])[]) {
  return new Map(history.map(([entity, state]) => [entity, state]));
}

describe('moving cells from what was applied to what should be', () => {
  property.prop([histories])('leaves the sums of the last states, whatever came before', (history) => {
    const moved: Cells = new Map();
    const applied = new Map<number, readonly Contribution[]>();
    for (const [entity, next] of history) {
      applyMove(moved, applied.get(entity) ?? [], next);
      applied.set(entity, next);
    }
    const summed: Cells = new Map();
    applyMove(summed, [], [...lastStates(history).values()].flat());
    expect(content(moved)).toEqual(content(summed));
  });

  property.prop([histories, fc.integer()])('does not depend on the order in which entities come', (history, seed) => {
    const finals = [...lastStates(history).values()];
    const turned = finals.toSorted((a, b) => ((a.length * 7 + seed) % 5) - ((b.length * 7 + seed) % 5));
    const cells = [finals, turned.reverse()].map((order) => {
      const sums: Cells = new Map();
      for (const state of order) applyMove(sums, [], state);
      return content(sums);
    });
    expect(cells[1]).toEqual(cells[0]);
  });

  property.prop([states, states])('and on to the same again moves nothing', (before, after) => {
    const cells: Cells = new Map();
    applyMove(cells, [], before);
    applyMove(cells, before, after);
    const once = content(cells);
    applyMove(cells, after, after);
    expect(content(cells)).toEqual(once);
  });

  property.prop([states, states, states])('by two moves or by their sum is the same', (first, second, third) => {
    const apart: Cells = new Map();
    applyMove(apart, [], first);
    applyMove(apart, first, second);
    applyMove(apart, second, third);
    const direct: Cells = new Map();
    applyMove(direct, [], third);
    expect(content(apart)).toEqual(content(direct));
  });

  test('touches every cell of either side, also where the sum stays', () => {
    const [day, other] = days;
    if (day === undefined || other === undefined) throw new Error('no days');
    const at = (place: typeof day, launched: number): Contribution => {
      return { cell: { axis: 'end', day: place }, dimensions: { weapon: ['a'] }, measures: { launched } };
    };
    const move = moveBetween([at(day, 1), at(other, 2)], [at(other, 2)]);
    expect([...move.keys()]).toEqual(['end/2024-01-01', 'end/2024-01-02']);
    expect([...(move.get('end/2024-01-02')?.delta.values() ?? [])]).toMatchObject([{ measures: {} }]);
  });
});

describe('groups', () => {
  test('whose measures are all zero are dropped, and so are zero measures', () => {
    const group = (measures: Record<string, number>): CellGroups => new Map([['k', { dimensions: {}, measures }]]);
    expect(addGroups(group({ launched: 2 }), group({ launched: -2 }))).toEqual(new Map());
    expect(addGroups(group({ launched: 2, hit: 1 }), group({ launched: -2 }))).toEqual(group({ hit: 1 }));
  });

  test('are not changed by adding to them', () => {
    const held: CellGroups = new Map([['k', { dimensions: {}, measures: { launched: 1 } }]]);
    addGroups(held, new Map([['k', { dimensions: {}, measures: { launched: 1 } }]]));
    expect(held.get('k')?.measures).toEqual({ launched: 1 });
  });

  test('are told apart by their dimensions, not by the order these are named in', () => {
    expect(dimensionsText({ a: 'x', b: ['y'] })).toBe(dimensionsText({ b: ['y'], a: 'x' }));
    const different: readonly Dimensions[] = [
      { a: 'x' },
      { a: ['x'] },
      { b: 'x' },
      { a: 'x', b: 'x' },
      { a: ['x', 'y'] },
    ];
    const texts = different.map(dimensionsText);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

test('a cell’s text is its axis and day', () => {
  expect(cellText({ axis: 'end', day: 'undated' })).toBe('end/undated');
});
