import { describe, expect, test } from 'vitest';
import { gatherReads } from './gathered-reads.ts';
import type { Key } from './keys.ts';

const keyOf = (sk: string): Key => ({ pk: 'P', sk });

/** Reads that find every key but `absent`, and what was asked for batch by batch. */
function gathered() {
  const batches: string[][] = [];
  const read = gatherReads(async (keys) => {
    batches.push(keys.map(({ sk }) => sk));
    const found = keys.filter(({ sk }) => sk !== 'absent').toReversed();
    return found.map(({ pk, sk }) => ({ pk: { S: pk }, sk: { S: sk } }));
  });
  return { read, batches };
}

describe('gathered reads', () => {
  test('of one turn are one batch, and each gets its own item', async () => {
    const { read, batches } = gathered();
    const items = await Promise.all(['a', 'absent', 'b'].map((sk) => read(keyOf(sk))));
    expect(items.map((item) => item?.sk?.S)).toEqual(['a', undefined, 'b']);
    expect(batches).toEqual([['a', 'absent', 'b']]);
  });

  test('never answer from a batch that had started before they were asked for', async () => {
    const { read, batches } = gathered();
    const first = read(keyOf('a'));
    await Promise.resolve();
    await Promise.resolve();
    await Promise.all([first, read(keyOf('a'))]);
    await read(keyOf('a'));
    expect(batches).toEqual([['a'], ['a'], ['a']]);
  });

  test('fail together, and the next are asked for anew', async () => {
    let calls = 0;
    const read = gatherReads(async () => {
      calls += 1;
      if (calls === 1) throw new Error('out of reach');
      return [];
    });
    const both = await Promise.allSettled([read(keyOf('a')), read(keyOf('b'))]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await read(keyOf('a'))).toBeUndefined();
  });
});
