import { z } from 'zod';
import type { StateChange, StateStore } from '../../runtime/state-store.ts';

/** A message as its queue holds it. Times are epoch milliseconds. */
export interface QueueMessage {
  /** Sorts in the order of sending; unique in its queue. */
  readonly key: string;
  readonly messageId: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly sentAt: number;
  /** Bytes of the message as JSON. */
  readonly size: number;
  firstReceivedAt: number | undefined;
  receiveCount: number;
}

const bodySchema = z.object({
  messageId: z.string(),
  body: z.string(),
  attributes: z.record(z.string(), z.string()),
  sentAt: z.number(),
});
const receiptSchema = z.object({ firstReceivedAt: z.number(), receiveCount: z.number() });

/** How one queue's messages are written down: the body once, what happened to it beside it. */
export class MessageLog {
  readonly #bodies: string;
  readonly #receipts: string;

  constructor(queueName: string) {
    this.#bodies = `message!${queueName}!`;
    this.#receipts = `receipt!${queueName}!`;
  }

  /** The message's record; `value` is what {@link serialize} made of it. */
  sent(key: string, value: string): StateChange {
    return { type: 'put', key: this.#bodies + key, value };
  }

  serialize(message: Pick<QueueMessage, 'messageId' | 'body' | 'attributes' | 'sentAt'>): string {
    return JSON.stringify(message);
  }

  received({ key, firstReceivedAt, receiveCount }: QueueMessage): StateChange {
    return { type: 'put', key: this.#receipts + key, value: JSON.stringify({ firstReceivedAt, receiveCount }) };
  }

  deleted({ key }: QueueMessage): StateChange[] {
    return [
      { type: 'del', key: this.#bodies + key },
      { type: 'del', key: this.#receipts + key },
    ];
  }

  /** All messages written down and not deleted, in the order of sending. */
  async read(store: StateStore): Promise<QueueMessage[]> {
    const receipts = new Map<string, z.infer<typeof receiptSchema>>();
    for await (const [key, value] of store.entries(this.#receipts)) {
      receipts.set(key.slice(this.#receipts.length), receiptSchema.parse(JSON.parse(value)));
    }
    const messages: QueueMessage[] = [];
    for await (const [fullKey, value] of store.entries(this.#bodies)) {
      const key = fullKey.slice(this.#bodies.length);
      const receipt = receipts.get(key);
      messages.push({
        ...bodySchema.parse(JSON.parse(value)),
        key,
        size: Buffer.byteLength(value),
        firstReceivedAt: receipt?.firstReceivedAt,
        receiveCount: receipt?.receiveCount ?? 0,
      });
    }
    return messages;
  }
}
