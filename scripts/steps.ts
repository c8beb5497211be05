import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** A tool of the dependencies, by the path of its command. */
export const tool = (name: string) => join(root, 'node_modules', '.bin', name);

/** How many tests passed and failed; a step that counts no tests is one. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the step writes vitest's JSON report, when it is a vitest run. */
  readonly report?: string;
}

/** What needs no test to be run, in order of cost. */
export const staticSteps: readonly Step[] = [
  { name: 'format, lint and import direction', command: [tool('biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'dead code', command: [tool('knip'), '--no-progress'] },
  { name: 'types', command: [tool('tsc'), '--noEmit'] },
];

/** A run of vitest that leaves a report in the folder. */
export function vitestStep(
  name: string,
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Step {
  const report = join(folder, `${name.replaceAll(' ', '-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return { name, command: [tool('vitest'), 'run', ...args, ...reporters], environment, report };
}

/** Runs one step after the other, whatever the one before came to, and counts. */
export async function runSteps(steps: readonly Step[]): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const step of steps) {
    const started = Date.now();
    process.stdout.write(`\n== ${step.name}\n`);
    const passed = await run(step);
    count(step, passed, tally);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`-- ${step.name}: ${passed ? 'ok' : 'FAILED'} in ${seconds} s\n`);
  }
  return tally;
}

/** Prints the one line that a run ends with, and sets how the process ends. */
export function finish({ passed, failed, skipped }: Tally): void {
  process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

async function run({ command: [command = '', ...args], environment }: Step): Promise<boolean> {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

function count({ report }: Step, passed: boolean, tally: Tally): void {
  const failedBefore = tally.failed;
  if (report !== undefined && existsSync(report)) {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    tally.passed += numPassedTests;
    tally.failed += numFailedTests;
    tally.skipped += numPendingTests;
  } else if (passed) tally.passed += 1;
  // A run that fails without a failed test (a broken file, no test at all) still counts.
  if (!passed && tally.failed === failedBefore) tally.failed += 1;
}
