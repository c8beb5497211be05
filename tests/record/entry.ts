import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifestSchema = z.looseObject({ scripts: z.record(z.string(), z.string()) });

/** The file that an npm script of the project runs by scripts/run.mjs, wherever it stands by now. */
export function entryOf(script: string): string {
  const { scripts } = manifestSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const entry = /^node scripts\/run\.mjs (\S+)$/.exec(scripts[script] ?? '')?.[1];
  if (entry === undefined) throw new Error(`package.json has no script ${script} that scripts/run.mjs runs`);
  return join(root, entry);
}
