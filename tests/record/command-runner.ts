import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startOf, TODAY } from './days.ts';
import { entryOf } from './entry.ts';

const worker = fileURLToPath(new URL('command-worker.ts', import.meta.url));
const resultSchema = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });
export type CommandResult = z.infer<typeof resultSchema>;

/** Processes that run `cw`, in a folder from which names of files start, by a clock that stands beside the stack's. */
export class CommandRunner {
  readonly #idle: ChildProcess[] = [];
  readonly #all: ChildProcess[] = [];
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Runs one command line; as many run at once as are asked for at once. Throws when the process ends with it. */
  async run(args: readonly string[]): Promise<CommandResult> {
    const child = this.#idle.pop() ?? this.#start();
    const answered = new AbortController();
    const ended = once(child, 'exit', { signal: answered.signal }).then(() => {
      throw new Error(`cw ${args.join(' ')} ended its process`);
    });
    child.send(args);
    const [message] = await Promise.race([once(child, 'message'), ended]);
    answered.abort();
    this.#idle.push(child);
    return resultSchema.parse(message);
  }

  stop(): void {
    for (const child of this.#all) child.kill();
  }

  #start(): ChildProcess {
    const shiftMs = Date.parse(startOf(TODAY)) - Date.now();
    const child = fork(worker, [entryOf('cw'), String(shiftMs)], {
      cwd: this.#folder,
      env: { ...process.env, INIT_CWD: this.#folder },
      execArgv: ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#all.push(child);
    return child;
  }
}
