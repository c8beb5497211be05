import { deleteObjects } from './delete-objects.ts';
import { listObjects } from './list-objects.ts';
import { deleteObject, getObject, headObject, putObject } from './object-operations.ts';
import type { Operation } from './operation.ts';
import { notServed } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

const content = [
  'content-encoding',
  'content-type',
  'x-amz-checksum-',
  'x-amz-decoded-content-length',
  'x-amz-trailer',
];
const checked = [...content, 'x-amz-sdk-checksum-algorithm'];

/** What is not here is refused by name. */
const operations: Readonly<Record<string, Operation>> = {
  PutObject: { method: 'PUT', on: 'object', query: [], headers: [...checked, 'if-none-match'], run: putObject },
  GetObject: { method: 'GET', on: 'object', query: [], headers: ['x-amz-checksum-mode'], run: getObject },
  HeadObject: { method: 'HEAD', on: 'object', query: [], headers: ['x-amz-checksum-mode'], run: headObject },
  DeleteObject: { method: 'DELETE', on: 'object', query: [], headers: [], run: deleteObject },
  DeleteObjects: {
    method: 'POST',
    on: 'bucket',
    by: ['delete', ''],
    query: ['delete'],
    headers: checked,
    run: deleteObjects,
  },
  ListObjectsV2: {
    method: 'GET',
    on: 'bucket',
    by: ['list-type', '2'],
    query: ['list-type', 'prefix', 'start-after', 'max-keys', 'continuation-token'],
    headers: [],
    run: listObjects,
  },
};

/** Errors: `NotImplemented` for what is none of the operations here. */
export function operationOf({ method, key, query }: S3Request): Operation {
  const on = key === '' ? 'bucket' : 'object';
  const found = Object.values(operations).find(
    ({ by, ...each }) => each.method === method && each.on === on && (by === undefined || query.get(by[0]) === by[1]),
  );
  if (found !== undefined) return found;
  throw notServed(`${method} of ${on} with ${[...query.keys()].join(', ') || 'no parameter'}`, Object.keys(operations));
}
