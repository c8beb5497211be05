import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../packages/contracts/golden/', import.meta.url);

/** The golden events as they are kept, in order of type. */
export const goldenTexts: readonly string[] = readdirSync(folder)
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
