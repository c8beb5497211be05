import cliProgress from 'cli-progress';
import type { CliEnvironment } from './cli-environment.ts';

/** How far a step has come. On a terminal a bar; elsewhere a plain line every two seconds. */
export interface Progress {
  update(done: number, of: number): void;
  stop(): void;
}

const LINE_EVERY_MS = 2000;
const LABEL_WIDTH = 14;

export function startProgress(label: string, env: CliEnvironment): Progress {
  return env.interactive ? barProgress(label) : lineProgress(label, env);
}

function barProgress(label: string): Progress {
  const bar = new cliProgress.SingleBar({
    format: `${label.padEnd(LABEL_WIDTH)} {bar} {value}/{total}  {duration_formatted}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 32,
    hideCursor: true,
    stream: process.stderr,
  });
  let started = false;
  return {
    update(done, of) {
      if (!started) bar.start(of, done);
      started = true;
      bar.setTotal(of);
      bar.update(done);
    },
    stop() {
      if (started) bar.stop();
    },
  };
}

function lineProgress(label: string, env: CliEnvironment): Progress {
  let lastAt = env.now();
  return {
    update(done, of) {
      const now = env.now();
      if (done < of && now - lastAt < LINE_EVERY_MS) return;
      lastAt = now;
      env.err(`${label}: ${done} of ${of}\n`);
    },
    stop() {},
  };
}
