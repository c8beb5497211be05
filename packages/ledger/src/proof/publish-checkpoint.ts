import { type Seq, seqSchema } from '@counterweight/domain/values';
import type { Objects } from '../ports/objects.ts';
import type { FollowedLedger } from '../read/followed-ledger.ts';
import type { FollowingMemory } from '../read/ledger-memory.ts';
import { type OpenedCheckpoint, openCheckpoint, signCheckpoint } from './checkpoint.ts';
import type { MerkleTree } from './merkle-tree.ts';
import { noteKey, type Signer } from './signed-note.ts';

export interface CheckpointDeps {
  readonly memory: FollowingMemory;
  readonly objects: Pick<Objects, 'get' | 'list' | 'put'>;
  readonly signer: Signer;
}

/**
 * `refused`: the newest checkpoint says another past than the journal does, or is not of this key. Nothing is signed until
 * somebody found out why.
 */
export type PublishedCheckpoint =
  | { readonly outcome: 'signed' | 'unchanged'; readonly size: Seq }
  | { readonly outcome: 'behind' | 'empty' }
  | { readonly outcome: 'refused'; readonly key: string; readonly reason: CheckpointFault };

type CheckpointFault = Extract<OpenedCheckpoint, { ok: false }>['reason'] | 'longer_than_journal' | 'other_root';

/** Where checkpoints stand in the bucket. */
export const CHECKPOINTS = 'checkpoints/';
/** No journal is longer. */
const MAX_SIZE = 9_999_999_999_999;

/**
 * Signs the journal as far as it is followed, and keeps the checkpoint, if the newest one is a beginning of it: two pasts are
 * never signed. Killed at any moment, or done by several at once, it is done by doing it again.
 */
export async function publishCheckpoint({ memory, objects, signer }: CheckpointDeps): Promise<PublishedCheckpoint> {
  const reading = await memory.read();
  const contents = memory.contents();
  if (!reading.ok || contents === undefined) return { outcome: 'behind' };
  const { seq: size } = contents.position;
  if (size === 0) return { outcome: 'empty' };
  const newest = await newestCheckpoint(objects);
  if (newest !== undefined) {
    const opened = openCheckpoint(newest.note, noteKey(signer));
    const reason = opened.ok ? checkpointFault(opened.checkpoint, contents) : opened.reason;
    if (reason !== undefined) return { outcome: 'refused', key: newest.key, reason };
    if (opened.ok && opened.checkpoint.size === size) return { outcome: 'unchanged', size };
  }
  const note = await signCheckpoint({ size, root: contents.tree.root(size) }, signer);
  await objects.put(checkpointKey(size), new TextEncoder().encode(note));
  return { outcome: 'signed', size };
}

/** The newest checkpoint that is kept. Who reads it checks its signature. */
export async function newestCheckpoint(
  objects: Pick<Objects, 'get' | 'list'>,
): Promise<{ readonly key: string; readonly note: string } | undefined> {
  const [key] = await objects.list(CHECKPOINTS, 1);
  const bytes = key === undefined ? undefined : await objects.get(key);
  return key === undefined || bytes === undefined ? undefined : { key, note: new TextDecoder().decode(bytes) };
}

/** Keys count down, so that the newest checkpoint is listed first. */
export function checkpointKey(size: number): string {
  return `${CHECKPOINTS}${String(MAX_SIZE - size).padStart(13, '0')}`;
}

function checkpointFault(
  { size, root }: { readonly size: number; readonly root: Uint8Array },
  { position, tree }: Pick<FollowedLedger, 'position'> & { readonly tree: MerkleTree },
): CheckpointFault | undefined {
  if (size > position.seq) return 'longer_than_journal';
  return Buffer.compare(tree.root(seqSchema.parse(size)), root) === 0 ? undefined : 'other_root';
}
