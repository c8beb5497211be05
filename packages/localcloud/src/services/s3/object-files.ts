import { renameSync, rmSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Error } from './s3-error.ts';

/** The bytes of an object and when they were put, epoch milliseconds. */
export interface StoredObject {
  readonly bytes: Buffer;
  readonly modifiedAt: number;
}

/** Bytes that are written and not yet an object: `commit` makes them one, at once and wholly. */
export interface Draft {
  /** Answers when, epoch milliseconds. */
  commit(): number;
  discard(): void;
}

/** Where the objects of one bucket are. */
export interface ObjectFiles {
  /** Every key that is there. */
  keys(): Promise<readonly string[]>;
  draft(key: string, bytes: Buffer): Promise<Draft>;
  read(key: string): Promise<StoredObject | undefined>;
  remove(key: string): void;
}

/** Objects that are forgotten with the process. */
export function memoryFiles(now: () => number): ObjectFiles {
  const objects = new Map<string, StoredObject>();
  return {
    keys: async () => [...objects.keys()],
    draft: async (key, bytes) => ({
      commit: () => {
        const modifiedAt = now();
        objects.set(key, { bytes, modifiedAt });
        return modifiedAt;
      },
      discard: () => {},
    }),
    read: async (key) => objects.get(key),
    remove: (key) => void objects.delete(key),
  };
}

// Longer names are refused by file systems, which say so in ways of their own.
const longestFileName = 255;

/** Each object a file named for its key in `<directory>/objects`, moved there from `<directory>/drafts` once it is whole. */
export async function openDiskFiles(directory: string): Promise<ObjectFiles> {
  const [objects, drafts] = [join(directory, 'objects'), join(directory, 'drafts')];
  // What a kill -9 left half written.
  await rm(drafts, { recursive: true, force: true });
  for (const folder of [objects, drafts]) await mkdir(folder, { recursive: true });
  let written = 0;
  return {
    keys: async () => (await readdir(objects)).map(decodeURIComponent),
    draft: async (key, bytes) => {
      const object = join(objects, fileName(key));
      written += 1;
      const file = join(drafts, String(written));
      await writeFile(file, bytes);
      return {
        commit: () => {
          renameSync(file, object);
          return Math.floor(statSync(object).mtimeMs);
        },
        discard: () => rmSync(file, { force: true }),
      };
    },
    read: (key) => readObject(join(objects, fileName(key))),
    remove: (key) => rmSync(join(objects, fileName(key)), { force: true }),
  };
}

async function readObject(file: string): Promise<StoredObject | undefined> {
  try {
    const [bytes, { mtimeMs }] = await Promise.all([readFile(file), stat(file)]);
    return { bytes, modifiedAt: Math.floor(mtimeMs) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Without `/`, and never `.` or `..`. Errors: `KeyTooLongError`. */
function fileName(key: string): string {
  const name = encodeURIComponent(key).replace(/^\./, '%2E');
  if (name.length <= longestFileName) return name;
  throw new S3Error(400, 'KeyTooLongError', `Your key is too long: ${longestFileName} bytes here, percent-encoded.`);
}
