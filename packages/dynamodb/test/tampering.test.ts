import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { entityIdSchema, recordIdSchema, revisionSchema } from '@counterweight/domain/values';
import {
  compact,
  createLedgerMemory,
  handleQueueBatch,
  type Objects,
  project,
  redact,
  sendersOf,
  systemClock,
  verify,
} from '@counterweight/ledger';
import { createMemoryAdapter } from '@counterweight/ledger/testing';
import { openDynamoDbEngine } from '@counterweight/localcloud/dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createDynamoDbAdapter } from '../src/adapter.ts';
import { pack, packed } from '../src/packed.ts';
import { clientOf, createTables } from './engines.ts';
import { ACCOUNT, strikeMessage } from './strike-message.ts';

type Raw = Record<string, AttributeValue>;

/** Each kind of item in the table, by its key; a kind without a line here makes a test fail. */
const kinds = {
  record: /^ENTITY#[^#]+#[^#]+ REC#/,
  payload: /^PAYLOAD#/,
  state: /^STATE#/,
  receipt: /^EVENT#/,
  HEAD: /^HEAD HEAD$/,
  'journal item': /^JOURNAL \d+$/,
  'journal part': /^JOURNAL \d+#\d+$/,
  'sweep mark': /^SWEEP MARK$/,
} as const;
type KindOfItem = keyof typeof kinds;

/** What nothing that is public is made of, and verify does not compare. */
const uncompared: Readonly<Record<KindOfItem, readonly string[] | 'all'>> = {
  // Who sent it when, and the index of what was accepted; the reason is the operator's own word.
  record: [
    ...['acceptedDay', 'acceptedOrder', 'acceptedAt', 'eventId', 'sender', 'source'],
    ...['redactionReason', 'redactionAnswer'],
  ],
  payload: [],
  // Whatever it is, the next write is conditional on it.
  state: ['version'],
  // It answers its sender alone, by the record that it names.
  receipt: 'all',
  HEAD: [],
  'journal item': [],
  'journal part': [],
  'sweep mark': 'all',
};

const textOf = ({ pk, sk }: Raw) => `${pk?.S} ${sk?.S}`;
const kindOf = (item: Raw) =>
  (Object.keys(kinds) as KindOfItem[]).find((kind) => kinds[kind].test(textOf(item))) ?? textOf(item);

type Leaf = 'first' | 'largest' | 'last';

/** The same value with one leaf changed: the first, the last, or the one in what is largest. */
function altered(value: unknown, which: Leaf): unknown {
  if (typeof value === 'string') return `${value}0`;
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'object' || value === null) return 'altered';
  const keys = Object.keys(value);
  const sizes = Object.values(value).map((held) => JSON.stringify(held).length);
  const largest = keys[sizes.indexOf(Math.max(...sizes))];
  const key = { first: keys[0], largest, last: keys.at(-1) }[which];
  if (key === undefined) return ['altered'];
  const changed = Object.entries(value).map(([each, held]) => [each, each === key ? altered(held, which) : held]);
  return Array.isArray(value) ? changed.map(([, held]) => held) : Object.fromEntries(changed);
}

/** Only what is packed has several leaves. Each part repeats the salt and the number of parts, of which the first one’s count. */
const leavesOf = (kind: KindOfItem, { B }: AttributeValue): readonly Leaf[] =>
  kind === 'journal part' || B === undefined ? ['largest'] : ['first', 'largest', 'last'];

function alteredAttribute(value: AttributeValue, which: Leaf): AttributeValue {
  if (value.S !== undefined) return { S: `${value.S}0` };
  if (value.N !== undefined) return { N: String(Number(value.N) + 1) };
  if (value.BOOL !== undefined) return { BOOL: !value.BOOL };
  return { B: pack(altered(packed(z.unknown()).parse(value.B), which)) };
}

/** Its rows hold its id: so few of them take more than one item. */
const PLEDGE = `desk:${'p'.repeat(190)}`;

function pledgeMessage(type: string, id: string, content: object) {
  const data = { entity: PLEDGE, revision: 1, sources: [{ publisher: 'A desk', title: 'A report' }], ...content };
  const detail = { specversion: '1.0', id, source: 'desk', type: `counterweight.pledge.${type}.v1`, data };
  const body = { id, account: ACCOUNT, source: 'desk', 'detail-type': detail.type, detail };
  return { messageId: id, body: JSON.stringify(body) };
}

/** A pledge whose rows take more than one item, strikes of small and large payloads, one of them redacted. */
const pledge = [
  pledgeMessage('announced', 'header', {
    pledge: { donor: 'USA', title: 'A package', category: 'military', new_money: 'unknown' },
  }),
  ...Array.from({ length: 240 }, (_, n) => {
    const day = new Date(Date.UTC(2022, 2, 1 + n)).toISOString().slice(0, 10);
    const value = { known: 'money', money: { amount: '1', currency: 'USD' } };
    const transaction = { type: 'committed', when: { precision: 'day', day }, value };
    return pledgeMessage('transaction_recorded', `t${n}`, { transaction_id: `t${n}`, transaction });
  }),
];

function quoted(message: ReturnType<typeof strikeMessage>) {
  const envelope = JSON.parse(message.body);
  const quote = 'x'.repeat(1500);
  envelope.detail.data.sources = Array(4).fill({ publisher: 'A newspaper', title: 'A report', quote });
  return { ...message, body: JSON.stringify(envelope) };
}

describe('whatever is altered in the tables', () => {
  let engine: Awaited<ReturnType<typeof openDynamoDbEngine>>;
  let client: DynamoDBClient;
  let table: string;
  let deps: Parameters<typeof verify>[0] & { readonly objects: Objects };
  let items: readonly Raw[];

  beforeAll(async () => {
    engine = await openDynamoDbEngine();
    client = clientOf((await engine.listen(0)).url);
    const tables = await createTables(client);
    table = tables.ledger;
    const adapter = createDynamoDbAdapter({ client, tables });
    const senders = sendersOf({ apiAccount: ACCOUNT, accounts: [{ account: ACCOUNT, sources: ['*'] }] });
    const { objects } = createMemoryAdapter();
    const writing = { ...adapter, objects, senders, clock: systemClock(), newSalt: () => '00'.repeat(16) };
    deps = writing;
    const messages = [strikeMessage(1), strikeMessage(2), quoted(strikeMessage(3)), ...pledge];
    await handleQueueBatch(messages, writing);
    const refs = ['s1', 's2', 's3'].map((local) => ({ kind: 'strike', entity: entityIdSchema.parse(`desk:${local}`) }));
    await project([...refs, { kind: 'pledge', entity: entityIdSchema.parse(PLEDGE) }], writing);
    const named = { entity: entityIdSchema.parse('desk:s2'), record: recordIdSchema.parse('report') };
    await redact({ ...named, revision: revisionSchema.parse(1), reason: 'a name', answer: 451 }, writing);
    await adapter.ledger.setSweptThrough('2024-01-10T12:00:00.000Z');
    await compact({ ...writing, memory: createLedgerMemory(writing) });
    items = await scanned();
  });
  afterAll(async () => {
    client.destroy();
    await engine.close();
  });

  async function scanned(): Promise<readonly Raw[]> {
    const all: Raw[] = [];
    for await (const page of paginateScan({ client }, { TableName: table })) all.push(...(page.Items ?? []));
    return all;
  }

  const put = (Item: Raw) => client.send(new PutItemCommand({ TableName: table, Item }));
  const take = async ({ pk, sk }: Raw) => {
    if (pk !== undefined && sk !== undefined) {
      await client.send(new DeleteItemCommand({ TableName: table, Key: { pk, sk } }));
    }
  };

  /** A difference, or a reading that stops with an error. */
  async function isFound(): Promise<boolean> {
    return verify(deps).then(
      ({ differences }) => differences.length > 0,
      () => true,
    );
  }

  /** One item of a kind for each set of attributes that such items have. */
  function shapesOf(kind: KindOfItem): readonly Raw[] {
    const shapes = new Map(
      items.filter((item) => kindOf(item) === kind).map((item) => [Object.keys(item).sort().join(), item]),
    );
    return [...shapes.values()];
  }

  test('every kind of item is there, has its line, and is in order at first', async () => {
    expect([...new Set(items.map(kindOf))].sort()).toEqual(Object.keys(kinds).sort());
    expect((await verify(deps)).differences).toEqual([]);
  });

  // A reading for each attribute that is altered.
  const timeout = 120_000;

  test.each(Object.keys(kinds) as KindOfItem[])(
    'in a %s, verify finds it, attribute by attribute',
    { timeout },
    async (kind) => {
      const left = uncompared[kind];
      const missed: string[] = [];
      for (const item of left === 'all' ? [] : shapesOf(kind)) {
        for (const [name, value] of Object.entries(item)) {
          if (['pk', 'sk'].includes(name) || left.includes(name)) continue;
          // Of a payload that is gone nothing can be hashed again.
          if (name === 'type' && 'redactionReason' in item) continue;
          for (const which of leavesOf(kind, value)) {
            await put({ ...item, [name]: alteredAttribute(value, which) });
            if (!(await isFound())) missed.push(`${textOf(item)} ${name}, ${which}`);
          }
        }
        await take(item);
        if (!(await isFound())) missed.push(`${textOf(item)} is gone`);
        await put(item);
      }
      expect(missed).toEqual([]);
    },
  );

  test.each(['manifests/', 'views/strikes@', 'views/support@', 'records/', 'leaves/'])(
    'in the bucket, at %s, it finds it',
    async (prefix) => {
      const [key = ''] = await deps.objects.list(prefix, 1);
      const bytes = (await deps.objects.get(key)) ?? new Uint8Array();
      for (const spoilt of [bytes.slice(1), undefined]) {
        const get = async (asked: string) => (asked === key ? spoilt : deps.objects.get(asked));
        const found = (await verify({ ...deps, objects: { ...deps.objects, get } })).differences;
        if (prefix !== 'manifests/' || spoilt !== undefined)
          expect(found).toContainEqual(expect.objectContaining({ key }));
      }
    },
  );
});
