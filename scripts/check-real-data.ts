// `npm run check:real-data`: all of the data beside the project, imported in every way that the scenarios know.
import { spawnSync } from 'node:child_process';
import { root, tool } from './steps.ts';

const { status } = spawnSync(tool('vitest'), ['run', '--project=stack', 'real-data', 'pledges.test'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, REAL_DATA: 'whole' },
});
process.exitCode = status ?? 1;
