import { PutItemCommand, paginateScan, type ScanCommandInput, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import {
  type Commit,
  EMPTY_HEAD,
  type EntityRef,
  entityText,
  eventKeyText,
  type Ledger,
  type LedgerRecord,
  type Page,
  type PayloadName,
  type RecordEntry,
  recordNameText,
  type StateItem,
} from '@counterweight/ledger';
import { reasonsOf } from './cancellation.ts';
import { commitItems } from './commit-items.ts';
import type { Connection } from './connection.ts';
import { readHead, readJournal, withoutRows } from './journal-items.ts';
import {
  AFTER_PARTS,
  ENTITY_PREFIX,
  entityPartition,
  HEAD_KEY,
  JOURNAL_PARTITION,
  journalKey,
  PAYLOAD_PREFIX,
  receiptKey,
  recordKey,
  STATE_PREFIX,
  SWEEP_KEY,
  seqText,
  stateKey,
} from './keys.ts';
import { createPutNew } from './new-items.ts';
import { withPayloads } from './payload-reads.ts';
import { putRecord } from './put-record.ts';
import { firstItems, getItem, getItems, type PartitionQuery, queryItems, type RawItem } from './reading.ts';
import { readReceipt, receiptItem } from './receipt-item.ts';
import { readAccepted, readEntry, readSalt, SALT_ATTRIBUTES } from './record-item.ts';
import { readState } from './state-item.ts';
import { putOf } from './stored-item.ts';
import { eraseStrays, strayAmong } from './stray-payloads.ts';
import { transact } from './transaction.ts';

/** The ledger port on its table. */
export function createDynamoDbLedger(connection: Connection): Ledger {
  const { client, backOff } = connection;
  const table = connection.tables.ledger;
  const putNew = createPutNew(connection);
  const entriesOf = async (names: Parameters<Ledger['entries']>[0]) =>
    (await getItems(client, table, names.map(recordKey), backOff)).map(readEntry);
  return {
    async receipts(keys) {
      const receipts = (await getItems(client, table, keys.map(receiptKey), backOff)).map(readReceipt);
      return new Map(receipts.map((receipt) => [eventKeyText(receipt), receipt]));
    },
    putReceipt: (receipt) => putNew(receiptItem(receipt), readReceipt),
    putRecord: (record) => putRecord(connection, putNew, record),
    async entries(names) {
      const entries = await entriesOf(names);
      return new Map(entries.map((entry) => [recordNameText(entry), entry]));
    },
    async records(names) {
      const entries = await entriesOf(names);
      const records = new Map<string, LedgerRecord>();
      for await (const record of withPayloads(connection, entries)) records.set(recordNameText(record), record);
      return records;
    },
    async salts(names) {
      const items = await getItems(client, table, names.map(recordKey), backOff, SALT_ATTRIBUTES);
      return new Map(items.flatMap(readSalt).map(([name, salt]) => [recordNameText(name), salt]));
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
      const query = { table, partition: ['pk', JOURNAL_PARTITION], range, pageSize: limit + 1 } as const;
      return limit < 1 ? [] : await readJournal(queryItems(client, query), after, limit);
    },
    commit: (commit) => commitTo(connection, commit),
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
      for await (const items of scanned(connection, ENTITY_PREFIX)) {
        yield* withPayloads(connection, items.map(readEntry));
      }
    },
    async *scanStates(): AsyncGenerator<StateItem, void> {
      for await (const items of scanned(connection, STATE_PREFIX)) yield* items.map(readState);
    },
    async *strayPayloads(): AsyncGenerator<PayloadName, void> {
      for await (const items of scanned(connection, PAYLOAD_PREFIX)) yield* await strayAmong(connection, items);
    },
    eraseStrayPayloads: (name) => eraseStrays(connection, name),
  };
}

/** A redaction's record is read for where its payload stands; never throws, as its transaction never does. */
async function commitTo({ client, tables }: Connection, commit: Commit): ReturnType<Ledger['commit']> {
  const { redaction } = commit;
  try {
    const item = redaction === undefined ? undefined : await getItem(client, tables.ledger, recordKey(redaction.name));
    const redacted = item === undefined ? undefined : readEntry(item);
    return await transact(client, commitItems(tables.ledger, commit, redacted));
  } catch (error) {
    return { committed: false, reasons: reasonsOf(error, []) };
  }
}

/** What somebody else changed meanwhile is read again by whoever erases again. */
async function eraseIn({ client, tables }: Connection, item: RawItem, ref: EntityRef): Promise<void> {
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

/** Items by how their partitions are named, page by page; those of a partition come together. */
async function* scanned({ client, tables }: Connection, prefix: string): AsyncGenerator<readonly RawItem[], void> {
  const scan: ScanCommandInput = {
    TableName: tables.ledger,
    ConsistentRead: true,
    FilterExpression: 'begins_with(#pk, :prefix)',
    ExpressionAttributeNames: { '#pk': 'pk' },
    ExpressionAttributeValues: { ':prefix': { S: prefix } },
  };
  for await (const page of paginateScan({ client }, scan)) yield page.Items ?? [];
}
