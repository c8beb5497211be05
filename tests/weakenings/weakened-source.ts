import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Weakening } from './weakening.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The file with the fault in it. Throws where the text does not stand there exactly once. */
export function weakenedSource({ file, text, becomes }: Weakening['planted']): string {
  const parts = readFileSync(join(ROOT, file), 'utf8').split(text);
  if (parts.length !== 2) throw new Error(`${file} holds the text ${parts.length - 1} times, not once: ${text}`);
  return parts.join(becomes);
}
