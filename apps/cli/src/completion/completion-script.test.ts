import { spawnSync } from 'node:child_process';
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { completionScript } from './completion-script.ts';

const program = new Command('cw').option('--version', 'the version');
const ask = program.command('ask');
ask.command('strikes').option('--by <grouping>', 'what a row stands for').option('--from <day>', 'the first day');
ask.command('waves');
program.command('publish <file>').option('--no-wait', 'do not wait');

/** What bash offers after these words, the last of which is being typed. */
function offered(...words: readonly string[]): readonly string[] {
  const typed = ['cw', ...words].map((word) => `'${word}'`).join(' ');
  const script = `${completionScript(program, 'bash')}
COMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _cw; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

describe('bash', () => {
  test.each([
    [[''], ['ask', 'publish', '--version', '--help']],
    [['a'], ['ask']],
    [
      ['ask', ''],
      ['strikes', 'waves', '--help'],
    ],
    [
      ['ask', 'strikes', '--'],
      ['--by', '--from', '--help'],
    ],
    [['ask', 'strikes', '--by', 'day', '--f'], ['--from']],
    [
      ['publish', 'ask', '--'],
      ['--no-wait', '--help'],
    ],
  ])('offers after %j what can follow', (words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });
});

test('zsh reads the same through its own layer', () => {
  const [first, ...rest] = completionScript(program, 'zsh').split('\n');
  expect(first).toContain('bashcompinit');
  expect(rest.join('\n')).toBe(completionScript(program, 'bash'));
});

test('fish has a line for each command', () => {
  expect(completionScript(program, 'fish').split('\n')).toEqual([
    "complete -c cw -n '__fish_use_subcommand' -a 'ask publish --version --help'",
    "complete -c cw -n '__fish_seen_subcommand_from ask' -a 'strikes waves --help'",
    "complete -c cw -n '__fish_seen_subcommand_from ask; and __fish_seen_subcommand_from strikes' -a '--by --from --help'",
    "complete -c cw -n '__fish_seen_subcommand_from ask; and __fish_seen_subcommand_from waves' -a '--help'",
    "complete -c cw -n '__fish_seen_subcommand_from publish' -a '--no-wait --help'",
    '',
  ]);
});
