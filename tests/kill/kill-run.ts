import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { importStrikes, type RunningStack, scratchFolder, startStack } from '../harness/stack.ts';

export interface KillRun {
  readonly kills: number;
  /** Chooses the moments; the same seed chooses the same ones. */
  readonly seed: number;
  readonly file: string;
  /** The latest moment of a kill; less than an undisturbed import takes, so that most fall into one. */
  readonly withinMs: number;
  log(line: string): void;
  /** Told of every stack in which an import has come to its end; rejects when something is wrong with it. */
  check(stack: RunningStack): Promise<void>;
}

const MIN_MOMENT_MS = 100;

/**
 * Kills the stack with -9 at random moments of an import, each time starts it again on the same data and gives it the same
 * import. Once an import comes to its end the result is checked, and the next kills begin with empty data: only a kill
 * that interrupts an import counts.
 */
export async function runKills(run: KillRun): Promise<void> {
  const random = seededRandom(run.seed);
  let killed = 0;
  while (killed < run.kills) {
    const scratch = scratchFolder();
    try {
      let complete = false;
      while (!complete) {
        const moment = killed < run.kills ? MIN_MOMENT_MS + random() * (run.withinMs - MIN_MOMENT_MS) : undefined;
        complete = await importUntil(moment, scratch.folder, run);
        if (complete) break;
        killed += 1;
        run.log(`kill ${killed} of ${run.kills}: ${Math.round(moment ?? 0)} ms into an import`);
      }
    } finally {
      scratch.remove();
    }
  }
}

/** Starts a stack, imports, and kills it at the moment. True when the import came to its end first and was checked. */
async function importUntil(momentMs: number | undefined, dataDir: string, run: KillRun): Promise<boolean> {
  const stack = await startStack(dataDir, ['--empty']);
  try {
    const importing = importStrikes(stack, run.file, '--yes');
    const interrupted = await Promise.race([
      importing.then(() => false),
      ...(momentMs === undefined ? [] : [delay(momentMs, true)]),
    ]);
    if (interrupted) {
      await stack.kill();
      await importing;
      return false;
    }
    const { code, stderr } = await importing;
    if (code !== 0) throw new Error(`an import that nobody interrupted ended with ${code}: ${stderr}`);
    await run.check(stack);
    run.log('an import came to its end and was checked');
    await stack.stop();
    return true;
  } finally {
    await stack.kill();
  }
}

/** Uniform in [0, 1), the same for the same seed. */
function seededRandom(seed: number): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHash('sha256').update(`${seed} ${drawn}`).digest().readUInt32BE(0) / 2 ** 32;
  };
}
