/** Lets so many through at once; the rest wait in line. */
export class Semaphore {
  readonly #waiting: (() => void)[] = [];
  readonly #size: number;
  #held = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** Holders and those in line. */
  get busy(): number {
    return this.#held + this.#waiting.length;
  }

  async acquire(): Promise<void> {
    if (this.#held >= this.#size) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#held += 1;
  }

  release(): void {
    // A freed place goes straight to the one that waits longest; only without one does the count fall.
    const next = this.#waiting.shift();
    if (next === undefined) this.#held -= 1;
    else next();
  }
}
