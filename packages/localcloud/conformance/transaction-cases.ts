import {
  BatchGetItemCommand,
  GetItemCommand,
  PutItemCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import type { Exceptions } from './engines.ts';
import { type Attributes, type ClientOf, cancellation, freshPartition, refusal } from './tables.ts';

/** TransactWriteItems and TransactGetItems. */
export function transactionCases(client: ClientOf, exceptions: Exceptions): void {
  const transact = (TransactItems: TransactWriteItem[], more = {}) =>
    client().send(new TransactWriteItemsCommand({ TransactItems, ...more }));
  const put = (id: string, more: Attributes = {}, condition = {}): TransactWriteItem => ({
    Put: { TableName: 'Simple', Item: { id: { S: id }, ...more }, ...condition },
  });
  const seed = (id: string, more: Attributes = {}) =>
    client().send(new PutItemCommand({ TableName: 'Simple', Item: { id: { S: id }, ...more } }));
  const get = async (id: string) =>
    (await client().send(new GetItemCommand({ TableName: 'Simple', Key: { id: { S: id } }, ConsistentRead: true })))
      .Item;
  const absent = { ConditionExpression: 'attribute_not_exists(id)' };

  it('puts, updates, deletes and checks together', async () => {
    const [one, two, three, four] = ['1', '2', '3', '4'].map(() => freshPartition());
    await Promise.all([seed(two ?? '', { n: { N: '1' } }), seed(three ?? ''), seed(four ?? '')]);
    const key = (id = '') => ({ TableName: 'Simple', Key: { id: { S: id } } });
    await transact([
      put(one ?? ''),
      {
        Update: {
          ...key(two),
          UpdateExpression: 'SET n = n + :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        },
      },
      { Delete: key(three) },
      { ConditionCheck: { ...key(four), ConditionExpression: 'attribute_exists(id)' } },
    ]);
    const found = await Promise.all([one, two, three, four].map((id) => get(id ?? '')));
    expect(found.map((item) => item?.n?.N ?? item !== undefined)).toEqual([true, '2', false, true]);
  });

  it('writes nothing when one condition fails and gives a reason per action in order', async () => {
    const [fresh, taken] = [freshPartition(), freshPartition()];
    await seed(taken, { v: { N: '1' } });
    const reasons = await cancellation(transact([put(fresh), put(taken, {}, absent)]));
    expect(reasons?.map((reason) => reason.Code)).toEqual(['None', 'ConditionalCheckFailed']);
    expect(reasons?.[1]?.Message).toBe('The conditional request failed');
    expect(reasons?.[1]?.Item).toBeUndefined();
    expect(await get(fresh)).toBeUndefined();
  });

  it('shows the item in the way to the action that asks', async () => {
    const [taken, other] = [freshPartition(), freshPartition()];
    await Promise.all([seed(taken, { v: { N: '1' } }), seed(other)]);
    const shown = { ...absent, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
    const reasons = await cancellation(transact([put(taken, {}, shown), put(other, {}, absent)]));
    expect(reasons?.[0]?.Item).toEqual({ id: { S: taken }, v: { N: '1' } });
    expect(reasons?.[1]?.Item).toBeUndefined();
  });

  it('says in its message which actions failed', async () => {
    const taken = freshPartition();
    await seed(taken);
    expect(await refusal(transact([put(freshPartition()), put(taken, {}, absent)]))).toEqual({
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
    });
  });

  it('refuses two actions on one item', async () => {
    const id = freshPartition();
    const check = {
      ConditionCheck: { TableName: 'Simple', Key: { id: { S: id } }, ConditionExpression: 'attribute_exists(id)' },
    };
    expect(await refusal(transact([put(id), check]))).toEqual({
      name: 'ValidationException',
      message: 'Transaction request cannot include multiple operations on one item',
    });
  });

  it('takes 100 actions and refuses 101', async () => {
    const mark = freshPartition();
    const many = (count: number) => Array.from({ length: count }, (_none, index) => put(`${mark}-${index}`));
    await transact(many(100));
    const keys = Array.from({ length: 100 }, (_none, index) => ({ id: { S: `${mark}-${index}` } }));
    const read = await client().send(new BatchGetItemCommand({ RequestItems: { Simple: { Keys: keys } } }));
    expect(read.Responses?.Simple).toHaveLength(100);
    expect((await refusal(transact(many(101)))).name).toBe('ValidationException');
  });

  it('refuses more than 4 MB in all', async () => {
    const mark = freshPartition();
    const body = { S: 'x'.repeat(390 * 1024) };
    const large = Array.from({ length: 11 }, (_none, index) => put(`${mark}-${index}`, { body }));
    expect((await refusal(transact(large))).name).toBe('ValidationException');
    expect(await get(`${mark}-0`)).toBeUndefined();
  });

  it('does the same transaction once under one token', async () => {
    const id = freshPartition();
    await seed(id, { n: { N: '0' } });
    const add: TransactWriteItem = {
      Update: {
        TableName: 'Simple',
        Key: { id: { S: id } },
        UpdateExpression: 'ADD n :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      },
    };
    const ClientRequestToken = `token-${id}`;
    await transact([add], { ClientRequestToken });
    await transact([add], { ClientRequestToken });
    expect((await get(id))?.n).toEqual({ N: '1' });
    await transact([add]);
    expect((await get(id))?.n).toEqual({ N: '2' });
  });

  it('refuses another transaction under a spent token', async () => {
    const id = freshPartition();
    const ClientRequestToken = `token-${id}`;
    await transact([put(id, { v: { N: '1' } })], { ClientRequestToken });
    const other = transact([put(id, { v: { N: '2' } })], { ClientRequestToken });
    expect((await refusal(other)).name).toBe('IdempotentParameterMismatchException');
    expect((await get(id))?.v).toEqual({ N: '1' });
  });

  it('does not spend the token of a cancelled transaction', async () => {
    const [taken, id] = [freshPartition(), freshPartition()];
    await seed(taken);
    const ClientRequestToken = `token-${id}`;
    const needs = (condition: object) => transact([put(id), put(taken, {}, condition)], { ClientRequestToken });
    await expect(needs(absent)).rejects.toThrow();
    await expect(transact([put(id)], { ClientRequestToken })).resolves.toBeDefined();
  });

  it.skipIf(exceptions.has('validation-reason'))(
    'cancels with a reason when an update does not fit its item',
    async () => {
      const [id, other] = [freshPartition(), freshPartition()];
      await seed(id, { n: { S: 'text' } });
      const add: TransactWriteItem = {
        Update: {
          TableName: 'Simple',
          Key: { id: { S: id } },
          UpdateExpression: 'SET n = n + :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        },
      };
      const reasons = await cancellation(transact([put(other), add]));
      expect(reasons?.map((reason) => reason.Code)).toEqual(['None', 'ValidationError']);
      expect(await get(other)).toBeUndefined();
    },
  );

  it('refuses a transaction on a table that is not there', async () => {
    const request = transact([{ Put: { TableName: 'Absent', Item: { id: { S: 'x' } } } }]);
    expect((await refusal(request)).name).toBe('ResourceNotFoundException');
  });

  it('refuses an action that is two', async () => {
    const id = freshPartition();
    const request = transact([{ ...put(id), Delete: { TableName: 'Simple', Key: { id: { S: id } } } }]);
    expect((await refusal(request)).name).toBe('ValidationException');
  });

  it('reads several items at one moment, absent ones as gaps', async () => {
    const [id, none] = [freshPartition(), freshPartition()];
    await seed(id, { a: { S: 'x' }, b: { S: 'y' } });
    const { Responses } = await client().send(
      new TransactGetItemsCommand({
        TransactItems: [
          { Get: { TableName: 'Simple', Key: { id: { S: none } } } },
          { Get: { TableName: 'Simple', Key: { id: { S: id } }, ProjectionExpression: 'a' } },
        ],
      }),
    );
    expect(Responses).toEqual([{}, { Item: { a: { S: 'x' } } }]);
  });
}
