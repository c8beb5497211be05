import { Command } from 'commander';
import { DEFAULT_SOURCE } from '../import/dataset-description.ts';
import { type ImportStrikesOptions, importStrikes } from '../import/import-strikes.ts';
import { DEFAULT_DATA_DIR } from '../stack/stack-file.ts';
import { type ExitCode, exitCodeHelp } from './exit-code.ts';
import type { Surroundings } from './surroundings.ts';

/** `finish` is given the exit code of the command that ran. */
export function buildProgram(around: Surroundings, finish: (code: ExitCode) => void): Command {
  const program = new Command('cw')
    .description('Counterweight from the command line: import, publish, ask, verify.')
    .configureOutput({ writeOut: around.out, writeErr: around.err })
    .exitOverride()
    .addHelpText('after', exitCodeHelp);
  addImport(program, around, finish);
  return program;
}

function addImport(program: Command, around: Surroundings, finish: (code: ExitCode) => void): void {
  const strikes = program
    .command('import')
    .description('bring a data set into the ledger: plan against what it holds, publish the difference')
    .command('strikes <file>')
    .description('salvos, one row per weapon model and attack window (CSV, either schema)')
    .option('--partial', 'the file is a part of the data set: what it lacks is not gone')
    .option('--yes', 'retract even more than a tenth of the records')
    .option('--dry-run', 'print the plan, publish nothing')
    .option('--source <slug>', 'the namespace to publish under', DEFAULT_SOURCE);
  withTarget(strikes)
    .option('--token-file <file>', 'holds the bearer token (default: publisher-token in the data directory)')
    .action(async (file: string, options: ImportStrikesOptions) => finish(await importStrikes(file, options, around)));
}

function withTarget(command: Command): Command {
  return command
    .option('--endpoint <url>', "the API (default: the running stack's, else http://127.0.0.1:8787)")
    .option('--data-dir <folder>', 'where the local stack keeps its data', DEFAULT_DATA_DIR);
}
