import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LoopbackServer, listenOnLoopback } from '../../runtime/loopback-server.ts';
import { Authorizer } from '../iam/authorizer.ts';
import { Callers } from '../iam/callers.ts';
import { Buckets } from './buckets.ts';
import { s3Endpoint } from './s3-endpoint.ts';

const region = 'eu-central-1';
const Bucket = 'snapshots';
const arn = `arn:aws:s3:::${Bucket}`;
const role = 'arn:aws:iam::000000000000:role/api';

let server: LoopbackServer;
let s3: S3Client;
/** A client that calls as a role which may do these things and nothing else, `<action> <resource>` each. */
let as: (...allowed: readonly string[]) => S3Client;

beforeEach(async () => {
  const callers = new Callers('000000000000');
  const granted = new Set<string>();
  const allows = (action: string, resource: string) => granted.has(`${action} ${resource}`);
  const authorizer = new Authorizer(callers, [{ role: 'api', roleArn: role, allows }], () => {});
  const model = { logicalId: 'Snapshots', name: Bucket, arn };
  const buckets = await Buckets.open([model], { dataDir: undefined, now: () => Date.UTC(2026, 0, 2) });
  server = await listenOnLoopback(0, s3Endpoint(buckets, authorizer));
  const client = (accessKeyId: string) => {
    const credentials = { accessKeyId, secretAccessKey: 'local' };
    return new S3Client({ endpoint: server.url, forcePathStyle: true, region, credentials, maxAttempts: 1 });
  };
  s3 = client('local');
  as = (...allowed) => {
    for (const each of allowed) granted.add(each);
    return client(callers.issueAccessKeyId(role));
  };
});
afterEach(() => server.close());

const bytes = Buffer.from(Array.from({ length: 3000 }, (_, n) => n % 256));
const put = (Key: string, Body: string | Uint8Array = bytes) => s3.send(new PutObjectCommand({ Bucket, Key, Body }));
const list = (input: object = {}) => s3.send(new ListObjectsV2Command({ Bucket, ...input }));
const keysOf = ({ Contents = [] }: Awaited<ReturnType<typeof list>>) => Contents.map(({ Key }) => Key);

async function content(Key: string, client = s3): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

describe('an object', () => {
  test('is got as it was put, with its length, ETag and time', async () => {
    const { ETag, ChecksumCRC32 } = await put('views/strikes@3/7.arrow');
    expect(await content('views/strikes@3/7.arrow')).toEqual(bytes);
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'views/strikes@3/7.arrow' }));
    expect(head).toMatchObject({ ContentLength: 3000, ETag, LastModified: new Date('2026-01-02T00:00:00Z') });
    expect([ETag, ChecksumCRC32]).toEqual([`"${createHash('md5').update(bytes).digest('hex')}"`, expect.any(String)]);
  });

  test('may be empty, and have a key of any characters', async () => {
    const key = 'a b/ü&<"+%2F/..';
    await put(key, Buffer.alloc(0));
    expect(await content(key)).toHaveLength(0);
    expect(keysOf(await list())).toEqual([key]);
  });

  test('is taken in chunks with a checksum behind them, as the SDK sends a stream', async () => {
    const Body = Readable.from([bytes.subarray(0, 1000), bytes.subarray(1000)]);
    await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body, ContentLength: bytes.length }));
    expect(await content('k')).toEqual(bytes);
  });

  test('that does not match its checksum is refused and not kept', async () => {
    const wrong = { Bucket, Key: 'k', Body: bytes, ChecksumCRC32: 'AAAAAA==' };
    await expect(s3.send(new PutObjectCommand(wrong))).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(content('k')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('is replaced by a later put, and not by one that must be the first', async () => {
    await put('k', 'one');
    await put('k', 'two');
    const first = new PutObjectCommand({ Bucket, Key: 'k', Body: 'three', IfNoneMatch: '*' });
    await expect(s3.send(first)).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    expect(String(await content('k'))).toBe('two');
  });

  test('is gone once it is deleted, and deleting it again changes nothing', async () => {
    await put('k');
    for (const _ of [1, 2]) await s3.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    await expect(content('k')).rejects.toMatchObject({ name: 'NoSuchKey', $metadata: { httpStatusCode: 404 } });
    const head = s3.send(new HeadObjectCommand({ Bucket, Key: 'k' }));
    await expect(head).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('of many is deleted with one request', async () => {
    for (const key of ['a&b', 'b', 'c']) await put(key);
    const Objects = [{ Key: 'a&b' }, { Key: 'c' }, { Key: 'never there' }];
    const { Deleted, Errors } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect([Deleted?.map(({ Key }) => Key), Errors]).toEqual([['a&b', 'c', 'never there'], undefined]);
    expect(keysOf(await list())).toEqual(['b']);
  });
});

describe('a list', () => {
  test('has the keys of a prefix in the order of their bytes, from one on, and says their sizes', async () => {
    for (const key of ['m/2', 'm/10', 'm/é', 'm/z', 'n/1']) await put(key, key);
    expect(keysOf(await list({ Prefix: 'm/' }))).toEqual(['m/10', 'm/2', 'm/z', 'm/é']);
    expect(keysOf(await list({ Prefix: 'm/', StartAfter: 'm/10', MaxKeys: 2 }))).toEqual(['m/2', 'm/z']);
    expect((await list({ Prefix: 'n/' })).Contents).toMatchObject([{ Key: 'n/1', Size: 3, ETag: expect.any(String) }]);
  });

  test('comes in pages that miss and repeat nothing', async () => {
    const keys = Array.from({ length: 7 }, (_, n) => `k${n}`);
    for (const key of keys) await put(key, key);
    const found: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await list({ MaxKeys: 3, ContinuationToken: token });
      found.push(...keysOf(page));
      expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined);
      token = page.NextContinuationToken;
    } while (token !== undefined);
    expect(found).toEqual(keys);
  });

  test('of nothing is empty', async () => {
    expect(await list()).toMatchObject({ KeyCount: 0, IsTruncated: false });
  });
});

describe('a role', () => {
  test('may do with objects what its policies allow and no more', async () => {
    await put('k');
    const reader = as(`s3:GetObject ${arn}/k`);
    expect(await content('k', reader)).toEqual(bytes);
    const denied = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };
    const sent = reader.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }));
    await expect(sent).rejects.toMatchObject(denied);
    await expect(reader.send(new DeleteObjectCommand({ Bucket, Key: 'k' }))).rejects.toMatchObject(denied);
    await expect(reader.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject(denied);
    expect(await content('k')).toEqual(bytes);
  });

  test('that may not list is not told that a key is not there', async () => {
    const reader = as(`s3:GetObject ${arn}/gone`);
    await expect(content('gone', reader)).rejects.toMatchObject({ name: 'AccessDenied' });
    as(`s3:ListBucket ${arn}`);
    await expect(content('gone', reader)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('is told key by key what it may not delete', async () => {
    await put('a');
    await put('b');
    const command = new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'a' }, { Key: 'b' }] } });
    const { Deleted, Errors } = await as(`s3:DeleteObject ${arn}/b`).send(command);
    expect([Deleted, Errors]).toMatchObject([[{ Key: 'b' }], [{ Key: 'a', Code: 'AccessDenied' }]]);
    expect(keysOf(await list())).toEqual(['a']);
  });
});

describe('what is not served', () => {
  test('is another bucket', async () => {
    const elsewhere = s3.send(new GetObjectCommand({ Bucket: 'elsewhere', Key: 'k' }));
    await expect(elsewhere).rejects.toMatchObject({ name: 'NoSuchBucket', $metadata: { httpStatusCode: 404 } });
  });

  test.each([
    ['a range', () => s3.send(new GetObjectCommand({ Bucket, Key: 'k', Range: 'bytes=0-1' })), /header range /],
    [
      'metadata of the user',
      () => s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', Metadata: { of: 'mine' } })),
      /header x-amz-meta-of /,
    ],
    ['a delimiter', () => list({ Delimiter: '/' }), /parameter delimiter /],
    [
      'a content type',
      () => s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', ContentType: 'text/html' })),
      /content type text\/html /,
    ],
    [
      'a checksum of another algorithm',
      () => s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', ChecksumCRC64NVME: 'AAAAAAAAAAA=' })),
      /x-amz-checksum-crc64nvme/,
    ],
  ])('is refused by name: %s', async (_what, send, message) => {
    await put('k');
    await expect(send()).rejects.toMatchObject({ name: 'NotImplemented', message: expect.stringMatching(message) });
  });

  test.each([
    ['PUT', `/${Bucket}`],
    ['GET', '/'],
    ['GET', `/${Bucket}?acl`],
    ['POST', `/${Bucket}/k?uploads`],
  ])('is refused by name: %s %s', async (method, path) => {
    const authorization = 'AWS4-HMAC-SHA256 Credential=local/20260101/r/s3/aws4_request';
    const answer = await fetch(`${server.url}${path}`, { method, headers: { authorization } });
    expect([answer.status, await answer.text()]).toEqual([501, expect.stringContaining('<Code>NotImplemented</Code>')]);
  });

  test('is a request that is not signed', async () => {
    const Delete = '<Delete><Object><Key>k</Key></Object></Delete>';
    await put('k');
    const answer = await fetch(`${server.url}/${Bucket}?delete`, { method: 'POST', body: Delete });
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code>')]);
    expect(await content('k')).toEqual(bytes);
  });
});
