// `npm run deploy`, `diff`, `destroy`, `bootstrap`: synthesizes the environment, then runs the CDK's command on the result.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../lib/assembly-folder.ts';
import { type CdkCommand, readCdkCommand } from '../lib/cdk-command.ts';

function read(args: readonly string[]): CdkCommand {
  try {
    return readCdkCommand(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(2);
  }
}

function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { cwd: projectRoot, stdio: 'inherit' });
  if (error !== undefined) process.stderr.write(`${command}: ${error.message}\n`);
  if (status !== 0) process.exit(status ?? 1);
}

const { synth, cdk } = read(process.argv.slice(2));
const types = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
run(process.execPath, [...types, join(projectRoot, 'infra', 'bin', 'synth.ts'), ...synth]);
run(process.execPath, [fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk')), ...cdk]);
