import type { CliEnvironment } from '../src/command/cli-environment.ts';

export interface FakeCliEnvironment extends CliEnvironment {
  readonly printed: () => string;
  readonly complained: () => string;
  /** Ctrl-C. */
  readonly interrupt: () => void;
}

/** CliEnvironment that keep what is printed, whose clock moves only by sleeping, and that reach no network. */
export function fakeCliEnvironment(
  options: { folder?: string; fetch?: typeof fetch; stdin?: string; startAt?: number } = {},
): FakeCliEnvironment {
  const out: string[] = [];
  const err: string[] = [];
  const listeners = new Set<() => void>();
  let now = options.startAt ?? 0;
  return {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    interactive: false,
    fetch: options.fetch ?? (() => Promise.reject(new Error('no network in tests'))),
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
    onInterrupt: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    interrupt: () => {
      for (const listener of listeners) listener();
    },
    readStdin: async () => new TextEncoder().encode(options.stdin ?? ''),
    folder: options.folder ?? '/',
    printed: () => out.join(''),
    complained: () => err.join(''),
  };
}
