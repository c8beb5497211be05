import type { JournalItem } from '../ports/ledger.ts';
import type { Objects } from '../ports/objects.ts';
import { claimedCheckpoint, openCheckpoint } from '../proof/checkpoint.ts';
import { journalLeaf } from '../proof/journal-leaf.ts';
import { newestCheckpoint } from '../proof/publish-checkpoint.ts';
import type { NoteKey } from '../proof/signed-note.ts';
import { TreeEdge } from '../proof/tree-edge.ts';

/** A checkpoint that was signed at some time, wherever it was kept. */
export interface KeptCheckpoint {
  /** Where: a key of the bucket, or a file. */
  readonly key: string;
  readonly note: string;
}

/** A checkpoint that the journal does not bear out: what the journal gives, and what was signed. */
export interface CheckpointFault {
  readonly where: 'checkpoint';
  readonly key: string;
  readonly expected: string;
  readonly actual: string;
}

/** Which checkpoints a journal is compared with. */
export interface CheckpointSources {
  /** The bucket, of which the newest counts. */
  readonly objects?: Pick<Objects, 'get' | 'list'>;
  /** Those that were kept elsewhere. */
  readonly checkpoints?: readonly KeptCheckpoint[];
  /** The key that signed them: without it signatures are not looked at. */
  readonly checkpointKey?: NoteKey | undefined;
}

interface Claim extends KeptCheckpoint {
  readonly size: number;
  readonly root: string;
}

/**
 * Compares a walk over the journal with signed checkpoints. Whoever writes records, journal and HEAD anew, consistent in
 * themselves, has another root than was signed.
 */
export class CheckpointComparison {
  readonly #claims: Claim[] = [];
  readonly #faults: CheckpointFault[] = [];
  readonly #edge = new TreeEdge();
  #size = 0;

  static async of({ objects, checkpoints = [], checkpointKey }: CheckpointSources): Promise<CheckpointComparison> {
    const newest = objects && (await newestCheckpoint(objects));
    return new CheckpointComparison(newest === undefined ? checkpoints : [newest, ...checkpoints], checkpointKey);
  }

  constructor(kept: readonly KeptCheckpoint[], key: NoteKey | undefined) {
    for (const each of kept) {
      const opened = key && openCheckpoint(each.note, key);
      const claimed = claimedCheckpoint(each.note);
      if (key !== undefined && opened?.ok === false) this.#note(each, `signed by ${key.name}`, opened.reason);
      else if (claimed === undefined) this.#note(each, 'a checkpoint', 'no_checkpoint');
      else this.#claims.push({ ...each, size: claimed.size, root: textOf(claimed.root) });
    }
  }

  /** Takes in the next item of the journal. */
  takeItem(item: JournalItem): void {
    if (this.#claims.length === 0) return;
    this.#edge.add(journalLeaf(item));
    this.#size += 1;
    for (const claim of this.#claims) {
      if (claim.size !== this.#size) continue;
      const root = textOf(this.#edge.root());
      if (root !== claim.root) this.#note(claim, `root ${root} at ${claim.size}`, `root ${claim.root}`);
    }
  }

  /** What is wrong, once the journal was walked to its end. */
  faults(): readonly CheckpointFault[] {
    const beyond = this.#claims.filter(({ size }) => size > this.#size);
    for (const claim of beyond) this.#note(claim, `${this.#size} items`, `${claim.size} items`);
    return this.#faults;
  }

  #note({ key }: KeptCheckpoint, expected: string, actual: string): void {
    this.#faults.push({ where: 'checkpoint', key, expected, actual });
  }
}

function textOf(root: Uint8Array): string {
  return Buffer.from(root).toString('base64');
}
