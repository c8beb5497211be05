import { ImportFileError } from '../import-file-error.ts';

/** How large a file may be, so that reading it keeps within the memory of a small machine. */
export interface FileLimits {
  /** Megabytes (of 2^20 bytes) of the file, and of what an archive or a workbook unpacks to. */
  readonly megabytes: number;
  /** Rows below the header. */
  readonly rows: number;
}

/** Several times the largest file of a known family; what is within them is read in less than 500 MB of memory. */
export const defaultLimits: FileLimits = { megabytes: 20, rows: 30_000 };

/** Columns of a table; the widest known sheet has 60. */
export const MAX_COLUMNS = 500;
/** Bytes of one row; a longer one is most likely a quote that is never closed. */
export const MAX_ROW_BYTES = 1024 * 1024;
/** Files in an archive; a workbook has some dozens. */
export const MAX_ARCHIVE_FILES = 1000;

const MEGABYTE = 1024 * 1024;

/** Refuses a file, or what it unpacks to, above the limit, and says how to raise that. */
export function checkSize(bytes: number, what: string, limits: FileLimits): void {
  if (bytes <= limits.megabytes * MEGABYTE) return;
  const size = Math.ceil(bytes / MEGABYTE);
  const message = `${what} ${size} MB, and the limit is ${limits.megabytes} MB: reading takes up to twenty times as much memory; raise it with --max-mb ${size} if that is there, or import the file in parts with --partial`;
  throw new ImportFileError('too_large', message);
}

/** Refuses a file of more rows than the limit, and says how to raise that. */
export function tooManyRows(limits: FileLimits): ImportFileError {
  const message = `the file has more than ${limits.rows} rows, which is the limit; raise it with --max-rows, or import the file in parts with --partial`;
  return new ImportFileError('too_large', message);
}
