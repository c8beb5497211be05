import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Before any test: the assembly that stacks under test run is the code's own, made once and not by two at a time. */
export function setup(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  // As `npm start` has it.
  const context = ['-c', 'countUnranked=true'];
  execFileSync(process.execPath, [...flags, join(root, 'infra/bin/synth.ts'), '--when-stale', ...context], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
}
