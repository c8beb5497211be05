import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { type Attributes, type ClientOf, freshPartition, refusal } from './tables.ts';

const SAMPLE: Attributes = {
  n: { N: '5' },
  label: { S: 'Kharkiv' },
  parts: { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }] },
  tree: { M: { branch: { M: { deep: { N: '1' } } } } },
  tags: { SS: ['x', 'y'] },
  flag: { BOOL: true },
};

const VALUES: Attributes = {
  ':four': { N: '4' },
  ':five': { N: '5.0' },
  ':six': { N: '6' },
  ':khar': { S: 'Khar' },
  ':x': { S: 'x' },
  ':b': { S: 'b' },
  ':sets': { S: 'SS' },
  ':text5': { S: '5' },
  ':map': { M: { branch: { M: { deep: { N: '1' } } } } },
  ':list': { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }] },
  ':tags': { SS: ['y', 'x'] },
};

function usedValues(expression: string): { ExpressionAttributeValues?: Attributes } {
  const used = Object.entries(VALUES).filter(([name]) => new RegExp(`${name}\\b`).test(expression));
  return used.length > 0 ? { ExpressionAttributeValues: Object.fromEntries(used) } : {};
}

/** Condition and update expressions. */
export function expressionCases(client: ClientOf): void {
  async function seed(item: Attributes = SAMPLE): Promise<Attributes> {
    const Key = { id: { S: freshPartition() } };
    await client().send(new PutItemCommand({ TableName: 'Simple', Item: { ...Key, ...item } }));
    return Key;
  }

  async function holds(ConditionExpression: string): Promise<boolean> {
    const Key = await seed();
    const request = client().send(
      new PutItemCommand({ TableName: 'Simple', Item: Key, ConditionExpression, ...usedValues(ConditionExpression) }),
    );
    return request.then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
        throw error;
      },
    );
  }

  async function update(UpdateExpression: string, values: Attributes = {}, Key?: Attributes) {
    const key = Key ?? (await seed());
    const ExpressionAttributeValues = Object.keys(values).length > 0 ? values : undefined;
    await client().send(
      new UpdateItemCommand({ TableName: 'Simple', Key: key, UpdateExpression, ExpressionAttributeValues }),
    );
    return (
      (await client().send(new GetItemCommand({ TableName: 'Simple', Key: key, ConsistentRead: true }))).Item ?? {}
    );
  }

  it.each([
    ['attribute_exists(n)', true],
    ['attribute_exists(tree.branch.deep)', true],
    ['attribute_exists(tree.branch.twig)', false],
    ['attribute_not_exists(parts[3])', true],
    ['attribute_type(tags, :sets)', true],
    ['n = :five', true],
    ['n = :text5', false],
    ['n <> :text5', true],
    ['absent = :five', false],
    ['absent <> :five', true],
    ['absent < :five', false],
    ['n < :six AND n > :four', true],
    ['n BETWEEN :four AND :six', true],
    ['n BETWEEN :four AND :four', false],
    ['n IN (:four, :five)', true],
    ['begins_with(label, :khar)', true],
    ['contains(label, :khar)', true],
    ['contains(tags, :x)', true],
    ['contains(tags, :b)', false],
    ['contains(parts, :b)', true],
    ['parts[1] = :b', true],
    ['tree = :map', true],
    ['parts = :list', true],
    ['tags = :tags', true],
    ['size(label) > :six', true],
    ['size(tags) < :four', true],
    ['NOT n = :five', false],
    ['n = :six OR flag <> :x AND n = :five', true],
    ['NOT (n = :six OR n = :five)', false],
  ])('the condition %s is %s of the sample', async (expression, expected) => {
    expect(await holds(expression)).toBe(expected);
  });

  it('counts the size of text in characters', async () => {
    const Key = await seed({ label: { S: 'Київ' } });
    const request = client().send(
      new PutItemCommand({
        TableName: 'Simple',
        Item: Key,
        ConditionExpression: 'size(#t) = :four',
        ExpressionAttributeNames: { '#t': 'label' },
        ExpressionAttributeValues: { ':four': { N: '4' } },
      }),
    );
    await expect(request).resolves.toBeDefined();
  });

  it('sets, adds, removes and deletes in one expression', async () => {
    const item = await update('SET n = n + :one, fresh = :x REMOVE flag ADD tally :one DELETE tags :old', {
      ':one': { N: '1' },
      ':x': { S: 'x' },
      ':old': { SS: ['x'] },
    });
    expect(item).toMatchObject({ n: { N: '6' }, fresh: { S: 'x' }, tally: { N: '1' }, tags: { SS: ['y'] } });
    expect(item).not.toHaveProperty('flag');
  });

  it('evaluates every right side on the item as it was', async () => {
    const item = await update('SET a = n, n = :new', { ':new': { N: '9' } });
    expect(item).toMatchObject({ a: { N: '5' }, n: { N: '9' } });
  });

  it('adds exactly beyond what a float holds', async () => {
    const Key = await seed({ n: { N: '9007199254740993.1' } });
    const item = await update('ADD n :more', { ':more': { N: '0.00000000000000000001' } }, Key);
    expect(item.n).toEqual({ N: '9007199254740993.10000000000000000001' });
  });

  it('subtracts below zero', async () => {
    expect((await update('SET n = n - :d', { ':d': { N: '7.25' } })).n).toEqual({ N: '-2.25' });
  });

  it('keeps what is there with if_not_exists and appends lists on either side', async () => {
    const item = await update(
      'SET n = if_not_exists(n, :z), m = if_not_exists(m, :z), parts = list_append(:l, parts)',
      {
        ':z': { N: '0' },
        ':l': { L: [{ S: 'first' }] },
      },
    );
    expect(item).toMatchObject({ n: { N: '5' }, m: { N: '0' } });
    expect(item.parts).toEqual({ L: [{ S: 'first' }, { S: 'a' }, { S: 'b' }, { S: 'c' }] });
  });

  it('removes list elements by their positions before the update', async () => {
    expect((await update('REMOVE parts[0], parts[1]')).parts).toEqual({ L: [{ S: 'c' }] });
  });

  it('appends when a position past the end is set', async () => {
    const item = await update('SET parts[7] = :x', { ':x': { S: 'd' } });
    expect(item.parts).toEqual({ L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }, { S: 'd' }] });
  });

  it('sets inside maps', async () => {
    const item = await update('SET tree.branch.twig = :x', { ':x': { S: 'x' } });
    expect(item.tree).toEqual({ M: { branch: { M: { deep: { N: '1' }, twig: { S: 'x' } } } } });
  });

  it('drops a set whose last member is deleted', async () => {
    expect(await update('DELETE tags :all', { ':all': { SS: ['x', 'y'] } })).not.toHaveProperty('tags');
  });

  it('creates the item an update does not find', async () => {
    const Key = { id: { S: freshPartition() } };
    expect(await update('SET a = :a', { ':a': { S: 'x' } }, Key)).toEqual({ ...Key, a: { S: 'x' } });
  });

  it('creates a bare item when an update says nothing', async () => {
    const Key = { id: { S: freshPartition() } };
    await client().send(new UpdateItemCommand({ TableName: 'Simple', Key }));
    expect((await client().send(new GetItemCommand({ TableName: 'Simple', Key }))).Item).toEqual(Key);
  });

  it.each([
    ['SET elsewhere.leaf = :x', /document path provided in the update expression is invalid/],
    ['SET a = absent', /attribute that does not exist in the item/],
    ['SET label = label + :one', /incorrect data type/],
    ['ADD label :one', /incorrect data type/],
    ['SET id = :x', /Cannot update attribute id. This attribute is part of the key/],
    ['SET a = :x, a = :one', /Two document paths overlap/],
    ['SET a = :x REMOVE', /Syntax error/],
    ['SET status = :x', /reserved keyword/],
  ])('refuses the update %s', async (expression, message) => {
    const values = { ':x': { S: 'x' }, ':one': { N: '1' } };
    const used = Object.fromEntries(Object.entries(values).filter(([name]) => expression.includes(name)));
    const refused = await refusal(update(expression, used));
    expect(refused.name).toBe('ValidationException');
    expect(refused.message).toMatch(message);
  });

  it.each([
    ['an unused value', { ':a': { N: '5' }, ':b': { N: '6' } }, /ExpressionAttributeValues unused in expressions/],
    ['a list to be ordered by', { ':a': { L: [] } }, /Incorrect operand type for operator or function/],
    ['an undefined value', { ':c': { N: '5' } }, /attribute value used in expression is not defined/],
  ] satisfies [string, Attributes, RegExp][])('refuses a condition with %s', async (_name, values, message) => {
    const request = client().send(
      new PutItemCommand({
        TableName: 'Simple',
        Item: { id: { S: freshPartition() } },
        ConditionExpression: 'n < :a',
        ExpressionAttributeValues: values,
      }),
    );
    expect((await refusal(request)).message).toMatch(message);
  });

  it.each([
    ['ALL_OLD', { id: true, n: { N: '5' } }],
    ['ALL_NEW', { id: true, n: { N: '6' } }],
    ['UPDATED_OLD', { n: { N: '5' } }],
    ['UPDATED_NEW', { n: { N: '6' } }],
  ] as const)('returns %s of an update', async (ReturnValues, expected) => {
    const Key = await seed({ n: { N: '5' } });
    const { Attributes: returned } = await client().send(
      new UpdateItemCommand({
        TableName: 'Simple',
        Key,
        UpdateExpression: 'SET n = n + :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
        ReturnValues,
      }),
    );
    expect(returned).toEqual({ ...('id' in expected && Key), n: expected.n });
  });
}
