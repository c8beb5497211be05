import { S3Client } from '@aws-sdk/client-s3';
import { objectsConformance } from '@counterweight/ledger/testing/conformance';
import { serveBucket } from '@counterweight/localcloud/s3';
import { afterEach, expect, test } from 'vitest';
import { createS3Objects } from '../src/s3-objects.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function openBucket(named = 'snapshots') {
  const server = await serveBucket('snapshots');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new S3Client({ endpoint: server.url, region: 'us-east-1', credentials, forcePathStyle: true });
  closing.push(async () => {
    client.destroy();
    await server.close();
  });
  return createS3Objects(client, named);
}

objectsConformance('S3 on one machine', () => openBucket());

test('lists more keys than a page of S3 has, in their order', async () => {
  const objects = await openBucket();
  const keys = Array.from({ length: 1100 }, (_, n) => `a/${String(n).padStart(4, '0')}`);
  await Promise.all(keys.map((key) => objects.put(key, Uint8Array.from([1]))));
  expect(await objects.list('a/', 1050)).toEqual(keys.slice(0, 1050));
});

test('a bucket that is not there is an error, never an empty one', async () => {
  const objects = await openBucket('another');
  await expect(objects.get('a')).rejects.toThrow();
  await expect(objects.list('', 10)).rejects.toThrow();
});
