import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DynamoDbEngine } from './engine/index.ts';
import type { Ports } from './local-cloud.ts';
import { LocalCloudError } from './runtime/local-cloud-error.ts';
import { answerJson, type LoopbackServer, listenOnLoopback } from './runtime/loopback-server.ts';
import type { ServiceUrls } from './services/lambda/function-environment.ts';

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A server that listens before what it serves is there: the addresses go into what is served. */
interface Slot {
  readonly server: LoopbackServer;
  handle: Handle;
}

const starting: Handle = async (_request, response) => answerJson(response, 503, { message: 'Starting.' });

/** All the ports of the cloud. They are taken first, so that a taken one is said before anything starts. */
export class Endpoints {
  readonly #ports: Ports;
  readonly #fronts = new Map<string, Slot>();
  readonly #services: Slot[] = [];
  #events: Slot | undefined;
  #functions: Slot | undefined;
  #queues: Slot | undefined;
  #dynamodb: { close(): Promise<void> } | undefined;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Errors: `port_taken`, naming the port and its option. */
  async open(engine: DynamoDbEngine, frontIds: readonly string[]): Promise<ServiceUrls> {
    const { events = 0, functions = 0, dynamodb = 0, queues = 0 } = this.#ports;
    for (const [index, id] of frontIds.entries()) {
      const { port, option } = this.#frontPort(id, index);
      this.#fronts.set(id, await this.#listen(port, option));
    }
    this.#events = await this.#listen(events, 'ports.events');
    this.#functions = await this.#listen(functions, 'ports.functions');
    this.#queues = await this.#listen(queues, 'ports.queues');
    const listener = await listenEngine(engine, dynamodb);
    this.#dynamodb = listener;
    return {
      events: this.#events.server.url,
      functions: this.#functions.server.url,
      queues: this.#queues.server.url,
      dynamodb: listener.url,
    };
  }

  serveEvents(handle: Handle): void {
    if (this.#events !== undefined) this.#events.handle = handle;
  }

  serveFunctions(handle: Handle): void {
    if (this.#functions !== undefined) this.#functions.handle = handle;
  }

  serveQueues(handle: Handle): void {
    if (this.#queues !== undefined) this.#queues.handle = handle;
  }

  serveFront(logicalId: string, handle: Handle): void {
    const slot = this.#fronts.get(logicalId);
    if (slot !== undefined) slot.handle = handle;
  }

  frontUrl(logicalId: string): string {
    return this.#fronts.get(logicalId)?.server.url ?? '';
  }

  get firstFrontUrl(): string | undefined {
    return this.#fronts.values().next().value?.server.url;
  }

  frontUrls(): Record<string, string> {
    return Object.fromEntries([...this.#fronts].map(([id, { server }]) => [id, server.url]));
  }

  /** Takes no more requests and lets those under way finish; functions still reach the tables meanwhile. */
  async drain(): Promise<void> {
    await Promise.all(this.#services.splice(0).map(({ server }) => server.close()));
  }

  async close(): Promise<void> {
    await this.drain();
    await this.#dynamodb?.close();
  }

  #frontPort(id: string, index: number): { port: number; option: string } {
    const { http = 0 } = this.#ports;
    if (typeof http === 'object') return { port: http[id] ?? 0, option: `ports.http.${id}` };
    return index === 0 ? { port: http, option: 'ports.http' } : { port: 0, option: `a free one for ${id}` };
  }

  async #listen(port: number, option: string): Promise<Slot> {
    const slot: { handle: Handle } = { handle: starting };
    const server = await listenOnLoopback({
      port,
      option,
      handle: (request, response) => slot.handle(request, response),
    });
    const filled = Object.assign(slot, { server });
    this.#services.push(filled);
    return filled;
  }
}

async function listenEngine(engine: DynamoDbEngine, port: number) {
  try {
    return await engine.listen(port);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')) throw cause;
    const message = `Port ${port} (ports.dynamodb) on 127.0.0.1 is taken: ${cause.message}`;
    throw new LocalCloudError('port_taken', message, { cause });
  }
}
