import type { Random } from '../../runtime/random.ts';
import type { QueueMessage } from './message-log.ts';

/** The messages that may be received now: first in, first out, or in a seeded shuffle. */
export class VisibleMessages {
  #messages: QueueMessage[] = [];
  #head = 0;
  readonly #shuffle: Random | undefined;

  constructor(shuffle: Random | undefined) {
    this.#shuffle = shuffle;
  }

  get size(): number {
    return this.#messages.length - this.#head;
  }

  add(message: QueueMessage): void {
    this.#messages.push(message);
  }

  take(): QueueMessage | undefined {
    if (this.size === 0) return undefined;
    if (this.#shuffle !== undefined) this.#bringForward(this.#head + this.#shuffle(this.size));
    const message = this.#messages[this.#head];
    this.#head += 1;
    // Dropping the taken ones in bulk keeps taking O(1) on average.
    if (this.#head > 1024 && this.#head * 2 > this.#messages.length) {
      this.#messages = this.#messages.slice(this.#head);
      this.#head = 0;
    }
    return message;
  }

  list(): readonly QueueMessage[] {
    return this.#messages.slice(this.#head);
  }

  #bringForward(index: number): void {
    const first = this.#messages[this.#head];
    const chosen = this.#messages[index];
    if (first === undefined || chosen === undefined) return;
    this.#messages[this.#head] = chosen;
    this.#messages[index] = first;
  }
}
