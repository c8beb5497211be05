import { defaultLimits as limits } from '@counterweight/importers';
import { Command, Option } from 'commander';
import project from '../../package.json' with { type: 'json' };
import type { TargetOptions } from '../api/api-target.ts';
import { type AskOptions, optionOf } from '../ask/ask-options.ts';
import { askView } from '../ask/ask-view.ts';
import { askableViews } from '../ask/askable-views.ts';
import { reportBreaks } from '../check/check-breaks.ts';
import { addCompletion } from '../completion/add-completion.ts';
import { type ImportOptions, importFile } from '../import/import-file.ts';
import { importables } from '../import/importable.ts';
import { type ShowPledgeOptions, showPledge } from '../pledge/show-pledge.ts';
import { addProof } from '../proof/add-proof.ts';
import { type PublishOptions, publishFile } from '../publish/publish-file.ts';
import { addQuarantine } from '../quarantine/add-quarantine.ts';
import { addRebuild } from '../rebuild/add-rebuild.ts';
import { addRedact } from '../redact/add-redact.ts';
import { addRedrive } from '../redrive/add-redrive.ts';
import { addSource } from '../source/add-source.ts';
import { withDataDir } from '../stack/stack-options.ts';
import { addToken } from '../token/add-token.ts';
import { addVerify } from '../verify/add-verify.ts';
import type { CliEnvironment } from './cli-environment.ts';
import { type ExitCode, exitCodeHelp } from './exit-code.ts';
import { wholeNumber } from './whole-number.ts';

/** `finish` is given the exit code of the command that ran. */
export function buildProgram(env: CliEnvironment, finish: (code: ExitCode) => void): Command {
  const program = new Command('cw')
    .description('Counterweight from the command line: import, publish, ask, verify, mend.')
    .configureOutput({ writeOut: env.out, writeErr: env.err })
    .version(project.version, '--version', 'print the version')
    .exitOverride()
    .addHelpText('after', exitCodeHelp);
  addImport(program, env, finish);
  addPublish(program, env, finish);
  addAsk(program, env, finish);
  addPledge(program, env, finish);
  addQuarantine(program, env, finish);
  addVerify(program, env, finish);
  addCheck(program, env, finish);
  addProof(program, env, finish);
  addRebuild(program, env, finish);
  addRedrive(program, env, finish);
  addRedact(program, env, finish);
  addToken(program, env, finish);
  addSource(program, env, finish);
  addCompletion(program, env, finish);
  return program;
}

function addImport(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  const group = program
    .command('import')
    .description('bring a data set into the ledger: plan against what it holds, publish the difference');
  for (const importable of importables) {
    const command = group
      .command(`${importable.name} <file>`)
      .description(importable.help)
      .option('--partial', 'the file is a part of the data set: what it lacks is not gone')
      .option('--yes', 'publish although many records would be retracted or the file is shorter than the data set')
      .option('--accept-doubtful', 'publish although the file as a whole is doubtful, as the plan then says')
      .option('--dry-run', 'print the plan, publish nothing')
      .option('--notes <file>', 'write every refused or doubtful row there, one JSON object a line')
      .option('--source <slug>', 'the namespace to publish under', importable.defaultSource)
      .option('--max-mb <n>', 'read a file of so many megabytes (or unpacking to them)', wholeNumber, limits.megabytes)
      .option('--max-rows <n>', 'read so many rows', wholeNumber, limits.rows);
    for (const [flag, description] of importable.flags) command.option(flag, description);
    withToken(withTarget(command)).action(async (file: string, options: ImportOptions) =>
      finish(await importFile(importable, file, options, env)),
    );
  }
}

function addPublish(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  const publish = program
    .command('publish <file>')
    .description('send events, one JSON object a line (NDJSON); - reads them from stdin')
    .option('--no-wait', 'do not wait until each event is recorded');
  withToken(withTarget(publish)).action(async (file: string, options: PublishOptions) =>
    finish(await publishFile(file, options, env)),
  );
}

function addAsk(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  const group = program
    .command('ask')
    .description('print a view as a table, with what its numbers mean and where they come from')
    .showHelpAfterError();
  for (const view of askableViews) {
    const ask = group.command(view.name).description(view.help).showHelpAfterError(false);
    for (const { name, description } of view.parameters) ask.option(`--${optionOf(name)} <value>`, description);
    withTarget(ask)
      .option('--json', "the API's own JSON")
      .addOption(new Option('--csv', "the API's own CSV").conflicts('json'))
      .action(async (options: AskOptions) => finish(await askView(view, options, env)));
  }
}

function addPledge(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  const pledge = program
    .command('pledge <id>')
    .description("one pledge with its transactions, the publisher's conversion beside ours with the rate and its day")
    .option('--known-at <day>', 'as it was known at the end of a past UTC day')
    .option('--json', "the API's own JSON");
  withTarget(pledge).action(async (id: string, options: ShowPledgeOptions) =>
    finish(await showPledge(id, options, env)),
  );
}

function addCheck(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  const breaks = program
    .command('check')
    .description('check what the ledger holds against the tables of the project')
    .command('breaks')
    .description('find changes in the share of drones reported destroyed, and those that no reporting break explains')
    .option('--source <slug>', 'the dataset to check (default: the one that views count)');
  withTarget(breaks).action(async (options: TargetOptions & { source?: string }) =>
    finish(await reportBreaks(options, env)),
  );
}

function withTarget(command: Command): Command {
  return withDataDir(
    command.option('--endpoint <url>', "the API (default: the running stack's, else http://127.0.0.1:8787)"),
  );
}

function withToken(command: Command): Command {
  return command.option('--token-file <file>', 'the bearer token (default: publisher-token in the data directory)');
}
