import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOCAL_CONTEXT } from '../apps/cli/src/start/synthesize.ts';

/** Before any test: the assembly that stacks under test run is the code's own, made once and not by two at a time. */
export function setup(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  execFileSync(process.execPath, [...flags, join(root, 'infra/bin/synth.ts'), '--when-stale', ...LOCAL_CONTEXT], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
}
