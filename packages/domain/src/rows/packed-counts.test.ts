import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { StoredRow } from './stored-row.ts';
import { ViewTable } from './view-table.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
const counts = fc.oneof(
  fc.constantFrom(0, 1),
  fc.nat(100),
  fc.nat(5000),
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom(0.5, 2 ** 40),
);
const measures = fc.record(Object.fromEntries(names.map((name) => [name, counts])), { requiredKeys: [] });

function rowOf(group: string, measured: Record<string, number | undefined>): StoredRow {
  const given = Object.entries(measured).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return { axis: 'end', day: 'undated', dimensions: { group }, measures: Object.fromEntries(given) };
}

property.prop([fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), measures), { maxLength: 60 }), fc.nat(60)])(
  'counts that are added up together are those added one by one, also when larger ones come',
  (rows, first) => {
    const table = new ViewTable();
    const query = { axis: 'end', by: [{ dimension: 'group' }], measures: names };
    const sum = () => {
      const sums = table.at(0).sum(query);
      return new Map(sums.groups.map(([group], index) => [group, names.map((name) => sums.counts(name)[index])]));
    };
    const expected = new Map<string, number[]>();
    rows.forEach(([group, measured], index) => {
      if (index === first) sum();
      table.add(`e${index}`, rowOf(group, measured), 0, 0);
      const held = expected.get(group) ?? names.map(() => 0);
      expected.set(
        group,
        names.map((name, place) => (held[place] ?? 0) + (measured[name] ?? 0)),
      );
    });
    expect(sum()).toEqual(expected);
  },
);

test('of more rows than a pack has room for', () => {
  const table = new ViewTable();
  const count = 300_000;
  const entity = table.columns.entity.codeOf('e');
  for (let row = 0; row < count; row++) {
    const placed = table.place(entity, 0, 0, undefined);
    table.columns.axis.set(placed, 'end');
    for (const name of ['a', 'b', 'c']) table.columns.measure(name).set(placed, 1 + (row % 2));
  }
  const sums = table.at(0).sum({ axis: 'end', measures: ['a', 'b', 'c'] });
  expect(['a', 'b', 'c'].map((name) => sums.counts(name)[0])).toEqual([450_000, 450_000, 450_000]);
});
