import { unzipSync } from 'fflate';
import { ImportFileError } from '../import-file-error.ts';

const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** The one CSV file in an archive. Throws ImportFileError where the archive is spoilt or holds none, or several. */
export function unpackRates(bytes: Uint8Array): Uint8Array {
  const files = Object.entries(unzip(bytes));
  const [file, ...others] = files;
  if (file !== undefined && others.length === 0) return file[1];
  const found = files.length === 0 ? 'no CSV file' : files.map(([name]) => name).join(', ');
  throw new ImportFileError('empty', `the archive holds ${found}, where one CSV file is expected`);
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => /\.csv$/i.test(name) && originalSize <= MAX_UNPACKED_BYTES,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ImportFileError('truncated', `the archive cannot be unpacked (${why}): it looks cut off`);
  }
}
