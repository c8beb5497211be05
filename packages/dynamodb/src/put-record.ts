import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { LedgerRecord, PutOutcome, RecordEntry } from '@counterweight/ledger';
import type { Connection } from './connection.ts';
import { payloadKey, recordKey } from './keys.ts';
import type { PutNew } from './new-items.ts';
import { getItems } from './reading.ts';
import { readEntry, recordItems } from './record-item.ts';
import { erasePayloads } from './stray-payloads.ts';

/**
 * A record that must be new. A large payload is there before its record, under a hash by the record's own salt, and goes again
 * unless its record is the one in place: what was redacted does not come back with a late redelivery. What a killed put has left
 * goes with the next put of the name that is stored; `strayPayloads` names it until then.
 */
export async function putRecord(
  connection: Connection,
  putNew: PutNew,
  record: LedgerRecord,
): Promise<PutOutcome<RecordEntry>> {
  const items = recordItems(record);
  if (items.payload !== undefined) {
    const { client, tables, backOff } = connection;
    const [held] = await getItems(client, tables.ledger, [recordKey(record)], backOff);
    if (held !== undefined) return { outcome: 'taken', held: readEntry(held) };
    const payload = await putNew(items.payload, () => undefined);
    if (payload.outcome === 'refused') return payload;
  }
  const outcome = await putNew(items.record, readEntry);
  if (items.payload === undefined) return outcome;
  if (outcome.outcome === 'stored') await erasePayloads(connection, record, record.hash);
  else if (!isUsed(record, outcome)) {
    const { pk, sk } = payloadKey(record, record.hash);
    const { client, tables } = connection;
    await client.send(new DeleteItemCommand({ TableName: tables.ledger, Key: marshall({ pk, sk }) }));
  }
  return outcome;
}

function isUsed({ hash }: LedgerRecord, outcome: PutOutcome<RecordEntry>): boolean {
  if (outcome.outcome !== 'taken') return false;
  return outcome.held.hash === hash && outcome.held.payload.kept === 'apart';
}
