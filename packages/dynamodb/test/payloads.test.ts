import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { recordIdSchema } from '@counterweight/domain/values';
import { type Ledger, type LedgerRecord, nextJournalItem } from '@counterweight/ledger';
import { openDynamoDbEngine } from '@counterweight/localcloud/dynamodb';
import { describe, expect, test } from 'vitest';
import { createDynamoDbAdapter } from '../src/adapter.ts';
import { payloadKey } from '../src/keys.ts';
import { getItem } from '../src/reading.ts';
import { recordItems } from '../src/record-item.ts';
import { putOf } from '../src/stored-item.ts';
import { clientOf, createTables } from './engines.ts';
import { recordOf } from './sample-records.ts';
import { useEngine } from './use-engine.ts';

const LARGE = 10_000;

async function redact(ledger: Ledger, { kind, entity, record, revision, hash }: LedgerRecord): Promise<void> {
  const name = { kind, entity, record, revision };
  const head = await ledger.head();
  const item = nextJournalItem(head, 0, { records: [{ ...name, hash, change: 'redacted' }], entities: [] });
  const redaction = { name, reason: 'an address', answer: 451 } as const;
  const outcome = await ledger.commit({ head, item, views: head.views, states: [], redaction });
  expect(outcome).toEqual({ committed: true });
}

describe('a payload that stands apart', () => {
  const engine = useEngine();

  async function open() {
    const tables = await createTables(engine.client);
    const { ledger } = createDynamoDbAdapter({ client: engine.client, tables });
    const isThere = async (record: LedgerRecord) =>
      (await getItem(engine.client, tables.ledger, payloadKey(record, record.hash))) !== undefined;
    const put = async (record: LedgerRecord) => {
      await engine.client.send(new PutItemCommand(putOf(tables.ledger, recordItems(record).payload ?? {})));
    };
    return { ledger, isThere, put };
  }

  test('goes with its redaction, and does not come back with a late redelivery', async () => {
    const { ledger, isThere } = await open();
    const record = recordOf('a', 'x'.repeat(LARGE));
    await ledger.putRecord(record);
    expect(await isThere(record)).toBe(true);
    await redact(ledger, record);
    expect(await isThere(record)).toBe(false);
    expect(await ledger.putRecord(record)).toMatchObject({ outcome: 'taken' });
    expect(await isThere(record)).toBe(false);
  });

  test('that a killed redelivery left after a redaction is named, and goes when the redaction is done again', async () => {
    const { ledger, put, isThere } = await open();
    const record = recordOf('a', 'x'.repeat(LARGE));
    const other = recordOf('a', 'y'.repeat(LARGE), { hash: 'another' });
    const kept = recordOf('b', 'x'.repeat(LARGE));
    await ledger.putRecord(kept);
    await ledger.putRecord(record);
    const strays = async () => {
      const names: string[] = [];
      for await (const { entity, hash } of ledger.strayPayloads()) names.push(`${entity} ${hash}`);
      return names.sort();
    };
    await put(other);
    expect(await strays()).toEqual(['desk:a another']);
    await ledger.eraseStrayPayloads(record);
    expect([await strays(), await isThere(record)]).toEqual([[], true]);
    await redact(ledger, record);
    await put(record);
    await put(other);
    expect(await strays()).toEqual(['desk:a another', 'desk:a hash-a']);
    await ledger.eraseStrayPayloads(record);
    expect(await strays()).toEqual([]);
    expect([await isThere(record), await isThere(other), await isThere(kept)]).toEqual([false, false, true]);
  });

  test('whose record is not there is named, and stays for the record that may come', async () => {
    const { ledger, put, isThere } = await open();
    const record = recordOf('a', 'x'.repeat(LARGE));
    await put(record);
    await ledger.eraseStrayPayloads(record);
    expect(await isThere(record)).toBe(true);
    for await (const { hash, revision } of ledger.strayPayloads()) expect([hash, revision]).toEqual([record.hash, 1]);
    expect(await ledger.putRecord(record)).toEqual({ outcome: 'stored' });
    expect((await ledger.records([record])).size).toBe(1);
  });

  test('that a killed put left goes when its event comes again, by another salt', async () => {
    const { ledger, put, isThere } = await open();
    const [left, record] = ['left', 'hash-a'].map((hash) => recordOf('a', 'x'.repeat(LARGE), { hash }));
    if (left === undefined || record === undefined) throw new Error('there are two');
    await put(left);
    expect(await ledger.putRecord(record)).toEqual({ outcome: 'stored' });
    expect([await isThere(left), await isThere(record)]).toEqual([false, true]);
  });

  test('is not put where the name is taken already', async () => {
    const tables = await createTables(engine.client);
    const watched = clientOf(engine.url);
    const { ledger } = createDynamoDbAdapter({ client: engine.client, tables });
    await ledger.putRecord(recordOf('a', 'x'.repeat(LARGE)));
    const puts: string[] = [];
    watched.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          if (commandName.startsWith('Put')) puts.push(commandName);
          return next(args);
        },
      { step: 'initialize' },
    );
    const late = createDynamoDbAdapter({ client: watched, tables });
    expect(await late.ledger.putRecord(recordOf('a', 'x'.repeat(LARGE)))).toMatchObject({ outcome: 'taken' });
    watched.destroy();
    expect(puts).toEqual([]);
  });

  test('goes also where the journal names its record with another hash', async () => {
    const { ledger, isThere } = await open();
    const record = recordOf('a', 'x'.repeat(LARGE));
    await ledger.putRecord(record);
    await redact(ledger, { ...record, hash: 'another' });
    expect(await isThere(record)).toBe(false);
  });

  test('of a conflicting record goes again, and that of the record in place stays', async () => {
    const { ledger, isThere } = await open();
    const first = recordOf('a', 'x'.repeat(LARGE));
    const other = recordOf('a', 'y'.repeat(LARGE), { hash: 'another' });
    await ledger.putRecord(first);
    await ledger.putRecord(other);
    expect([await isThere(first), await isThere(other)]).toEqual([true, false]);
  });

  test('stays as it was sent first when the same content comes in another order', async () => {
    const { ledger } = await open();
    const text = 'x'.repeat(LARGE);
    await ledger.putRecord(recordOf('a', { a: 1, text }));
    await ledger.putRecord(recordOf('a', { text, a: 1 }, { eventId: 'later' }));
    const [held] = (await ledger.records([recordOf('a')])).values();
    expect(held?.payload.kept && JSON.stringify(held.payload.data)).toBe(JSON.stringify({ a: 1, text }));
  });

  test('is no record to a scan, whatever its record is called', async () => {
    const { ledger } = await open();
    const record = recordOf('a', 'x'.repeat(LARGE), { record: recordIdSchema.parse('REC') });
    await ledger.putRecord(record);
    const scanned: LedgerRecord[] = [];
    for await (const each of ledger.scan()) scanned.push(each);
    expect(scanned).toEqual([record]);
  });

  test('that is missing while its record says it is there is an error, never an empty payload', async () => {
    const tables = await createTables(engine.client);
    const { ledger } = createDynamoDbAdapter({ client: engine.client, tables });
    const record = recordOf('a', 'x'.repeat(LARGE));
    await ledger.putRecord(record);
    const { pk, sk } = payloadKey(record, record.hash);
    await engine.client.send(
      new DeleteItemCommand({ TableName: tables.ledger, Key: { pk: { S: pk }, sk: { S: sk } } }),
    );
    await expect(ledger.records([record])).rejects.toThrow('the payload of strike desk:a report 1 is missing');
  });
});

test('a payload whose redaction is not visible in its record yet is waited for', async () => {
  let show = () => {};
  const engine = await openDynamoDbEngine({
    whenVisible: (item) =>
      item.includes('/REC#') ? new Promise<void>((resolve) => (show = resolve)) : Promise.resolve(),
  });
  const client = clientOf((await engine.listen(0)).url);
  const tables = await createTables(client);
  const waits: number[] = [];
  const backOff = async (attempt: number) => {
    waits.push(attempt);
    show();
  };
  const { ledger } = createDynamoDbAdapter({ client, tables, backOff });
  const record = recordOf('a', 'x'.repeat(LARGE));
  await ledger.putRecord(record);
  const redacted = redact(ledger, record);
  await expect.poll(() => getItem(client, tables.ledger, payloadKey(record, record.hash))).toBeUndefined();
  const [read] = (await ledger.records([record])).values();
  expect(read?.payload).toEqual({ kept: false, reason: 'an address', answer: 451 });
  expect(waits).toEqual([1]);
  await redacted;
  client.destroy();
  await engine.close();
});
