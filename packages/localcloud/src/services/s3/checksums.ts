import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { notServed, S3Error } from './s3-error.ts';

const algorithms: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'content-md5': hashed('md5'),
  'x-amz-checksum-crc32': (bytes) => {
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(crc32(bytes));
    return checksum;
  },
  'x-amz-checksum-sha1': hashed('sha1'),
  'x-amz-checksum-sha256': hashed('sha256'),
};
const about: Readonly<Record<string, string>> = {
  'x-amz-checksum-type': 'FULL_OBJECT',
  'x-amz-checksum-mode': 'ENABLED',
};

function hashed(algorithm: string): (bytes: Buffer) => Buffer {
  return (bytes) => createHash(algorithm).update(bytes).digest();
}

/** The CRC32 of the bytes as the header `x-amz-checksum-crc32` has it. */
export function crc32Header(bytes: Buffer): string {
  return algorithms['x-amz-checksum-crc32']?.(bytes).toString('base64') ?? '';
}

/**
 * Checks the bytes against each checksum that came with them, in headers or behind them. Errors: `BadDigest`;
 * `NotImplemented` for an algorithm that is not known here.
 */
export function verifyChecksums(bytes: Buffer, headers: Readonly<Record<string, string | string[] | undefined>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (name !== 'content-md5' && !name.startsWith('x-amz-checksum-')) continue;
    if (about[name] !== undefined && about[name] === value) continue;
    const digest = algorithms[name];
    if (digest === undefined) throw notServed(`${name}: ${String(value)}`, Object.keys(algorithms));
    if (digest(bytes).toString('base64') === value) continue;
    throw new S3Error(400, 'BadDigest', `The ${name} you specified did not match the calculated checksum.`);
  }
}
