import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { checkSize, type FileLimits } from '@counterweight/importers';
import { type CliEnvironment, fileAt } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';

const CHUNK_BYTES = 4 * 1024 * 1024;

/**
 * The bytes of a file or a named pipe. Refuses at once what is larger than the limit, and of a pipe reads no more than
 * that. Throws CommandError where it cannot be read and ImportFileError where it is too large.
 */
export function readFile(file: string, limits: FileLimits, env: CliEnvironment): Uint8Array {
  try {
    const opened = openSync(fileAt(file, env), 'r');
    try {
      return readOpened(opened, limits);
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!SAID.has(code)) throw error;
    throw new CommandError(`${file} cannot be read: ${SAID.get(code)}`);
  }
}

const SAID: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'reading it is not allowed'],
  ['EPERM', 'reading it is not allowed'],
]);

function readOpened(opened: number, limits: FileLimits): Uint8Array {
  const size = fstatSync(opened).size;
  checkSize(size, 'the file has', limits);
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(size - total, 0) + 64 * 1024));
    const read = readSync(opened, chunk, 0, chunk.length, null);
    if (read === 0) return Buffer.concat(chunks);
    total += read;
    checkSize(total, 'the file has at least', limits);
    chunks.push(chunk.subarray(0, read));
  }
}
