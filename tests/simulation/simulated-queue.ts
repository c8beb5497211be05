import type { Prng } from './prng.ts';

export interface QueueMessage {
  readonly messageId: string;
  readonly busId: string;
  readonly body: string;
  receives: number;
  visibleAt: number;
}

const MAX_RECEIVES = 4;
const VISIBILITY_MS = 30_000;

/** A queue as the platform's: unordered, at least once, with a visibility timeout and dead letters. */
export class SimulatedQueue {
  #messages: QueueMessage[] = [];
  #dead: QueueMessage[] = [];
  #sent = 0;

  /** Messages waiting or in flight. */
  get depth(): number {
    return this.#messages.length;
  }

  send(busId: string, body: string, nowMs: number): void {
    this.#sent += 1;
    this.#messages.push({ messageId: `message-${this.#sent}`, busId, body, receives: 0, visibleAt: nowMs });
  }

  /** Some visible messages, which are then invisible for a while; those received too often die instead. */
  receive(prng: Prng, nowMs: number, atMost: number): readonly QueueMessage[] {
    const visible = prng.shuffled(this.#messages.filter(({ visibleAt }) => visibleAt <= nowMs)).slice(0, atMost);
    const worn = visible.filter(({ receives }) => receives >= MAX_RECEIVES);
    this.#dead.push(...worn);
    this.#messages = this.#messages.filter((message) => !worn.includes(message));
    const received = visible.filter((message) => !worn.includes(message));
    for (const message of received) {
      message.receives += 1;
      message.visibleAt = nowMs + VISIBILITY_MS;
    }
    return received;
  }

  delete(messageId: string): void {
    this.#messages = this.#messages.filter((message) => message.messageId !== messageId);
  }

  /** Makes a message visible again at once. */
  release(messageId: string, nowMs: number): void {
    for (const message of this.#messages) if (message.messageId === messageId) message.visibleAt = nowMs;
  }

  /** What an operator does with dead letters: sends them again. */
  redrive(nowMs: number): number {
    const dead = this.#dead.map((message) => ({ ...message, receives: 0, visibleAt: nowMs }));
    this.#messages.push(...dead);
    this.#dead = [];
    return dead.length;
  }
}
