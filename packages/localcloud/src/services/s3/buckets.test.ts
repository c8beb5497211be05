import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { Buckets } from './buckets.ts';

const model = { logicalId: 'Snapshots', name: 'snapshots', arn: 'arn:aws:s3:::snapshots' };
const anyPut = { onlyNew: false };
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'buckets-'));
});

async function open() {
  const bucket = (await Buckets.open([model], { dataDir, now: Date.now })).find('snapshots');
  if (bucket === undefined) throw new Error('the bucket is not there');
  return bucket;
}

describe('a bucket on disk', () => {
  test('has after a start what was put, replaced and deleted before it', async () => {
    const before = await open();
    for (const key of ['views/a@1/7.arrow', '..', 'gone']) await before.put(key, Buffer.from(key), anyPut);
    await before.put('..', Buffer.from('again'), anyPut);
    before.delete('gone');
    const after = await open();
    expect(after.keys('', '', 10)).toEqual(['..', 'views/a@1/7.arrow']);
    expect(String((await after.get('..'))?.bytes)).toBe('again');
    expect(await after.head('..')).toEqual(await before.head('..'));
    expect(await after.put('..', Buffer.from('new'), { onlyNew: true })).toBeUndefined();
  });

  test('forgets what a killed process had only half written', async () => {
    const drafts = join(dataDir, 's3', 'snapshots', 'drafts');
    await mkdir(drafts, { recursive: true });
    await writeFile(join(drafts, '1'), 'half of an obj');
    const bucket = await open();
    expect([bucket.keys('', '', 10), await readdir(drafts)]).toEqual([[], []]);
  });

  test('of many puts of one key keeps one whole, the one that it lists', async () => {
    const bucket = await open();
    const bodies = Array.from({ length: 20 }, (_, n) => Buffer.alloc(50_000, n));
    await Promise.all(bodies.map((body) => bucket.put('k', body, anyPut)));
    const object = await bucket.get('k');
    expect(bodies.some((body) => object?.bytes.equals(body))).toBe(true);
    expect((await bucket.head('k'))?.etag).toBe(object?.etag);
  });

  test('of many puts that must be the first takes one', async () => {
    const bucket = await open();
    const puts = Array.from({ length: 20 }, (_, n) => bucket.put('k', Buffer.alloc(1000, n), { onlyNew: true }));
    expect((await Promise.all(puts)).filter((etag) => etag !== undefined)).toHaveLength(1);
  });

  test('refuses a key that is too long for a file, as S3 does one over its own bound', async () => {
    const bucket = await open();
    await expect(bucket.put('é'.repeat(50), Buffer.from(''), anyPut)).rejects.toMatchObject({
      code: 'KeyTooLongError',
    });
    expect(await readdir(join(dataDir, 's3', 'snapshots', 'drafts'))).toEqual([]);
  });
});
