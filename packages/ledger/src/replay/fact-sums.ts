import { createHash } from 'node:crypto';

const BUCKETS = 4096;

/**
 * The sum of the hashes of a multiset of texts, by the bucket of what they are of: equal multisets have equal sums, others
 * have other ones but for chances of 2^-64. Its size does not depend on how many texts there are.
 */
export class FactSums {
  readonly #sums = new BigUint64Array(BUCKETS);

  /** `hash` is `hash64` of the text. */
  add(bucket: number, hash: bigint): void {
    this.#sums[bucket] = (this.#sums[bucket] ?? 0n) + hash;
  }

  /** The buckets in which the other one has another sum. */
  differing(other: FactSums): ReadonlySet<number> {
    const buckets = new Set<number>();
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      if (this.#sums[bucket] !== other.#sums[bucket]) buckets.add(bucket);
    }
    return buckets;
  }
}

/** The bucket of an entity, by its text. */
export function bucketOf(entity: string): number {
  return createHash('sha256').update(entity).digest().readUInt16BE(0) % BUCKETS;
}

/** The first 64 bits of a SHA-256. */
export function hash64(text: string): bigint {
  return createHash('sha256').update(text).digest().readBigUInt64BE(0);
}
