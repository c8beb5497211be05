import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { LocalCloudError } from './local-cloud-error.ts';
import { type LevelChange, ReopeningLevel } from './reopening-level.ts';

export type StateChange = LevelChange;

/** Where queues and stream positions survive a crash. A commit is all there or not at all. */
export interface StateStore {
  commit(changes: readonly StateChange[]): Promise<void>;
  /** Why it cannot be written, if it cannot. */
  fault(): Promise<string | undefined>;
  /** Everything under a key prefix, in key order. */
  entries(prefix: string): AsyncIterable<readonly [key: string, value: string]>;
  close(): Promise<void>;
}

/** A store that forgets with the process. */
export function openMemoryStore(): StateStore {
  const values = new Map<string, string>();
  return {
    commit: async (changes) => {
      for (const change of changes) {
        if (change.type === 'put') values.set(change.key, change.value);
        else values.delete(change.key);
      }
    },
    fault: () => Promise.resolve(undefined),
    async *entries(prefix) {
      for (const key of [...values.keys()].filter((each) => each.startsWith(prefix)).sort()) {
        yield [key, values.get(key) ?? ''];
      }
    },
    close: async () => {},
  };
}

function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED';
}

/**
 * A LevelDB store in `directory`. LevelDB's lock is the operating system's: it goes with its process, however that dies.
 * Errors: `data_dir_locked` while another process (or cloud in this one) holds it, `data_dir_unusable`.
 */
export async function openLevelStore(directory: string): Promise<StateStore> {
  const level = new ClassicLevel<string, string>(directory);
  try {
    await mkdir(directory, { recursive: true });
    await level.open();
  } catch (cause) {
    if (isLocked(cause)) {
      const message = `The data directory ${dirname(directory)} is in use by another local stack; stop that one first.`;
      throw new LocalCloudError('data_dir_locked', message, { cause });
    }
    throw new LocalCloudError('data_dir_unusable', `${directory} cannot be opened: ${String(cause)}`, { cause });
  }
  const writes = new ReopeningLevel(level);
  return {
    commit: (changes) => writes.batch(changes),
    fault: () => writes.fault(),
    entries: (prefix) => level.iterator({ gte: prefix, lt: `${prefix}\uffff` }),
    close: () => level.close(),
  };
}
