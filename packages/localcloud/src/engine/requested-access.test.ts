import { expect, test } from 'vitest';
import { leadingKeyOf, requestedAccess } from './requested-access.ts';

test.each([
  ['PutItem', { TableName: 'a' }, ['dynamodb:PutItem a']],
  ['Query', { TableName: 'a' }, ['dynamodb:Query a']],
  ['Query', { TableName: 'a', IndexName: 'i' }, ['dynamodb:Query a/index/i']],
  ['Scan', { TableName: 'arn:aws:dynamodb:r:1:table/a' }, ['dynamodb:Scan a']],
  ['BatchGetItem', { RequestItems: { a: {}, b: {} } }, ['dynamodb:BatchGetItem a', 'dynamodb:BatchGetItem b']],
  ['BatchWriteItem', { RequestItems: { a: [] } }, ['dynamodb:BatchWriteItem a']],
  [
    'TransactWriteItems',
    {
      TransactItems: [
        { Put: { TableName: 'a' } },
        { Update: { TableName: 'a' } },
        { Delete: { TableName: 'b' } },
        { ConditionCheck: { TableName: 'b' } },
      ],
    },
    ['dynamodb:PutItem a', 'dynamodb:UpdateItem a', 'dynamodb:DeleteItem b', 'dynamodb:ConditionCheckItem b'],
  ],
  ['TransactGetItems', { TransactItems: [{ Get: { TableName: 'a' } }] }, ['dynamodb:GetItem a']],
  ['ListTables', {}, ['dynamodb:ListTables *']],
  ['PutItem', { TableName: 7 }, []],
  [
    'BatchExecuteStatement',
    { Statements: [{ Statement: `INSERT INTO "a" VALUE {'pk': ?}`, Parameters: [{ S: 'P' }] }, { Statement: 'odd' }] },
    ['dynamodb:PartiQLInsert a'],
  ],
  ['TransactWriteItems', { TransactItems: [null, { Put: 1 }, { Odd: {} }] }, []],
])('%s of %j needs %j', (operation, body, needed) => {
  expect(requestedAccess(operation, body).map(({ action, resource }) => `${action} ${resource}`)).toEqual(needed);
});

test.each([
  ['PutItem', { TableName: 'a', Item: { pk: { S: 'P' }, sk: { S: 'Q' } } }, 'P'],
  ['UpdateItem', { TableName: 'a', Key: { pk: { S: 'P' } } }, 'P'],
  ['TransactWriteItems', { TransactItems: [{ Delete: { TableName: 'a', Key: { pk: { S: 'P' } } } }] }, 'P'],
  [
    'BatchExecuteStatement',
    { Statements: [{ Statement: `INSERT INTO a VALUE {'sk': ?, 'pk': ?}`, Parameters: [{ S: 'Q' }, { S: 'P' }] }] },
    'P',
  ],
  ['PutItem', { TableName: 'a', Item: { sk: { S: 'Q' } } }, undefined],
  ['PutItem', { TableName: 'a', Item: 7 }, undefined],
])('%s of %j is about the partition %s', (operation, body, partition) => {
  const schema = { hash: { name: 'pk', type: 'S' as const }, range: undefined };
  const [needed] = requestedAccess(operation, body);
  expect(leadingKeyOf(needed?.item ?? {}, schema)).toBe(partition);
});
