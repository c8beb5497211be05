import { PutItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import {
  EMPTY_HEAD,
  eventKeyText,
  type Ledger,
  type LedgerRecord,
  type Page,
  recordNameText,
} from '@counterweight/ledger';
import { appendItems, redactionItem } from './append-items.ts';
import type { Connection } from './connection.ts';
import { journalAppend, readHead, readJournalItem } from './journal-items.ts';
import {
  busIdKey,
  entityPartition,
  HEAD_KEY,
  JOURNAL_PARTITION,
  RECORD_PREFIX,
  receiptKey,
  recordKey,
  SWEEP_KEY,
  seqText,
  sourcePartition,
} from './keys.ts';
import { firstItems, getItem, getItems, type PartitionQuery, queryItems, type RawItem } from './reading.ts';
import { readEventKey, readReceipt } from './receipt-item.ts';
import { readAccepted, readPlacedRecords, readRecord, readSummary } from './record-item.ts';
import { putOf } from './stored-item.ts';
import { transact } from './transaction.ts';

/** The ledger port on its table. */
export function createDynamoDbLedger(connection: Connection): Ledger {
  const { client, backOff } = connection;
  const table = connection.tables.ledger;
  return {
    async receipts(keys) {
      const receipts = (await getItems(client, table, keys.map(receiptKey), backOff)).map(readReceipt);
      return new Map(receipts.map((receipt) => [eventKeyText(receipt), receipt]));
    },
    async eventOfBusId(busId) {
      const item = await getItem(client, table, busIdKey(busId));
      return item === undefined ? undefined : readEventKey(item);
    },
    async records(names) {
      const records = (await getItems(client, table, names.map(recordKey), backOff)).map(readRecord);
      return new Map(records.map((record) => [recordNameText(record), record]));
    },
    append: (entries) => transact(client, appendItems(table, entries)),
    async entity(ref) {
      const items: RawItem[] = [];
      for await (const item of queryItems(client, { table, partition: ['pk', entityPartition(ref)] })) items.push(item);
      return readPlacedRecords(items);
    },
    async head() {
      const item = await getItem(client, table, HEAD_KEY);
      return item === undefined ? EMPTY_HEAD : readHead(item);
    },
    async journal(after, limit) {
      const range = { attribute: 'sk', after: seqText(after) };
      const items = await firstItems(client, { table, partition: ['pk', JOURNAL_PARTITION], range }, limit);
      return items.map(readJournalItem);
    },
    advance: (from, item, builds = from.builds) => transact(client, journalAppend(table, from, item, builds)),
    redact: (from, item, redaction) =>
      transact(client, [...journalAppend(table, from, item, from.builds), redactionItem(table, redaction)]),
    bySource(source, kind, after, limit) {
      const partition = ['sourceKind', sourcePartition(source, kind)] as const;
      return readPage(connection, { table, index: 'by-source', partition }, 'name', { after, limit }, readSummary);
    },
    acceptedOn(day, after, limit) {
      const partition = ['acceptedDay', day] as const;
      const order = 'acceptedOrder';
      return readPage(connection, { table, index: 'by-accepted', partition }, order, { after, limit }, readAccepted);
    },
    async sweptThrough() {
      const item = await getItem(client, table, SWEEP_KEY);
      return item?.through?.S;
    },
    async setSweptThrough(instant) {
      await client.send(new PutItemCommand(putOf(table, { ...SWEEP_KEY, through: instant })));
    },
    scan: () => scanRecords(connection),
  };
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

/** Records share the table with everything else that is truth; the rest is left out on the way. */
async function* scanRecords({ client, tables }: Connection): AsyncGenerator<LedgerRecord, void> {
  const scan = {
    TableName: tables.ledger,
    ConsistentRead: true,
    FilterExpression: 'begins_with(#sk, :record)',
    ExpressionAttributeNames: { '#sk': 'sk' },
    ExpressionAttributeValues: { ':record': { S: RECORD_PREFIX } },
  };
  for await (const page of paginateScan({ client }, scan)) {
    for (const item of page.Items ?? []) yield readRecord(item);
  }
}
