/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32;

/** SHA-256 hashes in order, 32 bytes each. It only grows. */
export class HashList {
  #bytes: Uint8Array;
  #size: number;

  constructor(bytes: Uint8Array = new Uint8Array()) {
    if (bytes.length % HASH_BYTES !== 0) throw new TypeError('not a whole number of hashes');
    this.#bytes = bytes;
    this.#size = bytes.length / HASH_BYTES;
  }

  get size(): number {
    return this.#size;
  }

  /** Throws a RangeError where there is none. */
  at(index: number): Uint8Array {
    if (index < 0 || index >= this.#size) throw new RangeError(`there is no hash ${index} of ${this.#size}`);
    return this.#bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }

  add(hash: Uint8Array): void {
    if (hash.length !== HASH_BYTES) throw new TypeError(`a hash of ${hash.length} bytes`);
    const end = (this.#size + 1) * HASH_BYTES;
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(end, 2 * this.#bytes.length));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes.set(hash, end - HASH_BYTES);
    this.#size += 1;
  }

  /** The first `size` of them, one after the other. */
  bytes(size: number = this.#size): Uint8Array {
    return this.#bytes.slice(0, size * HASH_BYTES);
  }
}
