import { createHash } from 'node:crypto';

/** SHA-256 of a leaf's data behind a 0x00 byte (RFC 6962, section 2.1). */
export function leafHash(data: Uint8Array): Uint8Array {
  return createHash('sha256').update(Uint8Array.of(0)).update(data).digest();
}

/** SHA-256 of two hashes behind a 0x01 byte, so that no node can be taken for a leaf (RFC 6962, section 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();
}

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962, section 2.1). */
export function emptyRoot(): Uint8Array {
  return createHash('sha256').digest();
}
