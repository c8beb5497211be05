import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { LedgerRecord, PutOutcome, RecordEntry, RecordHead } from '@counterweight/ledger';
import type { Connection } from './connection.ts';
import { payloadKey, recordKey } from './keys.ts';
import type { PutNew } from './new-items.ts';
import { getItems } from './reading.ts';
import { headOf, readEntry, recordItems } from './record-item.ts';

/**
 * A record that must be new. A large payload is there before its record, and goes again unless the record in place is of the
 * same content and still has it: what was redacted does not come back with a late redelivery. That none is put where the name
 * is known to be taken leaves a moment in which a killed put may leave one: `strayPayloads` names it.
 */
export async function putRecord(
  connection: Connection,
  putNew: PutNew,
  record: LedgerRecord,
): Promise<PutOutcome<RecordHead>> {
  const items = recordItems(record);
  if (items.payload !== undefined) {
    const { client, tables, backOff } = connection;
    const [held] = await getItems(client, tables.ledger, [recordKey(record)], backOff);
    if (held !== undefined) return { outcome: 'taken', held: headOf(readEntry(held)) };
    // One in place is of the same content, and maybe in use: it stays as it was sent.
    const payload = await putNew(items.payload, () => undefined);
    if (payload.outcome === 'refused') return payload;
  }
  const outcome = await putNew(items.record, readEntry);
  if (items.payload !== undefined && !isUsed(record, outcome)) {
    const { pk, sk } = payloadKey(record, record.hash);
    const { client, tables } = connection;
    await client.send(new DeleteItemCommand({ TableName: tables.ledger, Key: marshall({ pk, sk }) }));
  }
  return outcome.outcome === 'taken' ? { outcome: 'taken', held: headOf(outcome.held) } : outcome;
}

function isUsed({ hash }: LedgerRecord, outcome: PutOutcome<RecordEntry>): boolean {
  if (outcome.outcome !== 'taken') return outcome.outcome === 'stored';
  return outcome.held.hash === hash && outcome.held.payload.kept === 'apart';
}
