import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where the synthesized templates and the functions' assets stand: those of the environment dev. */
export const assemblyFolder = join(projectRoot, 'cdk.out', 'dev');

/**
 * What the local stack is told and a deployed one is not: it counts a source without a rank where there is no other, so that a
 * first publisher sees their event, and takes any source on its bus, since all come from one account.
 */
export const LOCAL_CONTEXT: readonly string[] = ['-c', 'countUnranked=true', '-c', 'ownSources=["*"]'];

/** Synthesizes the templates and bundles the functions, unless nothing they are made from has changed since. */
export async function synthesizeWhenStale(): Promise<void> {
  const entry = join(projectRoot, 'infra', 'bin', 'synth.ts');
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, entry, '--when-stale', ...LOCAL_CONTEXT], {
    stdio: ['ignore', 2, 2],
  });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error('the synth failed; its own message stands above');
}
