import { HASH_BYTES } from './hash-list.ts';
import { type NoteKey, type OpenedNote, openNote, type Signer, signNote } from './signed-note.ts';

/** What a log says it is: its size and the root of its tree (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The log's name, which is the name of the key that signs. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** `reason` says why a checkpoint must not be believed. */
export type OpenedCheckpoint =
  | { readonly ok: true; readonly checkpoint: Checkpoint }
  | { readonly ok: false; readonly reason: Extract<OpenedNote, { ok: false }>['reason'] | 'no_checkpoint' };

/** A checkpoint as a signed note. */
export async function signCheckpoint({ size, root }: Omit<Checkpoint, 'origin'>, signer: Signer): Promise<string> {
  return signNote(`${signer.name}\n${size}\n${Buffer.from(root).toString('base64')}\n`, signer);
}

/** The checkpoint that a note is, if the key signed it. Lines after the root are allowed, and said nothing about. */
export function openCheckpoint(note: string, key: NoteKey): OpenedCheckpoint {
  const opened = openNote(note, key);
  if (!opened.ok) return opened;
  const [origin, size = '', root = ''] = opened.text.split('\n');
  const bytes = Buffer.from(root, 'base64');
  const isWhole = /^(?:0|[1-9]\d*)$/.test(size) && bytes.length === HASH_BYTES && bytes.toString('base64') === root;
  if (origin !== key.name || !isWhole) return { ok: false, reason: 'no_checkpoint' };
  return { ok: true, checkpoint: { origin, size: Number(size), root: bytes } };
}

/** The size that a note names, whoever signed it. */
export function claimedSize(note: string): number | undefined {
  return claimedCheckpoint(note)?.size;
}

/** What a note says, whoever signed it; for those who cannot check the signature. */
export function claimedCheckpoint(note: string): Omit<Checkpoint, 'origin'> | undefined {
  const [, size, root = ''] = /^[^\n]+\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\n/.exec(note) ?? [];
  return size === undefined ? undefined : { size: Number(size), root: Buffer.from(root, 'base64') };
}
