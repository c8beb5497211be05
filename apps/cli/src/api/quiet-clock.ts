/** Without news for this long it is asked whether something was put aside; the next time after twice as long. */
const ASK_MS = 2000;
const MAX_ASK_MS = 30_000;
const GIVE_UP_MS = 180_000;
/** What only an import before this one left behind is not waited for as long. */
const GIVE_UP_EARLIER_MS = 30_000;

/** How long it has been since anything became visible, and what that is a reason for. */
export class QuietClock {
  readonly #now: () => number;
  #newsAt: number;
  #askMs = ASK_MS;
  #askAt: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#newsAt = now();
    this.#askAt = this.#newsAt + ASK_MS;
  }

  /** Something became visible. */
  news(): void {
    this.#newsAt = this.#now();
    this.#askMs = ASK_MS;
    this.#askAt = this.#newsAt + ASK_MS;
  }

  /** Whether to ask now why nothing comes; that is asked ever more seldom. */
  takeTurnToAsk(): boolean {
    if (this.#now() < this.#askAt) return false;
    this.#askMs = Math.min(2 * this.#askMs, MAX_ASK_MS);
    this.#askAt = this.#now() + this.#askMs;
    return true;
  }

  /** Whether nothing came for so long that waiting on is no use. */
  tooLong(onlyEarlier: boolean): boolean {
    return this.#now() - this.#newsAt > (onlyEarlier ? GIVE_UP_EARLIER_MS : GIVE_UP_MS);
  }
}
