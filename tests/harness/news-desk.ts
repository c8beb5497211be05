import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect } from 'vitest';
import { z } from 'zod';
import { publisherToken, type RunningStack, scratchFolder, startStack } from './stack.ts';

/** The namespace of everything that the desk publishes. */
export const DESK = 'a-desk';

/** Where a fact stands. A standing page bears no day. */
export interface Cited {
  readonly publisher: string;
  readonly title: string;
  readonly published_on?: string;
}

export interface DeskEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Members = Readonly<Record<string, unknown>>;

/** A fact of a single-record kind: a strike, request, meeting, restriction, membership, statement or link. */
export function fact(kind: string, local: string, body: Members, cited: Cited, revision = 1): DeskEvent {
  return event(`${kind}.reported`, local, `${local}.r${revision}`, { revision, sources: [cited], [kind]: body });
}

/** A pledge's header. */
export function pledge(local: string, body: Members, cited: Cited): DeskEvent {
  const header = { new_money: 'unknown', ...body };
  return event('pledge.announced', local, `${local}.r1`, { revision: 1, sources: [cited], pledge: header });
}

/** What became of a pledge on a day. */
export function movement(local: string, id: string, body: Members, cited: Cited): DeskEvent {
  const data = { revision: 1, sources: [cited], transaction_id: id, transaction: body };
  return event('pledge.transaction_recorded', local, `${local}.${id}.r1`, data);
}

/** An entity of the desk, by its local id. */
export function entity(local: string): string {
  return `${DESK}:${local}`;
}

function event(type: string, local: string, id: string, data: Members): DeskEvent {
  return {
    specversion: '1.0',
    id,
    source: DESK,
    type: `counterweight.${type}.v1`,
    data: { entity: entity(local), ...data },
  };
}

const resultSchema = z.looseObject({
  status: z.enum(['taken', 'refused']),
  event_id: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
const resultsSchema = z.object({ results: z.array(resultSchema) });
const receiptSchema = z.looseObject({ visible_at_seq: z.number().nullable() });
const answerSchema = z.looseObject({ data: z.unknown() });

/** A newsroom's desk at a stack of its own: it publishes, it asks. */
export class NewsDesk {
  readonly #scratch: ReturnType<typeof scratchFolder>;
  #stack: RunningStack | undefined;

  constructor(scratch = scratchFolder()) {
    this.#scratch = scratch;
  }

  /** Starts the stack that the desk works with. */
  async open(...args: readonly string[]): Promise<void> {
    this.#stack = await startStack(this.#scratch.folder, args);
  }

  async close(): Promise<void> {
    await this.#stack?.stop();
    this.#scratch.remove();
  }

  get stack(): RunningStack {
    if (this.#stack === undefined) throw new Error('the desk is not open yet');
    return this.#stack;
  }

  /** Sends events over HTTPS; what became of each, in order. */
  async send(...events: readonly unknown[]): Promise<z.output<typeof resultsSchema>['results']> {
    const response = await this.post(...events);
    return resultsSchema.parse(await response.json()).results;
  }

  /** The answer itself. */
  post(...events: readonly unknown[]): Promise<Response> {
    return fetch(`${this.stack.api}/v1/events`, {
      method: 'POST',
      headers: { ...this.#authorization(), 'content-type': 'application/x-ndjson' },
      body: events.map((each) => JSON.stringify(each)).join('\n'),
    });
  }

  /** Sends events over HTTPS and waits until every one of them can be asked for. */
  async publish(...events: readonly DeskEvent[]): Promise<void> {
    const results = await this.send(...events);
    expect(results.filter(({ status }) => status === 'refused')).toEqual([]);
    await this.#visible(events);
  }

  /** The same with the AWS SDK, straight onto the bus. */
  async putEvents(...events: readonly DeskEvent[]): Promise<readonly string[]> {
    const client = new EventBridgeClient({
      region: 'eu-central-1',
      endpoint: this.stack.events,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const Entries = events.map((each) => {
      return {
        EventBusName: 'counterweight',
        Source: each.source,
        DetailType: each.type,
        Detail: JSON.stringify(each),
      };
    });
    const answer = await client.send(new PutEventsCommand({ Entries }));
    expect(answer.FailedEntryCount).toBe(0);
    return (answer.Entries ?? []).flatMap(({ EventId }) => EventId ?? []);
  }

  /** What became of an event, as its sender may know it; undefined while nothing has. */
  async receipt({ source, id }: Pick<DeskEvent, 'source' | 'id'>): Promise<Members | undefined> {
    const query = new URLSearchParams({ source, id });
    const response = await fetch(`${this.stack.api}/v1/receipts?${query}`, { headers: this.#authorization() });
    return response.ok ? receiptSchema.parse(await response.json()) : undefined;
  }

  /** The answer at an address of the API. Throws when there is none. */
  async ask(address: string): Promise<z.output<typeof answerSchema>> {
    const response = await fetch(`${this.stack.api}${address}`);
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
    return answerSchema.parse(await response.json());
  }

  async #visible(events: readonly DeskEvent[]): Promise<void> {
    const open = async () => {
      const receipts = await Promise.all(events.map((each) => this.receipt(each)));
      return receipts.filter((receipt) => typeof receipt?.visible_at_seq !== 'number').length;
    };
    await expect.poll(open, { timeout: 20_000 }).toBe(0);
  }

  #authorization() {
    return { authorization: `Bearer ${publisherToken(this.stack.dataDir)}` };
  }
}
