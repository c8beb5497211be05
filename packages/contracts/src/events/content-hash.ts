import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256, lowercase hex. */
export type ContentHash = string;

/** SHA-256 of a text, lowercase hex. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * The public commitment to an event's content: SHA-256 of the salt, a newline, and the RFC 8785 canonical JSON of the type (with
 * its version) and data. By one salt, the same content has the same one; without the salt no guess can be confirmed.
 * Throws a TypeError on what JSON cannot carry (NaN, functions).
 */
export function contentHash(salt: string, type: string, data: unknown): ContentHash {
  return sha256(`${salt}\n${canonicalText({ data, type })}`);
}

/** RFC 8785 canonical JSON. Throws a TypeError on what JSON cannot carry (NaN, functions). */
export function canonicalText(value: unknown): string {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new TypeError('not representable as canonical JSON');
  return canonical;
}
