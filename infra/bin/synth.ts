// Synthesizes the stacks of one environment (`--env prod`, dev unless told) and bundles the functions. With --when-stale,
// only when something they are made from changed. `-c key=value` changes what `readEnvironment` lists.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemblyFolder, projectRoot } from '../lib/assembly-folder.ts';
import { synthInputsHash } from '../lib/synth-inputs.ts';
import { readSynthOptions, type SynthOptions } from '../lib/synth-options.ts';

async function synthesize({ environment, context }: SynthOptions, outdir: string): Promise<void> {
  // Imported here: an unchanged project should not pay for loading the CDK.
  const [{ bundleFunctions }, { counterweightApp }] = await Promise.all([
    import('../lib/bundle-functions.ts'),
    import('../lib/counterweight-app.ts'),
  ]);
  await bundleFunctions();
  rmSync(outdir, { recursive: true, force: true });
  counterweightApp({ outdir, context: { ...context, env: environment } }).synth();
}

async function main(): Promise<void> {
  const options = readSynthOptions(process.argv.slice(2));
  const { environment } = options;
  const outdir = assemblyFolder(environment);
  const stamp = join(projectRoot, 'dist', `synthesized-${environment}`);
  const inputs = synthInputsHash(projectRoot, { environment, context: options.context });
  const made = [join(outdir, 'manifest.json'), join(projectRoot, 'dist', 'functions'), stamp].every(existsSync);
  const known = made && readFileSync(stamp, 'utf8') === inputs;
  if (options.whenStale && known) return;
  process.stderr.write(`Synthesizing the templates of ${environment} and bundling the functions ...\n`);
  await synthesize(options, outdir);
  mkdirSync(join(projectRoot, 'dist'), { recursive: true });
  writeFileSync(stamp, inputs);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
