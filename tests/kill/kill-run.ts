import { createHash } from 'node:crypto';
import { type CommandResult, importStrikes, type RunningStack, startStack, verifyStack } from '../harness/stack.ts';

export interface KillRun {
  readonly kills: number;
  /** Chooses the moments; the same seed chooses the same ones. */
  readonly seed: number;
  readonly file: string;
  readonly dataDir: string;
  readonly args?: readonly string[];
  log(line: string): void;
}

export interface KillRunResult {
  readonly stack: RunningStack;
  readonly verified: CommandResult;
  readonly imported: CommandResult;
}

const MIN_MOMENT_MS = 100;

/**
 * Imports a file while the stack is killed with -9 at random moments of the import, each time started again on the same
 * data and given the same import; then lets one import finish and verifies. The caller stops the stack.
 */
export async function runKills(run: KillRun): Promise<KillRunResult> {
  const random = seededRandom(run.seed);
  // The first import's span is not known yet; later moments spread over what a whole one took so far.
  let spanMs = 6000;
  for (let kill = 1; kill <= run.kills; kill += 1) {
    const stack = await startStack(run.dataDir, run.args);
    const started = Date.now();
    const moment = MIN_MOMENT_MS + random() * spanMs;
    const importing = importStrikes(stack, run.file, '--yes');
    const finished = await Promise.race([
      importing.then(() => true),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), moment)),
    ]);
    await stack.kill();
    const { code } = await importing;
    if (finished) spanMs = Math.max(1500, (Date.now() - started) * 0.8);
    run.log(
      `kill ${kill} of ${run.kills}: after ${Math.round(finished ? Date.now() - started : moment)} ms, import ended with ${code}`,
    );
  }
  const stack = await startStack(run.dataDir, run.args);
  const imported = await importStrikes(stack, run.file, '--yes');
  return { stack, imported, verified: await verifyStack(stack) };
}

/** Uniform in [0, 1), the same for the same seed. */
function seededRandom(seed: number): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHash('sha256').update(`${seed} ${drawn}`).digest().readUInt32BE(0) / 2 ** 32;
  };
}
