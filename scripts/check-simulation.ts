// `npm run check:simulation -- --seeds 2000`: the simulation over many seeds; `--seed 7` tells the whole story of one.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root, tool } from './steps.ts';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '500' }, seed: { type: 'string' } } });
const wanted = values.seed === undefined ? { SEEDS: values.seeds } : { SEED: values.seed };
const { status } = spawnSync(tool('vitest'), ['run', '--project=unit', 'tests/simulation/simulation.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...wanted },
});
process.exitCode = status ?? 1;
