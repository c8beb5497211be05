import { inflateRawSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbAdapter, createTableInput, type DynamoDbAdapter, recordNameOf } from '@counterweight/dynamodb';
import type { LedgerRecord } from '@counterweight/ledger';
import type { Gate } from '@counterweight/ledger/testing';
import { type DynamoDbEngine, openDynamoDbEngine } from '@counterweight/localcloud/dynamodb';
import {
  passRequest,
  shortened,
  storedKeys,
  type TableAnswer,
  type TableRequest,
  withLeftKeys,
} from './simulated-requests.ts';

/** What goes on around the tables. */
export interface TablesPlatform {
  /** Told of each record once it is stored. */
  readonly onRecord: (record: LedgerRecord) => void;
  /** When an item of a committed transaction becomes visible. */
  readonly whenVisible: (item: string) => Promise<void>;
  /** Whether a batch of reads leaves some of them for the next request. */
  readonly splitsBatch: () => boolean;
}

interface AdapterOptions {
  /** Asked before and after every request when to go on and what goes wrong; nothing does without one. */
  readonly gate?: Gate;
  readonly backOff?: (attempt: number) => Promise<void>;
}

const tables = { ledger: 'ledger', quarantine: 'quarantine', tokens: 'tokens' } as const;

/**
 * A ledger in tables: DynamoDB's adapter and the SDK's client over the engine in this process. Transactions become visible
 * item by item, pages are short, and every request passes a gate.
 */
export class SimulatedTables {
  platform: TablesPlatform | undefined;
  readonly #engine: DynamoDbEngine;
  readonly #client: DynamoDBClient;
  readonly #gates: Gate[] = [];

  private constructor(engine: DynamoDbEngine) {
    this.#engine = engine;
    this.#client = new DynamoDBClient({
      region: 'local',
      endpoint: 'http://tables.invalid',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
      requestHandler: { handle: async (request: ClientRequest) => ({ response: await this.#handle(request) }) },
    });
  }

  static async open(): Promise<SimulatedTables> {
    const held: { tables?: SimulatedTables } = {};
    const engine = await openDynamoDbEngine({
      whenVisible: (item) => held.tables?.platform?.whenVisible(item) ?? Promise.resolve(),
    });
    for (const table of ['ledger', 'quarantine', 'tokens'] as const) {
      await engine.ask('CreateTable', createTableInput(table, tables[table]));
    }
    held.tables = new SimulatedTables(engine);
    // The SDK reads its settings from files at its first request; from then on nothing waits for the machine.
    await held.tables.adapter({}).ledger.head();
    return held.tables;
  }

  adapter({ gate, backOff = async () => {} }: AdapterOptions): DynamoDbAdapter {
    const client = gate === undefined ? this.#client : this.#gated(this.#gates.push(gate) - 1);
    return createDynamoDbAdapter({ client, tables, backOff });
  }

  /** Items that hold some words, compressed or not. */
  async placesOf(words: string): Promise<readonly string[]> {
    const places: string[] = [];
    for (const TableName of Object.values(tables)) {
      const { body } = await this.#engine.ask('Scan', { TableName });
      const { Items }: { Items: Record<string, { S?: string; B?: string }>[] } = JSON.parse(body);
      for (const item of Items) {
        const texts = Object.values(item).map(({ S = '', B }) => (B === undefined ? S : inflated(B)));
        if (texts.join().includes(words)) places.push(`${TableName} ${item.pk?.S ?? item.id?.S} ${item.sk?.S ?? ''}`);
      }
    }
    return places;
  }

  /** The same client, each of whose requests says which gate it passes. */
  #gated(gate: number): DynamoDBClient {
    const shared = this.#client;
    const send = (command: GatedCommand) => {
      command.middlewareStack.add(
        (next) => (args) => {
          if (isWithHeaders(args.request)) args.request.headers[GATE] = String(gate);
          return next(args);
        },
        { step: 'build', name: 'passGate', override: true },
      );
      return shared.send(command);
    };
    return Object.create(shared, { send: { value: send } });
  }

  async #handle({ headers, body }: ClientRequest) {
    const operation = headers['x-amz-target']?.split('.')[1] ?? '';
    const request: TableRequest = { operation, body: JSON.parse(new TextDecoder().decode(body)) };
    const gate = this.#gates[Number(headers[GATE])];
    const { status, body: answer } = await (gate === undefined
      ? this.#engine.ask(operation, request.body)
      : passRequest(request, gate, () => this.#ask(request)));
    return { statusCode: status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: Buffer.from(answer) };
  }

  async #ask(request: TableRequest): Promise<TableAnswer> {
    const sent = shortened(request, this.platform?.splitsBatch() ?? false);
    const answer = await this.#engine.ask(sent.operation, sent.body);
    for (const key of storedKeys(request, answer)) {
      const name = recordNameOf(key);
      if (name === undefined) continue;
      const records = await this.adapter({}).ledger.records([name]);
      for (const record of records.values()) this.platform?.onRecord(record);
    }
    return withLeftKeys(request, sent, answer);
  }
}

/** What the SDK hands over to be sent. */
interface ClientRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const GATE = 'x-gate';

type GatedCommand = Parameters<DynamoDBClient['send']>[0];

function isWithHeaders(request: unknown): request is { headers: Record<string, string> } {
  return typeof request === 'object' && request !== null && 'headers' in request;
}

function inflated(base64: string): string {
  return inflateRawSync(Buffer.from(base64, 'base64')).toString('utf8');
}
