// Synthesizes the template and bundles the functions. With --when-stale, only when something they are made from changed.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
// The CDK command names its own output folder; run directly, the assembly goes beside the project's package.json.
const outdir = process.env.CDK_OUTDIR ?? join(root, 'cdk.out');
const stamp = join(root, 'dist', 'synthesized');
const INPUTS = ['{apps,packages,infra}/**/*.{ts,json}', 'pnpm-lock.yaml'];

function inputsHash(): string {
  const hash = createHash('sha256');
  const skipped = (path: string) => path.includes('node_modules') || path.endsWith('.test.ts');
  for (const file of INPUTS.flatMap((pattern) => globSync(pattern, { cwd: root, exclude: skipped })).sort()) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

async function synthesize(): Promise<void> {
  // Imported here: an unchanged project should not pay for loading the CDK.
  const [{ App }, { bundleFunctions }, { CounterweightStack }] = await Promise.all([
    import('aws-cdk-lib'),
    import('../lib/bundle-functions.ts'),
    import('../lib/stacks/counterweight-stack.ts'),
  ]);
  await bundleFunctions();
  rmSync(outdir, { recursive: true, force: true });
  const app = new App({ outdir, analyticsReporting: false });
  new CounterweightStack(app, 'Counterweight');
  app.synth();
}

const inputs = inputsHash();
const fresh = existsSync(join(outdir, 'manifest.json')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs;
if (!process.argv.includes('--when-stale') || !fresh) {
  process.stderr.write('Synthesizing the template and bundling the functions ...\n');
  await synthesize();
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, inputs);
}
