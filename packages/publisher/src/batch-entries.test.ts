import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchBySize, entryBytes, MAX_BATCH_BYTES, MAX_BATCH_ENTRIES } from './batch-entries.ts';

const sizes = fc.array(fc.integer({ min: 1, max: MAX_BATCH_BYTES }), { maxLength: 60 });
const smallSizes = fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 60 });
const identity = (size: number) => size;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('batching', () => {
  test('keeps every item, once and in order', () => {
    fc.assert(
      fc.property(fc.oneof(sizes, smallSizes), (items) => {
        expect(batchBySize(items, identity).flat()).toEqual(items);
      }),
    );
  });

  test('never exceeds the count or the bytes of a request', () => {
    fc.assert(
      fc.property(fc.oneof(sizes, smallSizes), (items) => {
        for (const batch of batchBySize(items, identity)) {
          expect(batch.length).toBeLessThanOrEqual(MAX_BATCH_ENTRIES);
          expect(sum(batch)).toBeLessThanOrEqual(MAX_BATCH_BYTES);
        }
      }),
    );
  });

  test('opens a new request only when the next item did not fit', () => {
    fc.assert(
      fc.property(fc.oneof(sizes, smallSizes), (items) => {
        const batches = batchBySize(items, identity);
        for (const [at, batch] of batches.slice(0, -1).entries()) {
          const next = batches[at + 1]?.[0] ?? 0;
          expect(batch.length === MAX_BATCH_ENTRIES || sum(batch) + next > MAX_BATCH_BYTES).toBe(true);
        }
      }),
    );
  });

  test('gives an item larger than a request one of its own', () => {
    expect(batchBySize([5, MAX_BATCH_BYTES + 1, 5], identity)).toEqual([[5], [MAX_BATCH_BYTES + 1], [5]]);
  });
});

describe('the size of an entry', () => {
  const entry = { Source: 'abc', DetailType: 'de', Detail: '{}' };

  test('is the bytes of source, detail-type and detail', () => {
    expect(entryBytes(entry)).toBe(7);
  });

  test('counts UTF-8 bytes, not characters', () => {
    expect(entryBytes({ ...entry, Detail: '"ї"' })).toBe(9);
  });

  test('adds 14 for a time', () => {
    expect(entryBytes({ ...entry, Time: new Date(0) })).toBe(21);
  });
});
