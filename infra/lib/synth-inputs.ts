import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the functions and the stacks may be made of. */
const SOURCES = ['{apps,packages,infra}/**/*.{ts,json}', 'pnpm-lock.yaml'];

/** Rooms that neither a function nor a stack may import, which the import rules of biome.json hold. */
const NEVER_DEPLOYED = ['apps/cli/', 'packages/importers/', 'packages/localcloud/', 'infra/test/'];

function isInput(path: string): boolean {
  return !path.endsWith('.test.ts') && !NEVER_DEPLOYED.some((room) => path.startsWith(room));
}

/** A hash over the names and contents of everything below `root` that an assembly made with these options is made from. */
export function synthInputsHash(root: string, options: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(options));
  const exclude = (path: string) => /(^|[\\/])(node_modules|dist)$/.test(path);
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root, exclude }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter(isInput);
  for (const file of files.sort()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}
