import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const TYPES = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
const READY_MS = 60_000;

/** The folder of third parties' data beside the project, where there is one. */
export const sharedData = join(root, '..', 'shared', 'data');
export const strikesFile = join(sharedData, 'strikes', 'missile_attacks_daily.csv');
export const kielFile = join(sharedData, 'pledges', 'kiel_main_data_2023-01.utf16.csv');
export const ratesFile = join(sharedData, 'fx', 'eurofxref-hist.csv');
export const hasSharedData = [strikesFile, kielFile, ratesFile].every((file) => existsSync(file));
export const WHY_NO_DATA = '../shared/data is not here, and its files may not be part of the project';

/** A stack as `npm start` runs it, in a process of its own. */
export interface RunningStack {
  readonly api: string;
  readonly events: string;
  readonly dataDir: string;
  readonly readyMs: number;
  readonly pid: number;
  /** Ctrl-C, and waits for the end. */
  stop(): Promise<number | null>;
  /** kill -9, and waits for the end. */
  kill(): Promise<void>;
}

/** A fresh data directory, outside the project; `remove` deletes it. */
export function scratchFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'counterweight-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts the stack and resolves at its ready line, or once it is killed with -9 at the first sight of `killAt`; rejects
 * with what it printed when it ends before.
 */
export async function startStack(
  dataDir: string,
  args: readonly string[] = [],
  options: { readonly killAt?: string } = {},
): Promise<RunningStack> {
  const [port, eventsPort] = [await freePort(), await freePort()];
  const started = Date.now();
  const child = spawn(
    process.execPath,
    [...TYPES, join(root, 'apps/cli/src/start.ts'), '--data-dir', dataDir, ...args],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PORT: String(port), EVENTS_PORT: String(eventsPort) },
    },
  );
  await sighted(child, options.killAt ?? 'Counterweight is ready');
  if (options.killAt !== undefined) await end(child, 'SIGKILL');
  return {
    api: `http://127.0.0.1:${port}`,
    events: `http://127.0.0.1:${eventsPort}`,
    dataDir,
    readyMs: Date.now() - started,
    pid: child.pid ?? 0,
    stop: () => end(child, 'SIGINT'),
    kill: async () => {
      await end(child, 'SIGKILL');
    },
  };
}

function sighted(child: ChildProcess, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`no "${line}" in ${READY_MS} ms:\n${printed}`));
    }, READY_MS);
    const hear = (chunk: Buffer) => {
      printed += chunk.toString();
      if (!printed.includes(line)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code} before it was ready:\n${printed}`));
    });
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve(code));
    child.kill(signal);
  });
}

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

export interface RunningCommand {
  readonly result: Promise<CommandResult>;
}

/** Runs `cw` as a user would, in a process of its own. */
export function runCw(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): RunningCommand {
  const started = Date.now();
  const child = spawn(process.execPath, [...TYPES, join(root, 'apps/cli/src/cw.ts'), ...args], {
    cwd: options.cwd ?? root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return {
    result: new Promise((resolve) => {
      child.on('exit', (code) => resolve({ code, stdout, stderr, ms: Date.now() - started }));
    }),
  };
}

/** Imports a file into a stack and returns what the command printed. */
export function importInto(
  stack: RunningStack,
  sort: 'strikes' | 'kiel' | 'rates',
  file: string,
  ...args: readonly string[]
): Promise<CommandResult> {
  return runCw(['import', sort, file, '--endpoint', stack.api, '--data-dir', stack.dataDir, ...args]).result;
}

/** `cw import strikes` into a stack. */
export function importStrikes(stack: RunningStack, file: string, ...args: readonly string[]): Promise<CommandResult> {
  return importInto(stack, 'strikes', file, ...args);
}

/** `cw verify` over a running stack. */
export function verifyStack(stack: RunningStack): Promise<CommandResult> {
  return runCw(['verify', '--data-dir', stack.dataDir]).result;
}

/** The publisher token of a data directory. */
export function publisherToken(dataDir: string): string {
  return readFileSync(join(dataDir, 'publisher-token'), 'utf8').trim();
}
