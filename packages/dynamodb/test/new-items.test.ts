import { BatchExecuteStatementCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from 'vitest';
import { createPutNew } from '../src/new-items.ts';
import type { RawItem } from '../src/reading.ts';
import type { StoredItem } from '../src/stored-item.ts';
import { clientOf, createTables } from './engines.ts';
import { useEngine } from './use-engine.ts';

const textOf = (item: RawItem) => item.text?.S;
const itemOf = (pk: string, text = 'x'): StoredItem => ({ pk, sk: 'a', text });

describe('items put under the condition that they are new', () => {
  const engine = useEngine();

  /** A client that counts the statements of each request, and what puts through it. */
  async function open(intercept: (statements: number) => void = () => undefined) {
    const tables = await createTables(engine.client);
    const client = clientOf(engine.url);
    const requests: number[] = [];
    client.middlewareStack.add(
      (next, context) => (args) => {
        if (context.commandName !== BatchExecuteStatementCommand.name) return next(args);
        const { Statements } = new BatchExecuteStatementCommand(Object(args.input)).input;
        requests.push(Statements?.length ?? 0);
        intercept(Statements?.length ?? 0);
        return next(args);
      },
      { step: 'initialize' },
    );
    return { requests, putNew: createPutNew({ client, tables, backOff: async () => undefined }), client };
  }

  test('share requests of at most 25 when they are asked for at one moment', async () => {
    const { putNew, requests } = await open();
    const puts = Array.from({ length: 60 }, (_, at) => putNew(itemOf(`p${at}`), textOf));
    expect(await Promise.all(puts)).toEqual(puts.map(() => ({ outcome: 'stored' })));
    expect(requests).toEqual([25, 25, 10]);
  });

  test('are few to a request when they are large', async () => {
    const { putNew, requests } = await open();
    await Promise.all(Array.from({ length: 6 }, (_, at) => putNew(itemOf(`p${at}`, 'x'.repeat(300_000)), textOf)));
    expect(requests).toEqual([3, 3]);
  });

  test('give back the item in place, also when both were asked for at one moment', async () => {
    const { putNew, requests } = await open();
    const outcomes = await Promise.all(['first', 'second', 'third'].map((text) => putNew(itemOf('p', text), textOf)));
    const stored = outcomes.findIndex(({ outcome }) => outcome === 'stored');
    const held = ['first', 'second', 'third'][stored];
    expect(requests).toEqual([1, 1, 1]);
    expect(outcomes.filter((_, at) => at !== stored)).toEqual([
      { outcome: 'taken', held },
      { outcome: 'taken', held },
    ]);
  });

  test('take no neighbour along when the table refuses one of them', async () => {
    const { putNew } = await open();
    const outcomes = await Promise.all([
      putNew(itemOf('p'), textOf),
      putNew(itemOf('q', 'x'.repeat(420_000)), textOf),
      putNew(itemOf('r'), textOf),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stored', 'refused', 'stored']);
  });

  test('take no neighbour along when the table refuses the request for one of them', async () => {
    const { putNew, requests } = await open((statements) => {
      if (statements > 1) throw Object.assign(new Error('cannot be read'), { name: 'ValidationException' });
    });
    const outcomes = await Promise.all(['p', 'q'].map((pk) => putNew(itemOf(pk), textOf)));
    expect(outcomes).toEqual([{ outcome: 'stored' }, { outcome: 'stored' }]);
    expect(requests).toEqual([2, 1, 1]);
  });

  test('reject, each of them, when nothing is known of the request', async () => {
    const { putNew } = await open(() => {
      throw new Error('the line is dead');
    });
    const puts = await Promise.allSettled(['p', 'q'].map((pk) => putNew(itemOf(pk), textOf)));
    expect(puts.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test.each(['ThrottlingError', 'InternalServerError', 'TransactionConflict'])(
    'reject alone for a %s, which may pass',
    async (Code) => {
      const tables = await createTables(engine.client);
      const client = new DynamoDBClient({ region: 'us-east-1' });
      const Responses = [{}, { Error: { Code, Message: 'later' } }];
      client.middlewareStack.add(() => async () => ({ output: { $metadata: {}, Responses }, response: {} }), {
        step: 'initialize',
      });
      const putNew = createPutNew({ client, tables, backOff: async () => undefined });
      const puts = await Promise.allSettled(['p', 'q'].map((pk) => putNew(itemOf(pk), textOf)));
      expect(puts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    },
  );

  test('keep every attribute as it was given', async () => {
    const { putNew } = await open();
    const item = { pk: 'p', sk: 'a', text: 'Харків', n: 12, yes: true, bytes: new Uint8Array([1, 2]) };
    await putNew(item, textOf);
    expect(await putNew(item, (held) => held)).toEqual({ outcome: 'taken', held: marshall(item) });
  });
});
