import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openCommitLog } from './commit-log.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'commit-log-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true });
});

const row = (key: string) => ({ type: 'put' as const, key: `item!t!${key}`, value: key });

async function keysIn(log: Awaited<ReturnType<typeof openCommitLog>>): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of log.pages('item!t!')) keys.push(...page.map(([, value]) => value));
  return keys;
}

describe('a log whose write failed', () => {
  test('is opened anew and written to once more', async () => {
    const log = await openCommitLog(dir);
    const [close, batch] = [vi.spyOn(ClassicLevel.prototype, 'close'), vi.spyOn(ClassicLevel.prototype, 'batch')];
    batch.mockRejectedValueOnce(new Error('IO error: no space left on device'));
    await log.write([row('a')]);
    expect(close).toHaveBeenCalledTimes(1);
    expect(await keysIn(log)).toEqual(['a']);
    await log.close();
  });

  test('says so while it cannot be opened, and takes writes again when it can', async () => {
    const log = await openCommitLog(dir);
    await log.write([row('a')]);
    vi.spyOn(ClassicLevel.prototype, 'batch').mockRejectedValueOnce(new Error('IO error: no space left on device'));
    const open = vi.spyOn(ClassicLevel.prototype, 'open').mockRejectedValue(new Error('no space left on device'));
    await expect(log.write([row('b')])).rejects.toThrow('no space left');
    open.mockRestore();
    await log.write([row('c')]);
    expect(await keysIn(log)).toEqual(['a', 'c']);
    await log.close();
  });
});
