import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logKey, openCommitLog } from './commit-log.ts';
import { openDynamoDbEngine } from './engine.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'recovery-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function keysOf(prefix: string): Promise<string[]> {
  const log = await openCommitLog(dir);
  const keys: string[] = [];
  for await (const page of log.pages(prefix)) keys.push(...page.map(([key]) => key));
  await log.close();
  return keys;
}

describe('opening a directory', () => {
  it('finishes a deletion that a crash cut short', async () => {
    const log = await openCommitLog(dir);
    const gone = { type: 'put', key: logKey.deleted('gone'), value: 'gone' } as const;
    const rows = [`${logKey.items('gone')}1:a`, `${logKey.records('gone')}1`, `${logKey.items('kept')}1:a`];
    await log.write([gone, ...rows.map((key) => ({ type: 'put', key, value: '{}' }) as const)]);
    await log.close();
    await (await openDynamoDbEngine({ dir })).close();
    expect(await keysOf('item!')).toEqual([`${logKey.items('kept')}1:a`]);
    expect(await keysOf('stream!')).toEqual([]);
    expect(await keysOf('deleted!')).toEqual([]);
  });

  it('refuses a row that is not what its place says, and lets the directory go', async () => {
    const log = await openCommitLog(dir);
    await log.write([{ type: 'put', key: logKey.table('Broken'), value: '[]' }]);
    await log.close();
    await expect(openDynamoDbEngine({ dir })).rejects.toThrow();
    expect(await keysOf('table!')).toEqual([logKey.table('Broken')]);
  });

  it('reads more rows than one page holds', async () => {
    const log = await openCommitLog(dir);
    const keys = Array.from(
      { length: 2500 },
      (_none, index) => `${logKey.items('many')}${String(index).padStart(5, '0')}`,
    );
    await log.write(keys.map((key) => ({ type: 'put', key, value: '{}' })));
    await log.close();
    expect(await keysOf(logKey.items('many'))).toEqual(keys);
  });
});
