import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CliEnvironment } from '../command/cli-environment.ts';
import type { ExitCode } from '../command/exit-code.ts';
import { withOperations } from '../operate/invoke-operation.ts';
import type { StackOptions } from '../stack/stack-address.ts';
import { withStackOptions } from '../stack/stack-options.ts';
import { type RedactOptions, redactRecord } from './redact-command.ts';

type Options = Omit<RedactOptions, 'answer'> & { readonly answer: string } & StackOptions;

/** Adds `cw redact`. */
export function addRedact(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  const redact = program
    .command('redact <entity> <record>')
    .argument('<revision>', 'its number', revisionNumber)
    .description(
      "take one revision's payload out of the ledger, quarantine and every view; hash, place and reason stay",
    )
    .requiredOption('--reason <text>', 'shown to whoever asks for it')
    .addOption(
      new Option('--answer <status>', 'gone, or unavailable for legal reasons')
        .choices(['410', '451'])
        .makeOptionMandatory(),
    )
    .option('--kind <kind>', 'where entities of several kinds share the id')
    .option('--yes', 'really: it cannot be undone');
  withStackOptions(redact).action(async (entity: string, record: string, revision: number, options: Options) => {
    const answer = options.answer === '451' ? 451 : 410;
    const work = { ...options, answer } as const;
    finish(await withOperations(options, (invoke) => redactRecord({ entity, record, revision }, work, invoke, env)));
  });
}

function revisionNumber(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Allowed is a whole number from 1.');
}
