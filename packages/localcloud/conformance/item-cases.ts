import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { type Attributes, type ClientOf, freshPartition, refusal } from './tables.ts';

/** Puts, gets, deletes and batches. */
export function itemCases(client: ClientOf): void {
  const put = (Item: Attributes, more = {}) => client().send(new PutItemCommand({ TableName: 'Texts', Item, ...more }));
  const get = async (Key: Attributes, more = {}) =>
    (await client().send(new GetItemCommand({ TableName: 'Texts', Key, ConsistentRead: true, ...more }))).Item;

  it('gives back every type it was given', async () => {
    const item: Attributes = {
      pk: { S: freshPartition() },
      sk: { S: 'a' },
      text: { S: 'Харків' },
      empty: { S: '' },
      number: { N: '-12.5' },
      bytes: { B: new Uint8Array([1, 2, 3]) },
      yes: { BOOL: true },
      nothing: { NULL: true },
      list: { L: [{ S: 'x' }, { N: '1' }, { L: [] }] },
      map: { M: { inner: { M: {} } } },
      texts: { SS: ['a', 'b'] },
      numbers: { NS: ['1', '2'] },
      blobs: { BS: [new Uint8Array([9])] },
    };
    await put(item);
    const { texts, numbers, ...rest } = item;
    const stored = (await get({ pk: item.pk ?? { S: '' }, sk: { S: 'a' } })) ?? {};
    expect(stored).toMatchObject(rest);
    expect(stored.texts?.SS?.toSorted()).toEqual(texts?.SS);
    expect(stored.numbers?.NS?.toSorted()).toEqual(numbers?.NS);
  });

  it('answers no item for a key that is not there', async () => {
    expect(await get({ pk: { S: freshPartition() }, sk: { S: 'a' } })).toBeUndefined();
  });

  it.each([
    ['1.50', '1.5'],
    ['0010', '10'],
    ['-0', '0'],
    ['1E3', '1000'],
    ['1e-3', '0.001'],
    ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
    ['0.00000000000000000000000000000000000001', '0.00000000000000000000000000000000000001'],
  ])('stores the number %s as %s', async (given, stored) => {
    const pk = { S: freshPartition() };
    await put({ pk, sk: { S: 'a' }, n: { N: given } });
    expect((await get({ pk, sk: { S: 'a' } }))?.n).toEqual({ N: stored });
  });

  it.each([
    ['more than 38 digits', '123456789012345678901234567890123456789', /38 (significant )?digits/],
    ['too large a magnitude', '1E126', /Number overflow/],
    ['too small a magnitude', '1E-131', /Number underflow/],
    ['text', 'eleven', /cannot be converted to a numeri?c? ?value|cannot be converted into a number/],
  ])('refuses a number with %s', async (_name, number, message) => {
    const refused = await refusal(put({ pk: { S: freshPartition() }, sk: { S: 'a' }, n: { N: number } }));
    expect(refused.name).toBe('ValidationException');
    expect(refused.message).toMatch(message);
  });

  it('replaces the whole item and returns the old one when asked', async () => {
    const pk = { S: freshPartition() };
    await put({ pk, sk: { S: 'a' }, old: { S: 'x' } });
    const { Attributes: old } = await put({ pk, sk: { S: 'a' }, fresh: { S: 'y' } }, { ReturnValues: 'ALL_OLD' });
    expect(old).toEqual({ pk, sk: { S: 'a' }, old: { S: 'x' } });
    expect(await get({ pk, sk: { S: 'a' } })).toEqual({ pk, sk: { S: 'a' }, fresh: { S: 'y' } });
  });

  it('refuses a put whose condition does not hold and shows the item that stood there', async () => {
    const pk = { S: freshPartition() };
    await put({ pk, sk: { S: 'a' }, v: { N: '1' } });
    const again = put(
      { pk, sk: { S: 'a' }, v: { N: '2' } },
      { ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
    );
    const error = await again.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error).toMatchObject({ message: 'The conditional request failed', Item: { v: { N: '1' } } });
    expect((await get({ pk, sk: { S: 'a' } }))?.v).toEqual({ N: '1' });
  });

  it('deletes an item, returns it when asked, and is content when there is none', async () => {
    const pk = { S: freshPartition() };
    const Key = { pk, sk: { S: 'a' } };
    await put({ ...Key, v: { N: '1' } });
    const remove = () => client().send(new DeleteItemCommand({ TableName: 'Texts', Key, ReturnValues: 'ALL_OLD' }));
    expect((await remove()).Attributes).toEqual({ ...Key, v: { N: '1' } });
    expect((await remove()).Attributes).toBeUndefined();
    expect(await get(Key)).toBeUndefined();
  });

  it('refuses a delete whose condition does not hold', async () => {
    const Key = { pk: { S: freshPartition() }, sk: { S: 'a' } };
    const remove = client().send(
      new DeleteItemCommand({ TableName: 'Texts', Key, ConditionExpression: 'attribute_exists(pk)' }),
    );
    expect((await refusal(remove)).name).toBe('ConditionalCheckFailedException');
  });

  it('projects the attributes and elements a get asks for', async () => {
    const Key = { pk: { S: freshPartition() }, sk: { S: 'a' } };
    await put({ ...Key, m: { M: { a: { N: '1' }, b: { N: '2' } } }, l: { L: [{ S: 'x' }, { S: 'y' }, { S: 'z' }] } });
    const item = await get(Key, {
      ProjectionExpression: 'm.#b, l[2], l[0], absent',
      ExpressionAttributeNames: { '#b': 'b' },
    });
    expect(item).toEqual({ m: { M: { b: { N: '2' } } }, l: { L: [{ S: 'x' }, { S: 'z' }] } });
  });

  it.each([
    ['a missing range key', { pk: { S: 'x' } }],
    ['a key of another type', { pk: { N: '1' }, sk: { S: 'a' } }],
    ['an attribute too many', { pk: { S: 'x' }, sk: { S: 'a' }, other: { S: 'b' } }],
  ] satisfies [string, Attributes][])('refuses a get with %s', async (_name, key) => {
    expect((await refusal(get(key))).name).toBe('ValidationException');
  });

  it.each([
    [
      'without its range key',
      { pk: { S: 'x' } },
      /Missing the key sk in the item|One of the required keys was not given a value/,
    ],
    ['whose key has another type', { pk: { S: 'x' }, sk: { N: '1' } }, /Type mismatch for key/],
    ['with an empty key', { pk: { S: '' }, sk: { S: 'a' } }, /cannot contain an empty string value. Key: pk/],
  ] satisfies [string, Attributes, RegExp][])('refuses a put %s', async (_name, item, message) => {
    const refused = await refusal(put(item));
    expect(refused.name).toBe('ValidationException');
    expect(refused.message).toMatch(message);
  });

  it('refuses an empty set and duplicate members', async () => {
    const key = { pk: { S: freshPartition() }, sk: { S: 'a' } };
    expect((await refusal(put({ ...key, s: { SS: [] } }))).name).toBe('ValidationException');
    expect((await refusal(put({ ...key, s: { SS: ['a', 'a'] } }))).message).toMatch(/contains duplicates/);
  });

  it('takes an item of 400 KB and refuses one byte more', async () => {
    const pk = freshPartition();
    const room = 400 * 1024 - ('pk'.length + pk.length + 'sk'.length + 1 + 'body'.length);
    const item = (length: number) => ({ pk: { S: pk }, sk: { S: 'a' }, body: { S: 'x'.repeat(length) } });
    await put(item(room));
    expect(await refusal(put(item(room + 1)))).toEqual({
      name: 'ValidationException',
      message: 'Item size has exceeded the maximum allowed size',
    });
  });

  it('refuses what a table that is not there is asked', async () => {
    const request = client().send(new GetItemCommand({ TableName: 'Absent', Key: { id: { S: 'x' } } }));
    expect(await refusal(request)).toEqual({
      name: 'ResourceNotFoundException',
      message: 'Cannot do operations on a non-existent table',
    });
  });

  it('writes and reads batches over several tables', async () => {
    const pk = freshPartition();
    const keys = ['a', 'b', 'c'].map((sk) => ({ pk: { S: pk }, sk: { S: sk } }));
    await client().send(
      new BatchWriteItemCommand({
        RequestItems: {
          Texts: keys.map((Item) => ({ PutRequest: { Item } })),
          Simple: [{ PutRequest: { Item: { id: { S: pk } } } }],
        },
      }),
    );
    await client().send(new BatchWriteItemCommand({ RequestItems: { Texts: [{ DeleteRequest: { Key: keys[1] } }] } }));
    const { Responses, UnprocessedKeys } = await client().send(
      new BatchGetItemCommand({ RequestItems: { Texts: { Keys: keys }, Simple: { Keys: [{ id: { S: pk } }] } } }),
    );
    expect(UnprocessedKeys).toEqual({});
    expect(Responses?.Texts?.map((item) => item.sk?.S).toSorted()).toEqual(['a', 'c']);
    expect(Responses?.Simple).toEqual([{ id: { S: pk } }]);
  });

  it('refuses a batch that names one item twice, and one of more than 25 writes', async () => {
    const Item = { id: { S: freshPartition() } };
    const twice = new BatchWriteItemCommand({
      RequestItems: { Simple: [{ PutRequest: { Item } }, { DeleteRequest: { Key: Item } }] },
    });
    expect(await refusal(client().send(twice))).toEqual({
      name: 'ValidationException',
      message: 'Provided list of item keys contains duplicates',
    });
    const many = Array.from({ length: 26 }, (_none, index) => ({
      PutRequest: { Item: { id: { S: `many-${index}` } } },
    }));
    const tooMany = client().send(new BatchWriteItemCommand({ RequestItems: { Simple: many } }));
    expect((await refusal(tooMany)).name).toBe('ValidationException');
  });
}
