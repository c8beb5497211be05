import { nodeHash } from './tree-hash.ts';

/** Says that a tree of `size` leaves with this `root` has the hash `leaf` at `index`, from 0. */
export interface Inclusion {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/** Whether an audit path proves it: RFC 9162, section 2.1.3.2. */
export function verifyInclusion({ leaf, index, size, root, path }: Inclusion): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const step of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(step, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else hash = nodeHash(hash, step);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isEqual(hash, root);
}

/** Says that a tree of `second` leaves begins with one of `first`. */
export interface Consistency {
  readonly first: number;
  readonly second: number;
  readonly firstRoot: Uint8Array;
  readonly secondRoot: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/** Whether a path proves it: RFC 9162, section 2.1.4.2. Equal trees are proved by an empty path. */
export function verifyConsistency({ first, second, firstRoot, secondRoot, path }: Consistency): boolean {
  if (!isCount(first) || !isCount(second) || first < 1 || first > second) return false;
  if (first === second) return path.length === 0 && isEqual(firstRoot, secondRoot);
  const [start, ...steps] = Number.isInteger(Math.log2(first)) ? [firstRoot, ...path] : path;
  if (start === undefined) return false;
  let [node, last] = [first - 1, second - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [firstHash, secondHash] = [start, start];
  for (const step of steps) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [firstHash, secondHash] = [nodeHash(step, firstHash), nodeHash(step, secondHash)];
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else secondHash = nodeHash(secondHash, step);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isEqual(firstHash, firstRoot) && isEqual(secondHash, secondRoot);
}

function half(count: number): number {
  return Math.floor(count / 2);
}

function isCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0;
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
