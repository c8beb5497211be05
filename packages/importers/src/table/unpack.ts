import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ImportFileError } from '../import-file-error.ts';
import { checkSize, type FileLimits, MAX_ARCHIVE_FILES } from './file-limits.ts';

/**
 * The files of an archive whose names are wanted. Refuses by the directory what is too large before anything is
 * unpacked; a file that unpacks to another size than the directory says is refused too.
 */
export async function unpack(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: FileLimits,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const archive = await open(bytes);
  try {
    const entries = await listEntries(archive, wanted);
    const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    checkSize(total, 'the archive unpacks to', limits);
    const files = new Map<string, Uint8Array>();
    for (const entry of entries) files.set(entry.fileName, await readEntry(archive, entry));
    return files;
  } finally {
    archive.close();
  }
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
  } catch {
    throw spoilt();
  }
}

async function listEntries(archive: ZipFile, wanted: (name: string) => boolean): Promise<readonly Entry[]> {
  if (archive.entryCount > MAX_ARCHIVE_FILES) {
    const message = `the archive holds ${archive.entryCount} files, and the limit is ${MAX_ARCHIVE_FILES}`;
    throw new ImportFileError('too_large', message);
  }
  const entries: Entry[] = [];
  try {
    for await (const entry of archive.eachEntry()) if (wanted(entry.fileName)) entries.push(entry);
  } catch {
    throw spoilt();
  }
  if (entries.some((entry) => entry.isEncrypted())) {
    throw new ImportFileError('wrong_kind', 'the archive is protected by a password: unpack it first');
  }
  return entries;
}

async function readEntry(archive: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk));
  } catch {
    throw spoilt();
  }
  return Buffer.concat(chunks);
}

function spoilt(): ImportFileError {
  return new ImportFileError('truncated', 'the archive cannot be unpacked: it is cut off or spoilt; get it again');
}
