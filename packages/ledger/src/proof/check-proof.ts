import { type HashedItem, journalHash } from '../project/journal-item.ts';
import type { Checkpoint } from './checkpoint.ts';
import { journalLeaf } from './journal-leaf.ts';
import { verifyConsistency, verifyInclusion } from './verify-proof.ts';

/** What is said of a record, as anybody may hold it in a file. Hashes of the path are base64. */
export interface RecordProof {
  readonly record: Readonly<Record<'kind' | 'entity' | 'record', string>> & { readonly revision: number };
  readonly size: number;
  readonly index: number;
  readonly item: HashedItem & { readonly hash: string };
  readonly path: readonly string[];
}

/** What is said of two checkpoints. */
export interface CheckpointsProof {
  readonly from: number;
  readonly size: number;
  readonly path: readonly string[];
}

/** Why a proof proves nothing. */
export type ProofFault =
  | 'other_size'
  | 'record_not_in_item'
  | 'item_altered'
  | 'index_not_of_item'
  | 'not_in_checkpoint'
  | 'not_consistent';

/** `undefined` where the record is in the journal of the checkpoint, in this item; else what is wrong. */
export function checkRecordProof(proof: RecordProof, { size, root }: Checkpoint): ProofFault | undefined {
  const { record, item, index, path } = proof;
  if (proof.size !== size) return 'other_size';
  const isNamed = item.records.some(
    ({ kind, entity, record: id, revision }) =>
      kind === record.kind && entity === record.entity && id === record.record && revision === record.revision,
  );
  if (!isNamed) return 'record_not_in_item';
  if (journalHash(item) !== item.hash) return 'item_altered';
  if (index !== item.seq - 1) return 'index_not_of_item';
  const isIncluded = verifyInclusion({ leaf: journalLeaf(item), index, size, root, path: hashes(path) });
  return isIncluded ? undefined : 'not_in_checkpoint';
}

/** `undefined` where `later` goes on from `earlier`; else what is wrong. */
export function checkCheckpoints(
  { from, size, path }: CheckpointsProof,
  earlier: Checkpoint,
  later: Checkpoint,
): ProofFault | undefined {
  if (from !== earlier.size || size !== later.size) return 'other_size';
  const isConsistent = verifyConsistency({
    first: from,
    second: size,
    firstRoot: earlier.root,
    secondRoot: later.root,
    path: hashes(path),
  });
  return isConsistent ? undefined : 'not_consistent';
}

function hashes(path: readonly string[]): readonly Uint8Array[] {
  return path.map((text) => Buffer.from(text, 'base64'));
}
