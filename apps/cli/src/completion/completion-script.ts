import type { Command } from 'commander';

/** The shells that completion can be written for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** What can follow a command: its own commands, or its options. */
interface Completed {
  /** The names that lead to it: `import`, `strikes`. */
  readonly path: readonly string[];
  readonly words: readonly string[];
}

/** A script that completes the commands and options of a program, made of the program as it is. */
export function completionScript(program: Command, shell: Shell): string {
  const completed = completedBy(program, []);
  if (shell === 'fish') return fishScript(program.name(), completed);
  const script = bashScript(program.name(), completed);
  return shell === 'bash' ? script : `autoload -U +X bashcompinit && bashcompinit\n${script}`;
}

function completedBy(command: Command, path: readonly string[]): readonly Completed[] {
  const { commands, options } = command;
  const words = [
    ...commands.map((each) => each.name()),
    ...options.flatMap(({ long }) => (long === undefined || long === null ? [] : [long])),
    '--help',
  ];
  return [{ path, words }, ...commands.flatMap((each) => completedBy(each, [...path, each.name()]))];
}

function bashScript(name: string, completed: readonly Completed[]): string {
  const keyOf = ({ path }: Completed) => path.map((part) => ` ${part}`).join('');
  return `_${name}() {
  local path="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in
      ${completed
        .slice(1)
        .map((each) => `"${keyOf(each)}"`)
        .join('|')}) path="$path $word" ;;
    esac
  done
  local words=""
  case "$path" in
${completed.map((each) => `    "${keyOf(each)}") words="${each.words.join(' ')}" ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _${name} ${name}
`;
}

function fishScript(name: string, completed: readonly Completed[]): string {
  const lines = completed.map(({ path, words }) => {
    const within = path.map((part) => `__fish_seen_subcommand_from ${part}`).join('; and ');
    const condition = within === '' ? '__fish_use_subcommand' : within;
    return `complete -c ${name} -n '${condition}' -a '${words.join(' ')}'`;
  });
  return `${lines.join('\n')}\n`;
}
