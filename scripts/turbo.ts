// `npm run turbo -- run test --affected`: Turborepo runs the packages' scripts with the package manager, which only npx has here.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './steps.ts';

const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const windows = process.platform === 'win32';
const { status } = spawnSync(
  windows ? 'npx.cmd' : 'npx',
  ['-y', packageManager, 'exec', 'turbo', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
  },
);
process.exitCode = status ?? 1;
