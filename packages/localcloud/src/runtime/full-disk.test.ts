import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mountSmallDisk } from '../../test/small-disk.ts';
import { openCommitLog } from '../engine/commit-log.ts';
import { openLevelStore } from './state-store.ts';

const disk = mountSmallDisk(16);
afterAll(() => disk?.remove());

const VALUE = 'x'.repeat(20_000);

/** Writes until the disk is full; gives the keys that were acknowledged. */
async function writeUntilFull(write: (key: string) => Promise<void>): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  for (let index = 0; index < 500; index += 1) {
    const key = `item!t!${String(index).padStart(4, '0')}`;
    try {
      await write(key);
    } catch {
      return acknowledged;
    }
    acknowledged.push(key);
  }
  throw new Error('the disk never was full');
}

describe.skipIf(disk === undefined)('a full disk (skipped where no file system may be mounted)', () => {
  test('is told by the tables’ log, which loses nothing it acknowledged and writes again when there is room', async () => {
    const log = await openCommitLog(join(disk?.folder ?? '', 'tables'));
    disk?.fill(2_000_000);
    const acknowledged = await writeUntilFull((key) => log.write([{ type: 'put', key, value: VALUE }]));
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(await log.fault()).toMatch(/space/i);
    disk?.free();
    expect(await log.fault()).toBeUndefined();
    await log.write([{ type: 'put', key: 'item!t!later', value: VALUE }]);
    const keys: string[] = [];
    for await (const page of log.pages('item!t!')) keys.push(...page.map(([key]) => key));
    expect(keys).toEqual(expect.arrayContaining([...acknowledged, 'item!t!later']));
    await log.close();
  });

  test('is told by the store of queues and stream positions too', async () => {
    const store = await openLevelStore(join(disk?.folder ?? '', 'state'));
    expect(await store.fault()).toBeUndefined();
    disk?.fill(2_000_000);
    const acknowledged = await writeUntilFull((key) => store.commit([{ type: 'put', key, value: VALUE }]));
    expect(await store.fault()).toMatch(/space/i);
    disk?.free();
    await store.commit([{ type: 'put', key: 'item!t!later', value: VALUE }]);
    expect(await store.fault()).toBeUndefined();
    const keys: string[] = [];
    for await (const [key] of store.entries('item!')) keys.push(key);
    expect(keys).toEqual(expect.arrayContaining([...acknowledged, 'item!t!later']));
    await store.close();
  });
});
