import type { Bucket } from './bucket.ts';
import type { Asked, S3Response } from './operation.ts';
import { S3Error } from './s3-error.ts';
import { type XmlContent, xmlDocument } from './xml.ts';

const mostKeys = 1000;

/** ListObjectsV2: keys in the order of their bytes, a page at a time; a token is the last key of the page before. */
export async function listObjects({ bucket, request: { query }, permit }: Asked): Promise<S3Response> {
  permit('s3:ListBucket', bucket.model.arn);
  const [prefix, startAfter, token] = [
    query.get('prefix') ?? '',
    query.get('start-after'),
    query.get('continuation-token'),
  ];
  const maxKeys = readMaxKeys(query.get('max-keys'));
  const after = token === undefined ? (startAfter ?? '') : Buffer.from(token, 'base64url').toString('utf8');
  const found = bucket.keys(prefix, after, maxKeys + 1);
  const page = found.slice(0, maxKeys);
  const isTruncated = maxKeys > 0 && found.length > maxKeys;
  const body = xmlDocument('ListBucketResult', {
    Name: bucket.model.name,
    Prefix: prefix,
    StartAfter: startAfter,
    ContinuationToken: token,
    NextContinuationToken: isTruncated ? Buffer.from(page.at(-1) ?? '').toString('base64url') : undefined,
    KeyCount: page.length,
    MaxKeys: maxKeys,
    IsTruncated: isTruncated,
    Contents: (await Promise.all(page.map((key) => summaryOf(bucket, key)))).flat(),
  });
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

function readMaxKeys(text: string | undefined): number {
  if (text === undefined) return mostKeys;
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text), mostKeys);
  throw new S3Error(400, 'InvalidArgument', 'Provided max-keys not an integer or within integer range');
}

/** Nothing when it was deleted meanwhile. */
async function summaryOf(bucket: Bucket, key: string): Promise<XmlContent[]> {
  const summary = await bucket.head(key);
  if (summary === undefined) return [];
  const LastModified = new Date(summary.modifiedAt).toISOString();
  return [{ Key: key, LastModified, ETag: summary.etag, Size: summary.size, StorageClass: 'STANDARD' }];
}
