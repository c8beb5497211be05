import type { Prng } from './prng.ts';

/** Something that runs step by step and can die between any two of them: one invocation of a function. */
export interface Process {
  readonly name: string;
  alive: boolean;
}

interface Parked {
  readonly process: Process;
  readonly label: string;
  readonly resume: () => void;
}

/** Lets one parked step of one process go on at a time; everything that runs is parked at a step or over. */
export class Scheduler {
  readonly #turns: number;
  #parked: Parked[] = [];

  /** `turns` of the event loop are what a step may take until it is parked again. */
  constructor(turns: number) {
    this.#turns = turns;
  }

  get waiting(): number {
    return this.#parked.length;
  }

  /** Waits for its turn. A dead process waits for ever. */
  pause(process: Process, label: string): Promise<void> {
    return new Promise((resolve) => {
      if (process.alive) this.#parked.push({ process, label, resume: resolve });
    });
  }

  /** Ends a process where it stands. */
  kill(process: Process): void {
    process.alive = false;
    this.#parked = this.#parked.filter((parked) => parked.process !== process);
  }

  /** Resumes a step that the generator picks, telling which, and waits until everything stands still again. */
  async resumeOne(prng: Prng, tell: (line: string) => void): Promise<void> {
    const parked = prng.take(this.#parked);
    if (parked === undefined) return;
    tell(`${parked.process.name}: ${parked.label}`);
    parked.resume();
    await this.standstill();
  }

  /** Every promise that can go on has gone on once the event loop turns. */
  async standstill(): Promise<void> {
    for (let turn = 0; turn < this.#turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}
