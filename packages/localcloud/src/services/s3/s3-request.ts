import type { IncomingMessage } from 'node:http';
import { notServed, S3Error } from './s3-error.ts';

/** A request in path style: the bucket and the key its path names, and what stands behind the question mark. */
export interface S3Request {
  readonly method: string;
  readonly bucket: string;
  /** Empty for one of the bucket itself. */
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: IncomingMessage['headers'];
}

/** Headers that change what is asked for; those of an operation itself are named by it. Other headers are nobody's. */
const asks = /^(x-amz-|if-|range$|content-(encoding|type|disposition|language)$|cache-control$|expires$|origin$)/;
/** What every request of an SDK may carry. */
const carried = [
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-user-agent',
  'x-amzn-trace-id',
] as const;

/** Reads the request's address. Errors: `InvalidURI`, `AccessDenied` for one that is not signed. */
export function readRequest({ method = '', url = '', headers }: IncomingMessage): S3Request {
  if (!headers.authorization?.startsWith('AWS4-')) {
    throw new S3Error(403, 'AccessDenied', 'Only requests that an SDK signs are answered here.');
  }
  const [path = '', search = ''] = url.split(/\?(.*)/s);
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  return { method, bucket: decode(bucket), key: decode(key), query: new Map(new URLSearchParams(search)), headers };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}

/** What an operation reads of its request. */
export interface Takes {
  /** Names of query parameters beside `x-id`, which says the operation again. */
  readonly query: readonly string[];
  /** Names of headers; one that ends in `-` is a prefix. */
  readonly headers: readonly string[];
}

/** Refuses by name what a request asks for beyond what its operation takes. Errors: `NotImplemented`. */
export function refuseUntaken({ query, headers }: S3Request, takes: Takes): void {
  for (const name of query.keys()) {
    if (name !== 'x-id' && !takes.query.includes(name)) throw notServed(`The parameter ${name}`, takes.query);
  }
  const known = [...carried, ...takes.headers];
  const isKnown = (name: string) => known.some((each) => (each.endsWith('-') ? name.startsWith(each) : name === each));
  for (const name of Object.keys(headers)) {
    if (asks.test(name) && !isKnown(name)) throw notServed(`The header ${name}`, known);
  }
}
