import { type Day, daySchema, sourceSchema } from '@counterweight/domain/values';
import type { Tokens } from '@counterweight/ledger';
import { type Command, InvalidArgumentError } from 'commander';
import type { CliEnvironment } from '../command/cli-environment.ts';
import type { ExitCode } from '../command/exit-code.ts';
import { withOperations } from '../operate/invoke-operation.ts';
import type { OpenStack } from '../stack/open-stack.ts';
import type { StackOptions } from '../stack/stack-address.ts';
import { withStackOptions } from '../stack/stack-options.ts';
import { operatorTokens } from './operator-tokens.ts';
import { takeBackToken } from './take-back-command.ts';
import { type CreateTokenOptions, createToken, listTokens, revokeToken, suspendToken } from './token-commands.ts';

/** Adds `cw token create|list|revoke|suspend|resume|takeback`. */
export function addToken(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  const token = program.command('token').description('who may publish over HTTPS, and for which sources');
  withStackOptions(token.command('create').description('draw a token and print it, this once'))
    .requiredOption('--name <slug>', 'whose it is, for people', slug)
    .requiredOption('--source <slug>', 'a source it may speak for, given once for each; * for any', oneMoreSource)
    .option('--expires <day>', 'refused from the start of this UTC day on, or never; a year from now unless told', end)
    .action(async (options: CreateTokenOptions & StackOptions) =>
      finish(await withTokens(options, (tokens) => createToken(tokens, options, env))),
    );
  withStackOptions(token.command('list').description('every token there was, oldest first'))
    .option('--json', 'one JSON object a line')
    .action(async (options: { json?: boolean } & StackOptions) =>
      finish(await withTokens(options, (tokens) => listTokens(tokens, options, env))),
    );
  withStackOptions(token.command('revoke <id>').description('refuse a token from now on; it stays in the list'))
    .requiredOption('--reason <text>', 'why, for the list', sentence)
    .action(async (id: string, options: { reason: string } & StackOptions) =>
      finish(await withTokens(options, (tokens) => revokeToken(tokens, id, options, env))),
    );
  addSuspension(token, env, finish);
}

function addSuspension(token: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  withStackOptions(token.command('suspend <id>').description('refuse a token until it is resumed'))
    .requiredOption('--reason <text>', 'why, for the list', sentence)
    .action(async (id: string, options: { reason: string } & StackOptions) =>
      finish(await withTokens(options, (tokens) => suspendToken(tokens, id, options, env))),
    );
  withStackOptions(token.command('resume <id>').description('take a suspended token again')).action(
    async (id: string, options: StackOptions) =>
      finish(await withTokens(options, (tokens) => suspendToken(tokens, id, {}, env))),
  );
  withStackOptions(token.command('takeback <id>').description('take back what a suspended or revoked token published'))
    .requiredOption('--since <day>', 'from the start of this UTC day on', day)
    .requiredOption('--reason <text>', 'why, for retractions', sentence)
    .action(async (id: string, options: { since: Day; reason: string } & StackOptions) =>
      finish(await withTokens(options, (tokens, { ledger }) => takeBackToken({ tokens, ledger }, id, options, env))),
    );
}

function withTokens(
  options: StackOptions,
  work: (tokens: Tokens, stack: OpenStack) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withOperations(options, (invoke, stack) => work(operatorTokens(invoke), stack));
}

function slug(text: string): string {
  if (sourceSchema.safeParse(text).success) return text;
  throw new InvalidArgumentError('Allowed is a lowercase slug: letters, digits and single hyphens.');
}

function oneMoreSource(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text === '*' ? text : slug(text)];
}

function end(text: string): Day | 'never' {
  return text === 'never' ? text : day(text, ', or never');
}

function day(text: string, others = ''): Day {
  const parsed = daySchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError(`Allowed is a day such as 2027-01-01${others}.`);
}

function sentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed !== '' && trimmed.length <= 200) return trimmed;
  throw new InvalidArgumentError('Allowed are 1 to 200 characters.');
}
