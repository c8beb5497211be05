// `npm run verify`: format, lint, dead code, types, and the unit tests of what differs from main, committed or not;
// `-- --since REF` compares with another commit.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { finish, root, runSteps, staticSteps, vitestStep } from './steps.ts';

/** The commit that the work here began from: the newest that it has in common with one of the branches. */
function mergeBase(branches: readonly string[]): string {
  for (const branch of branches) {
    const { status, stdout } = spawnSync('git', ['merge-base', 'HEAD', branch], { cwd: root, encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return 'HEAD';
}

/** Tests of documents, packages and settings, which they read as files: `--changed` follows imports only. */
const READING_FILES = ['tests/docs/', 'tests/architecture/', 'scripts/', 'data-model.test'];

const { values } = parseArgs({ options: { since: { type: 'string' } } });
const since = values.since ?? mergeBase(['origin/main', 'main']);
const scratch = mkdtempSync(join(tmpdir(), 'counterweight-verify-'));
const tally = await runSteps([
  ...staticSteps,
  vitestStep('tests of documents and settings', scratch, ['--project=unit', ...READING_FILES]),
  vitestStep('unit tests of what changed', scratch, [
    '--project=unit',
    '--project=timed',
    `--changed=${since}`,
    '--passWithNoTests',
  ]),
]);
rmSync(scratch, { recursive: true, force: true });
finish(tally);
