import { emptyRoot, nodeHash } from './tree-hash.ts';

/** The right edge of a Merkle tree (RFC 6962, section 2.1): it gives the root of all its leaves, in the logarithm of their number. */
export class TreeEdge {
  /** By height: of a complete subtree that no larger one holds its root. */
  readonly #roots: (Uint8Array | undefined)[] = [];

  /** Adds the hash of the next leaf. */
  add(leaf: Uint8Array): void {
    let hash = leaf;
    let height = 0;
    for (let left = this.#roots[0]; left !== undefined; left = this.#roots[height]) {
      hash = nodeHash(left, hash);
      this.#roots[height] = undefined;
      height += 1;
    }
    this.#roots[height] = hash;
  }

  /** The root of the leaves so far. */
  root(): Uint8Array {
    let root: Uint8Array | undefined;
    for (const left of this.#roots) {
      if (left !== undefined) root = root === undefined ? left : nodeHash(left, root);
    }
    return root ?? emptyRoot();
  }
}
