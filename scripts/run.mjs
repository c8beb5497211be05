// Runs a TypeScript entry point on Node >= 22, installing the pinned dependencies first when they are missing or stale.
// Plain JavaScript without dependencies: it is the one file that runs on whatever Node >= 20 the machine has.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.counterweight-installed');

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex');
}

function installWhenStale() {
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  process.stderr.write(`Installing the pinned dependencies with ${manifest.packageManager} ...\n`);
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  const result = spawnSync(npx, ['-y', manifest.packageManager, 'install', '--frozen-lockfile'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    process.stderr.write('The install failed; its own message stands above.\n');
    process.exit(result.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

/** The Node that comes with the dependencies where there is one for this machine, else this one when new enough. */
function nodeBinary() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve(`${name}/package.json`);
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    const major = Number(process.versions.node.split('.')[0]);
    if (major >= 22) return process.execPath;
    process.stderr.write(
      `Counterweight runs on Node >= 22 here: no packaged Node for ${process.platform} ${process.arch}, and this is ${process.version}.\n`,
    );
    process.exit(1);
  }
}

const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  process.stderr.write('usage: node scripts/run.mjs ENTRY.ts [ARG ...]\n');
  process.exit(2);
}
installWhenStale();
const node = nodeBinary();
const child = spawn(
  node,
  ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', join(root, entry), ...args],
  {
    stdio: 'inherit',
    env: {
      // What Node has compiled it keeps for the next process: a command starts in two thirds of the time.
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
      ...process.env,
      PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    },
  },
);
// The terminal sends Ctrl-C to the whole group; the child decides when it is done.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 128 : (code ?? 1)));
