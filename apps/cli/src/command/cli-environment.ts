import { resolve } from 'node:path';

/** Everything a command touches outside itself, so that tests can stand in for all of it. */
export interface CliEnvironment {
  /** Writes an answer to stdout. */
  readonly out: (text: string) => void;
  /** Writes a message or progress to stderr. */
  readonly err: (text: string) => void;
  /** Whether stderr is a terminal that a progress bar can redraw. */
  readonly interactive: boolean;
  readonly fetch: typeof fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Calls the listener at the first Ctrl-C instead of ending; what it returns takes that back. */
  readonly onInterrupt: (listener: () => void) => () => void;
  readonly readStdin: () => Promise<Uint8Array>;
  /** Where relative file names start. */
  readonly folder: string;
}

/** The environment of the running process. `npm run` moves to the project's root and leaves the folder it was called from in INIT_CWD. */
export function processEnvironment(): CliEnvironment {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
    fetch: globalThis.fetch,
    now: () => Date.now(),
    sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
    onInterrupt: (listener) => {
      process.once('SIGINT', listener);
      return () => void process.off('SIGINT', listener);
    },
    readStdin: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    folder: process.env.INIT_CWD ?? process.cwd(),
  };
}

/** The full path of a file that the user named. */
export function fileAt(file: string, { folder }: CliEnvironment): string {
  return resolve(folder, file);
}
