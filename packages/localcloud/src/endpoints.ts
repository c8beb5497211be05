import type { DynamoDbEngine } from './engine/engine.ts';
import type { Ports } from './local-cloud.ts';
import { LocalCloudError } from './runtime/local-cloud-error.ts';
import { answerJson, type Handle, type LoopbackServer, listenOnLoopback } from './runtime/loopback-server.ts';
import type { ServiceUrls } from './services/lambda/function-environment.ts';

/** A port that listens before what it serves is there: the addresses go into what is served. */
interface Endpoint {
  readonly server: LoopbackServer;
  handle: Handle;
}

/** The services that have a port of their own beside the engine's. */
type ServiceName = 'events' | 'functions' | 'objects' | 'queues';

const starting: Handle = async (_request, response) => answerJson(response, 503, { message: 'Starting.' });

/** All the ports of the cloud. They are taken first, so that a taken one is said before anything starts. */
export class Endpoints {
  readonly #ports: Ports;
  readonly #httpApis = new Map<string, Endpoint>();
  readonly #services = new Map<ServiceName, Endpoint>();
  #dynamodb: { close(): Promise<void> } | undefined;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Errors: `port_taken`, naming the port and its option. */
  async open(engine: DynamoDbEngine, httpApis: readonly { readonly logicalId: string }[]): Promise<ServiceUrls> {
    const { http = 0, dynamodb = 0 } = this.#ports;
    for (const [index, { logicalId }] of httpApis.entries()) {
      this.#httpApis.set(logicalId, await listen(index === 0 ? http : 0, 'ports.http'));
    }
    const url = async (service: ServiceName) => {
      const endpoint = await listen(this.#ports[service] ?? 0, `ports.${service}`);
      this.#services.set(service, endpoint);
      return endpoint.server.url;
    };
    const urls = {
      events: await url('events'),
      functions: await url('functions'),
      objects: await url('objects'),
      queues: await url('queues'),
    };
    const listener = await orTaken(engine.listen(dynamodb), dynamodb, 'ports.dynamodb');
    this.#dynamodb = listener;
    return { ...urls, dynamodb: listener.url };
  }

  /** From now on the service answers. */
  serve(service: ServiceName, handle: Handle): void {
    const endpoint = this.#services.get(service);
    if (endpoint !== undefined) endpoint.handle = handle;
  }

  /** From now on the HTTP API answers. */
  serveHttpApi(logicalId: string, handle: Handle): void {
    const endpoint = this.#httpApis.get(logicalId);
    if (endpoint !== undefined) endpoint.handle = handle;
  }

  /** The base URL of each HTTP API by its logical id, in the order of the templates. */
  httpUrls(): Record<string, string> {
    return Object.fromEntries([...this.#httpApis].map(([id, { server }]) => [id, server.url]));
  }

  /** Takes no more requests and lets those under way finish; functions still reach the tables meanwhile. */
  async drain(): Promise<void> {
    const open = [...this.#httpApis.values(), ...this.#services.values()];
    this.#services.clear();
    this.#httpApis.clear();
    await Promise.all(open.map(({ server }) => server.close()));
  }

  async close(): Promise<void> {
    await this.drain();
    await this.#dynamodb?.close();
  }
}

async function listen(port: number, option: string): Promise<Endpoint> {
  const endpoint = { handle: starting };
  const listening = listenOnLoopback(port, (request, response) => endpoint.handle(request, response));
  return Object.assign(endpoint, { server: await orTaken(listening, port, option) });
}

async function orTaken<Listening>(listening: Promise<Listening>, port: number, option: string): Promise<Listening> {
  try {
    return await listening;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
    const message = `Port ${port} (${option}) on 127.0.0.1 is taken or not allowed: ${String(cause)}`;
    throw new LocalCloudError('port_taken', message, { cause });
  }
}
