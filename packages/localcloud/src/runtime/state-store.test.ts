import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLevelStore, openMemoryStore } from './state-store.ts';

async function newDirectory(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'state-')), 'state');
}

describe.each([
  ['in memory', async () => openMemoryStore()],
  ['on disk', async () => openLevelStore(await newDirectory())],
])('a state store %s', (_where, open) => {
  test('gives back what was put under a prefix, in key order', async () => {
    const store = await open();
    const put = (key: string) => ({ type: 'put', key, value: `${key}!` }) as const;
    await store.commit([put('b/2'), put('a/1'), put('b/1'), put('b/3'), put('c/1')]);
    await store.commit([{ type: 'del', key: 'b/3' }]);
    const found: (readonly [string, string])[] = [];
    for await (const entry of store.entries('b/')) found.push(entry);
    expect(found).toEqual([
      ['b/1', 'b/1!'],
      ['b/2', 'b/2!'],
    ]);
    await store.close();
  });
});

describe('a state store on disk', () => {
  test('is refused to a second holder until the first closes', async () => {
    const directory = await newDirectory();
    const first = await openLevelStore(directory);
    await expect(openLevelStore(directory)).rejects.toMatchObject({ code: 'data_dir_locked' });
    await first.close();
    await (await openLevelStore(directory)).close();
  });

  test('says when its place cannot be used', async () => {
    await expect(openLevelStore('/dev/null/state')).rejects.toMatchObject({ code: 'data_dir_unusable' });
  });
});
