import { createServer, request as send } from 'node:http';
import { z } from 'zod';

/** Capacity units and calls, by what was done to which table: `ledger TransactWriteItems`. */
export type Consumption = Readonly<
  Record<string, { readonly calls: number; readonly read: number; readonly write: number }>
>;

export interface Meter {
  /** Where functions send their requests instead. */
  readonly url: string;
  /** Where they are passed on to, known only once the stack runs. */
  forwardTo(url: string): void;
  /** What was consumed since the last time this was asked. */
  take(): Consumption;
  close(): void;
}

const capacitySchema = z.object({ TableName: z.string(), CapacityUnits: z.number() });
const answerSchema = z.object({
  ConsumedCapacity: z.union([capacitySchema, z.array(capacitySchema)]).optional(),
});
const WRITES = /Write|Put|Update|Delete|BatchExecuteStatement/;

/** A DynamoDB endpoint on loopback that asks for the consumed capacity of each request it passes on, and adds it up. */
export async function meteredDynamoDb(): Promise<Meter> {
  let target = '';
  let consumed: Record<string, { calls: number; read: number; write: number }> = {};
  const count = (operation: string, body: string) => {
    const { ConsumedCapacity = [] } = answerSchema.parse(JSON.parse(body));
    for (const { TableName, CapacityUnits } of [ConsumedCapacity].flat()) {
      const key = `${tableOf(TableName)} ${operation}`;
      const held = consumed[key] ?? { calls: 0, read: 0, write: 0 };
      consumed[key] = held;
      held.calls += 1;
      held[WRITES.test(operation) ? 'write' : 'read'] += CapacityUnits;
    }
  };
  const server = createServer(async (incoming, outgoing) => {
    const operation = String(incoming.headers['x-amz-target']).split('.').at(-1) ?? '';
    const body = withCapacity(await textOf(incoming));
    const headers = { ...incoming.headers, 'content-length': Buffer.byteLength(body) };
    const passed = send(target, { method: 'POST', headers }, async (answered) => {
      const text = await textOf(answered);
      if (answered.statusCode === 200) count(operation, text);
      outgoing.writeHead(answered.statusCode ?? 500, answered.headers);
      outgoing.end(text);
    });
    passed.on('error', () => outgoing.destroy());
    passed.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    forwardTo: (url) => {
      target = url;
    },
    take: () => {
      const taken = consumed;
      consumed = {};
      return taken;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function withCapacity(body: string): string {
  return JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' });
}

/** `Counterweight-dev-Data-LedgerB7379752` is the ledger. */
function tableOf(name: string): string {
  return name.replace(/^.*-([A-Z][a-z]+)[0-9A-F]{8}$/, '$1').toLowerCase();
}
