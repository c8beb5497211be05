import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  PutItemCommand,
  paginateScan,
  type ScanCommandInput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import {
  type Commit,
  EMPTY_HEAD,
  entityText,
  eventKeyText,
  headAfter,
  type Ledger,
  type LedgerRecord,
  type Page,
  type PutOutcome,
  type RecordEntry,
  recordNameText,
  type StateItem,
} from '@counterweight/ledger';
import type { Connection } from './connection.ts';
import { headIs, headItem, journalItems, readHead, readJournal, withoutRows } from './journal-items.ts';
import {
  AFTER_PARTS,
  entityPartition,
  HEAD_KEY,
  JOURNAL_PARTITION,
  journalKey,
  payloadKey,
  RECORD_PREFIX,
  receiptKey,
  recordKey,
  STATE_PREFIX,
  SWEEP_KEY,
  seqText,
  stateKey,
} from './keys.ts';
import { firstItems, getItem, getItems, type PartitionQuery, queryItems, type RawItem } from './reading.ts';
import { readReceipt, receiptItem } from './receipt-item.ts';
import { readAccepted, readEntry, readPayload, readRecordHead, recordItems } from './record-item.ts';
import { readState, stateIs, stateItem } from './state-item.ts';
import { absent, putOf, type StoredItem } from './stored-item.ts';
import { type TransactionItem, transact } from './transaction.ts';

/** The ledger port on its table. */
export function createDynamoDbLedger(connection: Connection): Ledger {
  const { client, backOff } = connection;
  const table = connection.tables.ledger;
  return {
    async receipts(keys) {
      const receipts = (await getItems(client, table, keys.map(receiptKey), backOff)).map(readReceipt);
      return new Map(receipts.map((receipt) => [eventKeyText(receipt), receipt]));
    },
    putReceipt: (receipt) => putNew(connection, receiptItem(receipt), readReceipt),
    async putRecord(record) {
      const items = recordItems(record);
      if (items.payload !== undefined) await client.send(new PutItemCommand(putOf(table, items.payload)));
      const outcome = await putNew(connection, items.record, readRecordHead);
      const isOrphan =
        outcome.outcome !== 'stored' && !(outcome.outcome === 'taken' && outcome.held.hash === record.hash);
      if (items.payload !== undefined && isOrphan) {
        const { pk, sk } = payloadKey(record, record.hash);
        await client.send(new DeleteItemCommand({ TableName: table, Key: marshall({ pk, sk }) }));
      }
      return outcome;
    },
    async records(names) {
      const entries = (await getItems(client, table, names.map(recordKey), backOff)).map(readEntry);
      const records = await withPayloads(connection, entries);
      return new Map(records.map((record) => [recordNameText(record), record]));
    },
    async entity(ref) {
      const entries: RecordEntry[] = [];
      const query: PartitionQuery = { table, partition: ['pk', entityPartition(ref)] };
      for await (const item of queryItems(client, query)) entries.push(readEntry(item));
      return entries;
    },
    async states(refs) {
      const states = (await getItems(client, table, refs.map(stateKey), backOff)).map(readState);
      return new Map(states.map((state) => [entityText(state), state]));
    },
    async head() {
      const item = await getItem(client, table, HEAD_KEY);
      return item === undefined ? EMPTY_HEAD : readHead(item);
    },
    async journal(after, limit) {
      const range = { attribute: 'sk', after: `${seqText(after)}${AFTER_PARTS}` };
      const items = await firstItems(client, { table, partition: ['pk', JOURNAL_PARTITION], range }, limit);
      return readJournal(items, after, limit);
    },
    commit: (commit) => transact(client, commitItems(table, commit)),
    async eraseRows(seq, ref) {
      const range = { attribute: 'sk', startsWith: journalKey(seq).sk };
      for await (const item of queryItems(client, { table, partition: ['pk', JOURNAL_PARTITION], range })) {
        await eraseIn(connection, item, ref);
      }
    },
    acceptedOn(day, since, after, limit) {
      const partition = ['acceptedDay', day] as const;
      const from = after ?? since;
      return readPage(
        connection,
        { table, index: 'by-accepted', partition },
        'acceptedOrder',
        { after: from, limit },
        readAccepted,
      );
    },
    async sweptThrough() {
      const item = await getItem(client, table, SWEEP_KEY);
      return item?.through?.S;
    },
    async setSweptThrough(instant) {
      await client.send(new PutItemCommand(putOf(table, { ...SWEEP_KEY, through: instant })));
    },
    async *scan(): AsyncGenerator<LedgerRecord, void> {
      for await (const items of scanned(connection, 'sk', RECORD_PREFIX)) {
        yield* await withPayloads(connection, items.map(readEntry));
      }
    },
    async *scanStates(): AsyncGenerator<StateItem, void> {
      for await (const items of scanned(connection, 'pk', STATE_PREFIX)) yield* items.map(readState);
    },
  };
}

/** A put under the condition that the key is new; the item in place comes back with the refusal. */
async function putNew<Held>(
  { client, tables }: Connection,
  item: StoredItem,
  read: (item: RawItem) => Held,
): Promise<PutOutcome<Held>> {
  const put = { ...putOf(tables.ledger, item, absent('pk')), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  try {
    await client.send(new PutItemCommand(put));
    return { outcome: 'stored' };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException && error.Item !== undefined) {
      return { outcome: 'taken', held: read(error.Item) };
    }
    if (error instanceof Error && error.name === 'ValidationException') {
      return { outcome: 'refused', message: error.message };
    }
    throw error;
  }
}

/** Payloads that stand apart are read after their records: one that is gone by then was redacted in between. */
async function withPayloads(
  { client, tables, backOff }: Connection,
  entries: readonly RecordEntry[],
): Promise<readonly LedgerRecord[]> {
  const keys = entries.filter(({ payload }) => payload.kept === 'apart').map((entry) => payloadKey(entry, entry.hash));
  const payloads = new Map<string, unknown>();
  for (const item of keys.length === 0 ? [] : await getItems(client, tables.ledger, keys, backOff)) {
    payloads.set(`${item.pk?.S} ${item.sk?.S}`, readPayload(item));
  }
  const records: LedgerRecord[] = [];
  for (const entry of entries) {
    const { payload, ...head } = entry;
    if (payload.kept !== 'apart') records.push({ ...head, payload });
    else {
      const { pk, sk } = payloadKey(entry, entry.hash);
      const name = `${pk} ${sk}`;
      if (!payloads.has(name)) records.push(await readAgain({ client, tables, backOff }, head));
      else records.push({ ...head, payload: { kept: true, data: payloads.get(name) } });
    }
  }
  return records;
}

async function readAgain({ client, tables }: Connection, head: Omit<LedgerRecord, 'payload'>): Promise<LedgerRecord> {
  const item = await getItem(client, tables.ledger, recordKey(head));
  const entry = item === undefined ? undefined : readEntry(item);
  if (entry === undefined || entry.payload.kept === 'apart') {
    throw new Error(`the payload of ${recordNameText(head)} is missing`);
  }
  return { ...head, payload: entry.payload };
}

function commitItems(table: string, { head, item, views, states, redaction }: Commit): readonly TransactionItem[] {
  const items: TransactionItem[] = [
    { item: { type: 'head' }, write: { Put: putOf(table, headItem(headAfter(item, views)), headIs(head)) } },
    ...journalItems(item).map(
      (each): TransactionItem => ({
        item: { type: 'journal' },
        write: { Put: putOf(table, each, absent('pk')) },
      }),
    ),
    ...states.map(
      ({ expectedVersion, state }): TransactionItem => ({
        item: { type: 'state', key: entityText(state) },
        write: { Put: putOf(table, stateItem(state), stateIs(expectedVersion)) },
      }),
    ),
  ];
  if (redaction === undefined) return items;
  const { name, reason, answer } = redaction;
  const [named] = item.records.filter((each) => recordNameText(each) === recordNameText(name));
  items.push({
    item: { type: 'record' },
    write: {
      Update: {
        TableName: table,
        Key: marshall(recordKey(name)),
        UpdateExpression: 'SET #reason = :reason, #answer = :answer REMOVE #data, #apart',
        ConditionExpression: 'attribute_exists(#pk) AND attribute_not_exists(#reason)',
        ExpressionAttributeNames: {
          ...{ '#pk': 'pk', '#data': 'data', '#apart': 'apart' },
          ...{ '#reason': 'redactionReason', '#answer': 'redactionAnswer' },
        },
        ExpressionAttributeValues: marshall({ ':reason': reason, ':answer': answer }),
      },
    },
  });
  const { pk, sk } = payloadKey(name, named?.hash ?? '');
  items.push({ item: { type: 'record' }, write: { Delete: { TableName: table, Key: marshall({ pk, sk }) } } });
  return items;
}

/** What somebody else changed meanwhile is read again by whoever erases again. */
async function eraseIn(
  { client, tables }: Connection,
  item: RawItem,
  ref: Parameters<typeof withoutRows>[1],
): Promise<void> {
  const contents = withoutRows(item, ref);
  const { pk, sk, contents: asRead } = item;
  if (contents === undefined || pk === undefined || sk === undefined || asRead === undefined) return;
  await client.send(
    new UpdateItemCommand({
      TableName: tables.ledger,
      Key: { pk, sk },
      UpdateExpression: 'SET #contents = :contents',
      ConditionExpression: '#contents = :asRead',
      ExpressionAttributeNames: { '#contents': 'contents' },
      ExpressionAttributeValues: { ...marshall({ ':contents': contents }), ':asRead': asRead },
    }),
  );
}

/** One item more than asked for tells whether there is a next page. */
async function readPage<Item>(
  { client }: Connection,
  query: PartitionQuery,
  sortKey: string,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
  read: (item: RawItem) => Item,
): Promise<Page<Item>> {
  const range = after === undefined ? {} : { range: { attribute: sortKey, after } };
  const found = await firstItems(client, { ...query, ...range }, limit + 1);
  const shown = found.slice(0, limit);
  const next = found.length > limit ? shown.at(-1)?.[sortKey]?.S : undefined;
  return { items: shown.map(read), ...(next === undefined ? {} : { next }) };
}

/** Items by how one of their keys begins, page by page; those of a partition come together. */
async function* scanned(
  { client, tables }: Connection,
  key: 'pk' | 'sk',
  prefix: string,
): AsyncGenerator<readonly RawItem[], void> {
  const scan: ScanCommandInput = {
    TableName: tables.ledger,
    ConsistentRead: true,
    FilterExpression: 'begins_with(#key, :prefix)',
    ExpressionAttributeNames: { '#key': key },
    ExpressionAttributeValues: { ':prefix': { S: prefix } },
  };
  for await (const page of paginateScan({ client }, scan)) yield page.Items ?? [];
}
