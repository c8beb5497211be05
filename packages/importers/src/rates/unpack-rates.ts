import { ImportFileError } from '../import-file-error.ts';
import type { FileLimits } from '../table/file-limits.ts';
import { unpack } from '../table/unpack.ts';

/** The one CSV file in an archive. Throws ImportFileError where the archive is spoilt or too large, or holds none, or several. */
export async function unpackRates(bytes: Uint8Array, limits: FileLimits): Promise<Uint8Array> {
  const files = [...(await unpack(bytes, (name) => /\.csv$/i.test(name), limits))];
  const [file, ...others] = files;
  if (file !== undefined && others.length === 0) return file[1];
  const found = files.length === 0 ? 'no CSV file' : files.map(([name]) => name).join(', ');
  throw new ImportFileError('empty', `the archive holds ${found.slice(0, 200)}, where one CSV file is expected`);
}
