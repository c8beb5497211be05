import { ImportFileError } from '../import-file-error.ts';

/** UTF-8 read as a one-byte encoding and saved again: pairs such as `Ðœ` where Cyrillic letters stood. */
const MOJIBAKE = /(?:[ÐÑ][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]){2}/;

/**
 * The text of a file in UTF-8 or UTF-16, with or without byte-order mark, line ends as `\n`.
 * Throws ImportFileError `encoding`, naming the line, on bytes that are neither and on text spoilt before it came here.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes, encodingOf(bytes)).replace(/\r\n?/g, '\n');
  const spoilt = text.search(/\ufffd|\0/);
  if (spoilt >= 0) throw misEncoded(lineAt(text, spoilt), 'holds characters that an earlier conversion could not read');
  const doubled = text.search(MOJIBAKE);
  if (doubled >= 0) throw misEncoded(lineAt(text, doubled), 'was read in a wrong encoding and saved again');
  return text;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By byte-order mark; without one, by which bytes of the first characters are zero, since the header is ASCII. */
function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  if (first === 0 && second !== undefined && second !== 0) return 'utf-16be';
  return 'utf-8';
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const readable = new TextDecoder(encoding).decode(bytes);
    const fault = readable.indexOf('\ufffd');
    const line = lineAt(readable, fault);
    if (fault < readable.length - 1) throw misEncoded(line, `is not ${encoding.toUpperCase()}`);
    throw new ImportFileError('truncated', `line ${line} ends in the middle of a character`, { line });
  }
}

function misEncoded(line: number, what: string): ImportFileError {
  const message = `line ${line} ${what}; save the file as UTF-8 or UTF-16`;
  return new ImportFileError('encoding', message, { line, allowed: ['UTF-8', 'UTF-16LE', 'UTF-16BE'] });
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
