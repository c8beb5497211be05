import type { IncomingMessage } from 'node:http';
import { readBody } from '../../runtime/loopback-server.ts';
import { verifyChecksums } from './checksums.ts';
import { S3Error } from './s3-error.ts';

const largestBody = 256 * 1024 * 1024;

/** The bytes that a request carries, unpacked where they come in chunks and checked against every checksum they bring. */
export async function readContent(request: IncomingMessage): Promise<Buffer> {
  const body = await readBody(request, largestBody);
  if (body === undefined)
    throw new S3Error(400, 'EntityTooLarge', `More than ${largestBody} bytes are not taken here.`);
  const { headers } = request;
  const chunked = String(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  const { bytes, trailers } = chunked ? unpackChunks(body) : { bytes: body, trailers: {} };
  const announced = headers['x-amz-decoded-content-length'];
  if (announced !== undefined && Number(announced) !== bytes.length) throw incomplete();
  const awaited = headers['x-amz-trailer'];
  if (awaited !== undefined && !(String(awaited).toLowerCase() in trailers)) throw incomplete();
  verifyChecksums(bytes, { ...headers, ...trailers });
  return bytes;
}

/**
 * The chunks of an `aws-chunked` body, joined, and the headers behind them ("Signature calculations: including trailing
 * headers"). Signatures of chunks are not verified. Errors: `IncompleteBody`.
 */
export function unpackChunks(body: Buffer): { readonly bytes: Buffer; readonly trailers: Record<string, string> } {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const [, hex] = /^([0-9a-f]{1,8})(?:;[\x20-\x7e]*)?$/i.exec(body.toString('latin1', at, end)) ?? [];
    if (end < 0 || hex === undefined) throw incomplete();
    const [from, size] = [end + 2, Number.parseInt(hex, 16)];
    if (size === 0) return { bytes: Buffer.concat(chunks), trailers: readTrailers(body.toString('latin1', from)) };
    at = from + size + 2;
    if (body.toString('latin1', from + size, at) !== '\r\n') throw incomplete();
    chunks.push(body.subarray(from, from + size));
  }
}

function readTrailers(text: string): Record<string, string> {
  const trailers: Record<string, string> = {};
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  delete trailers['x-amz-trailer-signature'];
  return trailers;
}

function incomplete(): S3Error {
  return new S3Error(400, 'IncompleteBody', 'The request body ended before what its headers announce.');
}
