import { leafHash } from './tree-hash.ts';

/** What the leaf of a journal item is the hash of: its own words, which a redaction of its rows does not change. */
export interface LeafOfJournal {
  readonly seq: number;
  readonly previous: string;
  readonly hash: string;
}

/** The leaf of a journal item, `seq - 1` in the tree: four lines of ASCII text, each ended by a newline. */
export function journalLeaf({ seq, previous, hash }: LeafOfJournal): Uint8Array {
  return leafHash(new TextEncoder().encode(`counterweight journal item\n${seq}\n${previous}\n${hash}\n`));
}
