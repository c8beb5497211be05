import type { Bucket, ObjectSummary } from './bucket.ts';
import { crc32Header } from './checksums.ts';
import { type Asked, objectArn, type S3Response } from './operation.ts';
import { readContent } from './read-content.ts';
import { notServed, S3Error } from './s3-error.ts';

const onlyType = 'application/octet-stream';
const fullObject = { 'x-amz-checksum-type': 'FULL_OBJECT' };

/** PutObject, with `If-None-Match: *` too. */
export async function putObject({ bucket, request: { key, headers }, message, permit }: Asked): Promise<S3Response> {
  permit('s3:PutObject', objectArn(bucket, key));
  const type = headers['content-type'] ?? onlyType;
  if (type !== onlyType) throw notServed(`The content type ${type}`, [onlyType]);
  const encoding = headers['content-encoding'] ?? 'aws-chunked';
  if (encoding !== 'aws-chunked') throw notServed(`The content encoding ${encoding}`, ['aws-chunked']);
  const onlyNew = headers['if-none-match'] !== undefined;
  if (onlyNew && headers['if-none-match'] !== '*') throw notServed('If-None-Match of an ETag', ['*']);
  const bytes = await readContent(message);
  const etag = await bucket.put(key, bytes, { onlyNew });
  if (etag === undefined) {
    throw new S3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  }
  return { status: 200, headers: { etag, 'x-amz-checksum-crc32': crc32Header(bytes), ...fullObject } };
}

/** GetObject, of the whole object. */
export async function getObject({ bucket, request: { key }, permit }: Asked): Promise<S3Response> {
  permit('s3:GetObject', objectArn(bucket, key));
  const object = (await bucket.get(key)) ?? missing(bucket, permit);
  const checksum = { 'x-amz-checksum-crc32': crc32Header(object.bytes), ...fullObject };
  return { status: 200, headers: { ...entityHeaders(object), ...checksum }, body: object.bytes };
}

/** HeadObject. */
export async function headObject({ bucket, request: { key }, permit }: Asked): Promise<S3Response> {
  permit('s3:GetObject', objectArn(bucket, key));
  return { status: 200, headers: entityHeaders((await bucket.head(key)) ?? missing(bucket, permit)) };
}

/** DeleteObject; nothing happens where there is none. */
export async function deleteObject({ bucket, request: { key }, permit }: Asked): Promise<S3Response> {
  permit('s3:DeleteObject', objectArn(bucket, key));
  bucket.delete(key);
  return { status: 204 };
}

/** Whoever may not list a bucket is not told that a key is not there either (GetObject, "Permissions"). */
function missing(bucket: Bucket, permit: Asked['permit']): never {
  permit('s3:ListBucket', bucket.model.arn);
  throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
}

function entityHeaders({ size, etag, modifiedAt }: ObjectSummary): Record<string, string> {
  const lastModified = new Date(modifiedAt).toUTCString();
  return { 'content-type': onlyType, 'content-length': String(size), etag, 'last-modified': lastModified };
}
