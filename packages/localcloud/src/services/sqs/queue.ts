import { randomUUID } from 'node:crypto';
import type { CloudContext } from '../../runtime/cloud-context.ts';
import type { StateChange } from '../../runtime/state-store.ts';
import type { QueueModel } from '../../template/model.ts';
import { MessageLog, type QueueMessage } from './message-log.ts';
import { VisibleMessages } from './visible-messages.ts';

export interface QueueOptions extends Omit<CloudContext, 'log'> {
  readonly model: QueueModel;
  /** Where messages go that were received too often. */
  readonly deadLetters?: (() => Queue | undefined) | undefined;
}

/** A send that is not yet done: `changes` must be committed before `apply` makes the message visible. */
export interface StagedSend {
  readonly messageId: string;
  readonly changes: readonly StateChange[];
  apply(): void;
}

export interface QueueDepth {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** A standard SQS queue: at least once, no order, visibility timeout, receive counts, redrive. */
export class Queue {
  readonly model: QueueModel;
  readonly #options: QueueOptions;
  readonly #log: MessageLog;
  readonly #visible: VisibleMessages;
  readonly #inFlight = new Map<string, { readonly message: QueueMessage; readonly timer: NodeJS.Timeout }>();
  readonly #delayed = new Map<NodeJS.Timeout, QueueMessage>();
  readonly #listeners: (() => void)[] = [];
  #sequence = 0;
  #announcing = false;

  constructor(options: QueueOptions) {
    this.model = options.model;
    this.#options = options;
    this.#log = new MessageLog(options.model.name);
    this.#visible = new VisibleMessages(options.shuffle);
  }

  get depth(): QueueDepth {
    return { visible: this.#visible.size, inFlight: this.#inFlight.size, delayed: this.#delayed.size };
  }

  /** Reads the messages of the last run back; what was in flight then is visible again. */
  async load(): Promise<void> {
    for (const message of await this.#log.read(this.#options.store)) {
      this.#sequence = Math.max(this.#sequence, Number(message.key));
      this.#showAfter(message, message.sentAt + this.model.delayMs - this.#options.now());
    }
  }

  /** Called whenever messages became visible. */
  onVisible(listener: () => void): void {
    this.#listeners.push(listener);
  }

  stage(body: string, attributes: Readonly<Record<string, string>> = {}): StagedSend {
    const sent = { messageId: randomUUID(), body, attributes, sentAt: this.#options.now() };
    const value = this.#log.serialize(sent);
    const size = Buffer.byteLength(value);
    const copies = this.#options.shuffle === undefined ? 1 : 2;
    const messages = Array.from({ length: copies }, (): QueueMessage => {
      this.#sequence += 1;
      const key = String(this.#sequence).padStart(15, '0');
      return { ...sent, key, size, firstReceivedAt: undefined, receiveCount: 0 };
    });
    return {
      messageId: sent.messageId,
      changes: messages.map(({ key }) => this.#log.sent(key, value)),
      apply: () => {
        for (const message of messages) this.#showAfter(message, this.model.delayMs);
        this.#announce();
      },
    };
  }

  /** Durable when it resolves, to the message's id. */
  async send(body: string, attributes?: Readonly<Record<string, string>>): Promise<string> {
    const staged = this.stage(body, attributes);
    await this.#options.store.commit(staged.changes);
    staged.apply();
    return staged.messageId;
  }

  /** Takes up to `max` visible messages, and `maxBytes` of them but at least one, out of sight for the visibility timeout. */
  async receive(max: number, maxBytes = Number.POSITIVE_INFINITY): Promise<readonly QueueMessage[]> {
    const now = this.#options.now();
    const received: QueueMessage[] = [];
    const changes: StateChange[] = [];
    let bytes = 0;
    while (received.length < max && bytes < maxBytes) {
      const message = this.#visible.take();
      if (message === undefined) break;
      if (message.sentAt + this.model.retentionMs <= now) {
        changes.push(...this.#log.deleted(message));
        continue;
      }
      message.receiveCount += 1;
      message.firstReceivedAt ??= now;
      this.#hide(message);
      changes.push(this.#log.received(message));
      received.push(message);
      bytes += message.size;
    }
    await this.#options.store.commit(changes);
    return received;
  }

  /** The message that was received and goes by this key; none once it timed out or was deleted. */
  inFlight(key: string): QueueMessage | undefined {
    return this.#inFlight.get(key)?.message;
  }

  /** Done with these; a message that timed out meanwhile and is visible again stays, as in SQS. */
  async delete(messages: readonly QueueMessage[]): Promise<void> {
    const held = messages.filter((message) => this.#letGo(message));
    await this.#options.store.commit(held.flatMap((message) => this.#log.deleted(message)));
    this.#options.activity.changed();
  }

  /** Not done: visible again after `delayMs`, or moved to the dead letters when received too often. */
  async release(messages: readonly QueueMessage[], delayMs: number): Promise<void> {
    const held = messages.filter((message) => this.#letGo(message));
    for (const message of held) {
      if (this.#isSpent(message)) await this.#redrive(message);
      else this.#showAfter(message, delayMs);
    }
    this.#announce();
    this.#options.activity.changed();
  }

  /** Every message the queue holds, for people and tests. */
  list(): readonly QueueMessage[] {
    const inFlight = [...this.#inFlight.values()].map(({ message }) => message);
    return [...inFlight, ...this.#visible.list(), ...this.#delayed.values()];
  }

  close(): void {
    for (const { timer } of this.#inFlight.values()) clearTimeout(timer);
    for (const timer of this.#delayed.keys()) clearTimeout(timer);
  }

  #hide(message: QueueMessage): void {
    const timer = setTimeout(() => void this.release([message], 0), this.model.visibilityTimeoutMs);
    this.#inFlight.set(message.key, { message, timer });
  }

  #letGo(message: QueueMessage): boolean {
    clearTimeout(this.#inFlight.get(message.key)?.timer);
    return this.#inFlight.delete(message.key);
  }

  #isSpent({ receiveCount }: QueueMessage): boolean {
    return this.model.redrive !== undefined && receiveCount >= this.model.redrive.maxReceiveCount;
  }

  async #redrive(message: QueueMessage): Promise<void> {
    const target = this.#options.deadLetters?.();
    if (target === undefined) return this.#showAfter(message, 0);
    const staged = target.stage(message.body, message.attributes);
    await this.#options.store.commit([...this.#log.deleted(message), ...staged.changes]);
    staged.apply();
  }

  #showAfter(message: QueueMessage, delayMs: number): void {
    if (delayMs <= 0) {
      this.#visible.add(message);
      return;
    }
    const timer = setTimeout(() => {
      this.#delayed.delete(timer);
      this.#visible.add(message);
      this.#announce();
    }, delayMs);
    this.#delayed.set(timer, message);
  }

  /** Messages that become visible in one turn are announced together, so that they can make one batch. */
  #announce(): void {
    if (this.#announcing) return;
    this.#announcing = true;
    queueMicrotask(() => {
      this.#announcing = false;
      if (this.#visible.size > 0) for (const listener of this.#listeners) listener();
    });
  }
}
