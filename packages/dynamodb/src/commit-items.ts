import { marshall } from '@aws-sdk/util-dynamodb';
import { type Commit, entityText, headAfter, type RecordEntry, type Redaction } from '@counterweight/ledger';
import { headIs, headItem, journalItems } from './journal-items.ts';
import { payloadKey, recordKey } from './keys.ts';
import { stateIs, stateItem } from './state-item.ts';
import { absent, putOf } from './stored-item.ts';
import type { TransactionItem } from './transaction.ts';

/** A commit as the items of one transaction; `redacted` is the redaction's record as it was just read. */
export function commitItems(
  table: string,
  { head, item, views, states, redaction }: Commit,
  redacted: RecordEntry | undefined,
): readonly TransactionItem[] {
  return [
    { item: { type: 'head' }, write: { Put: putOf(table, headItem(headAfter(item, views)), headIs(head)) } },
    ...journalItems(item).map(
      (each): TransactionItem => ({ item: { type: 'journal' }, write: { Put: putOf(table, each, absent('pk')) } }),
    ),
    ...states.map(
      ({ expectedVersion, state }): TransactionItem => ({
        item: { type: 'state', key: entityText(state) },
        write: { Put: putOf(table, stateItem(state), stateIs(expectedVersion)) },
      }),
    ),
    ...(redaction === undefined ? [] : redactionItems(table, redaction, redacted)),
  ];
}

/** The record loses its payload, wherever that stands. */
function redactionItems(
  table: string,
  { name, reason, answer }: Redaction,
  redacted: RecordEntry | undefined,
): readonly TransactionItem[] {
  const item = { type: 'record' } as const;
  const update = {
    TableName: table,
    Key: marshall(recordKey(name)),
    UpdateExpression: 'SET #reason = :reason, #answer = :answer REMOVE #data, #salt, #apart',
    ConditionExpression: 'attribute_exists(#pk) AND attribute_not_exists(#reason)',
    ExpressionAttributeNames: {
      ...{ '#pk': 'pk', '#data': 'data', '#salt': 'salt', '#apart': 'apart' },
      ...{ '#reason': 'redactionReason', '#answer': 'redactionAnswer' },
    },
    ExpressionAttributeValues: marshall({ ':reason': reason, ':answer': answer }),
  };
  if (redacted?.payload.kept !== 'apart') return [{ item, write: { Update: update } }];
  const { pk, sk } = payloadKey(name, redacted.hash);
  return [
    { item, write: { Update: update } },
    { item, write: { Delete: { TableName: table, Key: marshall({ pk, sk }) } } },
  ];
}
