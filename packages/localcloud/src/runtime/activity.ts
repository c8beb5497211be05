/**
 * Knows when nothing is going on: every part reports whether it is quiet and says when that may have changed.
 */
export class Activity {
  readonly #parts: (() => boolean)[] = [];
  #waiters: (() => void)[] = [];

  /** Adds a part; `isQuiet` is asked whenever somebody waits. */
  watch(isQuiet: () => boolean): void {
    this.#parts.push(isQuiet);
  }

  /** To be called by a part after it finished something. */
  changed(): void {
    if (this.#waiters.length === 0) return;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const wake of waiters) wake();
  }

  /** Resolves once every part is quiet and stays so for two turns of the event loop. */
  async idle(): Promise<void> {
    let quietTurns = 0;
    while (quietTurns < 2) {
      if (this.#parts.every((isQuiet) => isQuiet())) {
        quietTurns += 1;
        await new Promise((resolve) => setImmediate(resolve));
      } else {
        quietTurns = 0;
        await new Promise<void>((resolve) => this.#waiters.push(resolve));
      }
    }
  }
}
