import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HashList } from './hash-list.ts';
import { MerkleTree } from './merkle-tree.ts';
import { leafHash } from './tree-hash.ts';
import { verifyConsistency, verifyInclusion } from './verify-proof.ts';

/** The published reference leaves of certificate transparency, and the root of each number of them from none on. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const reference = () => treeOf(LEAVES.map((leaf) => Buffer.from(leaf, 'hex')));

function treeOf(data: readonly Uint8Array[]): MerkleTree {
  const tree = new MerkleTree();
  for (const each of data) tree.add(leafHash(each));
  return tree;
}

describe('the published vectors of certificate transparency', () => {
  test('give the same root for every number of leaves, also asked of the whole tree', () => {
    const tree = reference();
    ROOTS.forEach((root, size) => {
      expect(hex(treeOf(LEAVES.slice(0, size).map((leaf) => Buffer.from(leaf, 'hex'))).root())).toBe(root);
      expect(hex(tree.root(size))).toBe(root);
    });
  });

  test('give the same audit paths', () => {
    const path = (index: number, size: number) => reference().inclusionProof(index, size).map(hex);
    expect(path(0, 1)).toEqual([]);
    expect(path(0, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(path(5, 8)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(path(2, 3)).toEqual(['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']);
  });

  test('give the same proofs of consistency', () => {
    const path = (first: number, second: number) => reference().consistencyProof(first, second).map(hex);
    expect(path(1, 1)).toEqual([]);
    expect(path(1, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(path(6, 8)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(path(2, 5)).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });
});

test('a tree made of its leaves again is the same, and none has what it lacks', () => {
  const tree = reference();
  expect(hex(new MerkleTree(new HashList(tree.leaves())).root())).toBe(ROOTS[8]);
  expect(() => tree.root(9)).toThrow(RangeError);
  expect(() => tree.inclusionProof(3, 3)).toThrow(RangeError);
  expect(() => tree.consistencyProof(0, 3)).toThrow(RangeError);
  expect(() => new HashList(new Uint8Array(33))).toThrow(TypeError);
});

const MAX_LEAVES = 70;
const grown = treeOf(Array.from({ length: MAX_LEAVES }, (_, index) => Uint8Array.of(index)));
/** Two numbers in order, the larger up to the number of leaves. */
const ordered = (least: number) =>
  fc
    .integer({ min: 1, max: MAX_LEAVES })
    .chain((size) => fc.tuple(fc.integer({ min: least, max: size }), fc.constant(size)));
const altered = (hash: Uint8Array) => Uint8Array.from(hash, (byte, index) => (index === 7 ? byte ^ 1 : byte));

describe('a proof of inclusion, of any leaf of any size', () => {
  const proved = ordered(1).map(([place, size]) => {
    const index = place - 1;
    const path = grown.inclusionProof(index, size);
    return { leaf: grown.leaf(index), index, size, root: grown.root(size), path };
  });

  test('holds, and not of another leaf, root, place or path', () => {
    fc.assert(
      fc.property(proved, fc.nat(MAX_LEAVES), (proof, number) => {
        expect(verifyInclusion(proof)).toBe(true);
        expect(verifyInclusion({ ...proof, leaf: altered(proof.leaf) })).toBe(false);
        expect(verifyInclusion({ ...proof, root: altered(proof.root) })).toBe(false);
        if (number !== proof.index) expect(verifyInclusion({ ...proof, index: number })).toBe(false);
        expect(verifyInclusion({ ...proof, path: [...proof.path, proof.leaf] })).toBe(false);
        expect(verifyInclusion({ ...proof, path: proof.path.slice(1) })).toBe(proof.path.length === 0);
        const at = number % Math.max(proof.path.length, 1);
        const path = proof.path.map((hash, index) => (index === at ? altered(hash) : hash));
        expect(verifyInclusion({ ...proof, path })).toBe(proof.path.length === 0);
      }),
    );
  });

  test('does not hold of the tree of another size: it has another root', () => {
    fc.assert(
      fc.property(proved, fc.integer({ min: 1, max: MAX_LEAVES }), (proof, size) => {
        fc.pre(size !== proof.size);
        expect(verifyInclusion({ ...proof, size, root: grown.root(size) })).toBe(false);
      }),
    );
  });
});

describe('a proof of consistency, of any two sizes', () => {
  const proved = ordered(1).map(([first, second]) => {
    const path = grown.consistencyProof(first, second);
    return { first, second, firstRoot: grown.root(first), secondRoot: grown.root(second), path };
  });

  test('holds, and not with another root, size or path', () => {
    fc.assert(
      fc.property(proved, fc.integer({ min: 1, max: MAX_LEAVES }), (proof, size) => {
        expect(verifyConsistency(proof)).toBe(true);
        expect(verifyConsistency({ ...proof, firstRoot: altered(proof.firstRoot) })).toBe(false);
        expect(verifyConsistency({ ...proof, secondRoot: altered(proof.secondRoot) })).toBe(false);
        expect(verifyConsistency({ ...proof, path: [...proof.path, proof.firstRoot] })).toBe(false);
        if (size !== proof.first) {
          expect(verifyConsistency({ ...proof, first: size, firstRoot: grown.root(size) })).toBe(false);
        }
        const [start = proof.firstRoot, ...steps] = proof.path;
        expect(verifyConsistency({ ...proof, path: [altered(start), ...steps] })).toBe(false);
      }),
    );
  });
});
