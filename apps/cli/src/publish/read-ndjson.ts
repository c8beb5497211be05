export type NdjsonLine =
  | { readonly line: number; readonly ok: true; readonly value: unknown }
  | { readonly line: number; readonly ok: false; readonly reason: string };

const NEWLINE = 0x0a;

/** The lines of an NDJSON text that hold something, from 1. A line that cannot be read is named; the others stand. */
export function readNdjson(bytes: Uint8Array): readonly NdjsonLine[] {
  const lines: NdjsonLine[] = [];
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    lines.push(...readLine(line, bytes.subarray(start, end)));
    start = end + 1;
  }
  return lines;
}

/** None for a blank line. */
function readLine(line: number, bytes: Uint8Array): readonly NdjsonLine[] {
  let content: string;
  try {
    content = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return [{ line, ok: false, reason: 'holds bytes that are no UTF-8' }];
  }
  if (content === '') return [];
  try {
    return [{ line, ok: true, value: JSON.parse(content) }];
  } catch (error) {
    return [{ line, ok: false, reason: `is no JSON: ${error instanceof Error ? error.message : String(error)}` }];
  }
}
