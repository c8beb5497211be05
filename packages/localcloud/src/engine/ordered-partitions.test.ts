import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrderedPartitions } from './ordered-partitions.ts';
import { StoredItem } from './stored-item.ts';

const HASHES = 2 ** 32;
const action = fc.record({
  partition: fc.constantFrom('a', 'b', 'c', 'd'),
  order: fc.constantFrom('1', '2', '3', '4', '5'),
  removes: fc.boolean(),
});

describe('OrderedPartitions', () => {
  it('holds what a plain map would, each partition sorted', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const partitions = new OrderedPartitions();
        const model = new Map<string, number>();
        for (const [index, { partition, order, removes }] of actions.entries()) {
          if (removes) partitions.remove({ partition, order });
          else partitions.put({ partition, order, id: '', row: new StoredItem({ n: { N: String(index) } }) });
          if (removes) model.delete(partition + order);
          else model.set(partition + order, index);
        }
        const held = [...partitions.scan(undefined, 0, HASHES)].map(
          ({ partition, order, row }) => [partition + order, Number(row.item.n?.N)] as const,
        );
        expect(new Map(held)).toEqual(model);
        expect(held).toHaveLength(model.size);
        for (const key of 'abcd') {
          const orders = partitions.partition(key)?.entries.map((entry) => entry.order) ?? [];
          expect(orders).toEqual(orders.toSorted());
        }
      }),
    );
  });

  it('goes on after any position, also one that was removed meanwhile', () => {
    const partitions = new OrderedPartitions();
    for (const partition of 'abc') {
      for (const order of '123') partitions.put({ partition, order, id: '', row: new StoredItem({}) });
    }
    const all = [...partitions.scan(undefined, 0, HASHES)];
    for (const [index, position] of all.entries()) {
      partitions.remove(position);
      const rest = [...partitions.scan(position, 0, HASHES)];
      expect(rest).toEqual(all.slice(index + 1));
      partitions.put(position);
    }
  });

  it('gives every entry to exactly one of several hash ranges', () => {
    const partitions = new OrderedPartitions();
    for (let index = 0; index < 50; index++) {
      partitions.put({ partition: `p${index}`, order: '', id: '', row: new StoredItem({}) });
    }
    const bounds = [0, 1 / 3, 2 / 3, 1].map((share) => Math.ceil(share * HASHES));
    const counts = [0, 1, 2].map(
      (part) => [...partitions.scan(undefined, bounds[part] ?? 0, bounds[part + 1] ?? 0)].length,
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(50);
    expect(counts.every((count) => count > 0)).toBe(true);
  });
});
