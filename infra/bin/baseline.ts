// Accepts what the stacks of every environment hold and are called as the baseline: infra/baseline.json. Read the difference
// before committing it. A line that is gone is a table, queue or bucket that a deployment would replace.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../lib/assembly-folder.ts';
import { baselineOf } from '../lib/baseline.ts';
import { bundleFunctions } from '../lib/bundle-functions.ts';
import { counterweightApp } from '../lib/counterweight-app.ts';
import { environmentNames } from '../lib/environment-names.ts';

await bundleFunctions();
const outdir = mkdtempSync(join(tmpdir(), 'counterweight-baseline-'));
const stacks = environmentNames.flatMap(
  (env) => counterweightApp({ outdir: join(outdir, env), context: { env } }).synth().stacks,
);
const baseline = baselineOf(stacks.map(({ stackName, template }) => ({ name: stackName, template })));
rmSync(outdir, { recursive: true, force: true });
writeFileSync(join(projectRoot, 'infra', 'baseline.json'), `${JSON.stringify(baseline, null, 2)}\n`);
process.stdout.write(`infra/baseline.json lists ${Object.keys(baseline).length} names\n`);
