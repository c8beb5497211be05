import { ImportFileError } from '../import-file-error.ts';

/** What a file is by its first bytes; `text` where nothing else is known. */
export type FileKind = 'text' | 'archive' | 'workbook' | 'other';

const SIGNATURES: readonly (readonly [hex: string, what: string, advice: string])[] = [
  ['1f8b', 'compressed with gzip', 'unpack it first'],
  ['425a68', 'compressed with bzip2', 'unpack it first'],
  ['fd377a585a', 'compressed with xz', 'unpack it first'],
  ['28b52ffd', 'compressed with zstd', 'unpack it first'],
  ['377abcaf271c', 'a 7z archive', 'unpack it first'],
  ['526172211a07', 'a RAR archive', 'unpack it first'],
  ['d0cf11e0a1b11ae1', 'a workbook of the old Excel format (XLS)', 'save it as XLSX or CSV'],
  ['255044462d', 'a PDF', 'get the table itself, as CSV'],
  ['89504e470d0a1a0a', 'a picture (PNG)', 'get the table itself, as CSV'],
  ['ffd8ff', 'a picture (JPEG)', 'get the table itself, as CSV'],
  ['50415231', 'a Parquet file', 'save it as CSV'],
  ['53514c69746520666f726d6174', 'a SQLite database', 'export the table as CSV'],
];

const TEXT_KINDS: readonly (readonly [start: RegExp, what: string, advice: string])[] = [
  [/^\s*(?:<!doctype html|<html)/i, 'a web page (HTML)', 'download the file that the page links to'],
  [/^\s*<\?xml|^\s*<[a-z]/i, 'XML', 'get the data as CSV'],
  [/^\s*[[{]/, 'JSON', 'get the data as CSV, or send events with `cw publish`'],
];

function fileKindOf(bytes: Uint8Array): FileKind {
  if (isArchive(bytes)) return isWorkbook(bytes) ? 'workbook' : 'archive';
  return signatureOf(bytes) === undefined ? 'text' : 'other';
}

/** Refuses a file that is none of the kinds taken, saying what it is and what to do. */
export function checkFileKind(bytes: Uint8Array, takes: readonly FileKind[]): FileKind {
  const kind = fileKindOf(bytes);
  if (takes.includes(kind)) return kind;
  if (kind === 'workbook') throw wrongKind('a workbook (XLSX)', 'save the sheet as CSV');
  if (kind === 'archive') throw wrongKind('a zip archive', 'unpack it first');
  const [, what, advice] = signatureOf(bytes) ?? ['', 'no table', 'get the data as CSV'];
  throw wrongKind(what, advice);
}

/** Refuses text that is no delimited table, saying what it is and what to do. */
export function checkTextKind(text: string): void {
  const start = text.slice(0, 1000);
  const found = TEXT_KINDS.find(([pattern]) => pattern.test(start));
  if (found !== undefined) throw wrongKind(found[1], found[2]);
  const [line = ''] = start.split('\n', 1);
  if (!/[,;\t]/.test(line) && line.split('|').length > 2) {
    throw wrongKind('a table whose columns are told apart by |', 'save it with commas, semicolons or tabs');
  }
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) < 8;
}

/** The name stands in the archive's directory as it is. */
function isWorkbook(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('xl/workbook');
}

function signatureOf(bytes: Uint8Array) {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return SIGNATURES.find(([hex]) => start.startsWith(hex));
}

function wrongKind(what: string, advice: string): ImportFileError {
  return new ImportFileError('wrong_kind', `this is ${what}, not the kind of file that is read here: ${advice}`);
}
