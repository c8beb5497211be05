import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url));
export const assemblyFolder = join(projectRoot, 'cdk.out');

const stamp = join(projectRoot, 'dist', 'synthesized');
const INPUTS = ['{apps,packages,infra}/**/*.{ts,json}', 'pnpm-lock.yaml'];

/** Synthesizes the template and bundles the functions, unless nothing they are made from has changed since. */
export async function synthesizeWhenStale(log: (line: string) => void): Promise<void> {
  const wanted = inputsHash();
  const built = existsSync(join(assemblyFolder, 'manifest.json')) && existsSync(stamp);
  if (built && readFileSync(stamp, 'utf8') === wanted) return;
  log('Synthesizing the template and bundling the functions ...');
  const child = spawn(process.execPath, ['--experimental-strip-types', join(projectRoot, 'infra', 'bin', 'synth.ts')], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
  });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error('the synth failed; its own message stands above');
  writeFileSync(stamp, wanted);
}

function inputsHash(): string {
  const hash = createHash('sha256');
  const files = INPUTS.flatMap((pattern) =>
    globSync(pattern, { cwd: projectRoot, exclude: (path) => path.includes('node_modules') }),
  ).sort();
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(projectRoot, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
