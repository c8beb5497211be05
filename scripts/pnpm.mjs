// Runs the package manager that package.json pins, with the arguments as they are: `node scripts/pnpm.mjs audit`.
// Plain JavaScript without dependencies, since it is what installs them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
// What is made, such as the SBOM, goes there.
mkdirSync(join(root, 'dist'), { recursive: true });
const windows = process.platform === 'win32';
const { status, error } = spawnSync(windows ? 'npx.cmd' : 'npx', ['-y', packageManager, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  shell: windows,
});
if (error !== undefined) process.stderr.write(`npx: ${error.message}\n`);
process.exit(status ?? 1);
