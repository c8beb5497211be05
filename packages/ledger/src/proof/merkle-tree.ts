import { HashList } from './hash-list.ts';
import { emptyRoot, nodeHash } from './tree-hash.ts';

/**
 * The Merkle tree of RFC 6962, section 2.1, which keeps the hashes of its complete subtrees: a leaf is added by two hashings on
 * average, and a root or proof of any earlier size takes the logarithm of it. About 64 bytes a leaf.
 */
export class MerkleTree {
  /** By height: of each complete subtree of 2^height leaves its root. */
  readonly #levels: HashList[] = [new HashList()];

  /** `leaves` are hashes of leaves, in order. */
  constructor(leaves: HashList = new HashList()) {
    for (let index = 0; index < leaves.size; index += 1) this.add(leaves.at(index));
  }

  get size(): number {
    return this.#level(0).size;
  }

  /** About how much memory it takes. */
  get bytes(): number {
    return this.size * BYTES_OF_LEAF;
  }

  /** Adds the hash of the next leaf. */
  add(leaf: Uint8Array): void {
    let hash = leaf;
    for (let height = 0; ; height += 1) {
      const level = this.#level(height);
      level.add(hash);
      if (level.size % 2 === 1) return;
      hash = nodeHash(level.at(level.size - 2), hash);
    }
  }

  /** The hash of a leaf, from 0. Throws a RangeError where there is none. */
  leaf(index: number): Uint8Array {
    return this.#level(0).at(index);
  }

  /** The hashes of the first `size` leaves, one after the other. */
  leaves(size: number = this.size): Uint8Array {
    return this.#level(0).bytes(size);
  }

  /** The root of the first `size` leaves. Throws a RangeError where there are fewer. */
  root(size: number = this.size): Uint8Array {
    this.#requireSize(size);
    return size === 0 ? emptyRoot() : this.#subtree(0, size);
  }

  /** The audit path of a leaf in the tree of the first `size` leaves (RFC 9162, section 2.1.3.1). */
  inclusionProof(index: number, size: number = this.size): readonly Uint8Array[] {
    this.#requireSize(size);
    if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError(`no leaf ${index} of ${size}`);
    return this.#path(index, 0, size);
  }

  /** That the first `second` leaves begin with the first `first` (RFC 9162, section 2.1.4.1). */
  consistencyProof(first: number, second: number = this.size): readonly Uint8Array[] {
    this.#requireSize(second);
    if (!Number.isInteger(first) || first < 1 || first > second)
      throw new RangeError(`no tree of ${first} in ${second}`);
    return first === second ? [] : this.#subproof(first, 0, second, true);
  }

  #path(index: number, start: number, end: number): readonly Uint8Array[] {
    if (end - start === 1) return [];
    const middle = start + splitOf(end - start);
    return index < middle
      ? [...this.#path(index, start, middle), this.#subtree(middle, end)]
      : [...this.#path(index, middle, end), this.#subtree(start, middle)];
  }

  #subproof(first: number, start: number, end: number, known: boolean): readonly Uint8Array[] {
    if (first === end) return known ? [] : [this.#subtree(start, end)];
    const middle = start + splitOf(end - start);
    return first <= middle
      ? [...this.#subproof(first, start, middle, known), this.#subtree(middle, end)]
      : [...this.#subproof(first, middle, end, false), this.#subtree(start, middle)];
  }

  /** The root of some leaves, which start at a multiple of the least power of two that holds them. */
  #subtree(start: number, end: number): Uint8Array {
    const height = Math.log2(end - start);
    if (Number.isInteger(height)) return this.#level(height).at(start / (end - start));
    const middle = start + splitOf(end - start);
    return nodeHash(this.#subtree(start, middle), this.#subtree(middle, end));
  }

  #level(height: number): HashList {
    const held = this.#levels[height];
    if (held !== undefined) return held;
    const level = new HashList();
    this.#levels[height] = level;
    return level;
  }

  #requireSize(size: number): void {
    if (!Number.isInteger(size) || size < 0 || size > this.size) {
      throw new RangeError(`no tree of ${size}: there are ${this.size} leaves`);
    }
  }
}

const BYTES_OF_LEAF = 64;

/** The largest power of two below a number of two or more. */
function splitOf(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1));
}
