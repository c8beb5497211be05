import {
  BatchExecuteStatementCommand,
  type BatchStatementRequest,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { type Attributes, type ClientOf, freshPartition, refusal } from './tables.ts';

/** Inserts of PartiQL in batches: the one statement that the engine takes. */
export function insertCases(client: ClientOf): void {
  const run = async (Statements: BatchStatementRequest[]) => {
    const { Responses = [] } = await client().send(new BatchExecuteStatementCommand({ Statements }));
    return Responses.map(({ Error: error }) => error?.Code ?? 'inserted');
  };
  const insert = (item: Attributes, table = 'Texts'): BatchStatementRequest => ({
    Statement: `INSERT INTO "${table}" VALUE {${Object.keys(item)
      .map((name) => `'${name}': ?`)
      .join(', ')}}`,
    Parameters: Object.values(item),
  });
  const get = async (pk: string, sk: string) => {
    const Key = { pk: { S: pk }, sk: { S: sk } };
    return (await client().send(new GetItemCommand({ TableName: 'Texts', Key, ConsistentRead: true }))).Item;
  };
  const text = (pk: string, sk: string, value = 'x'): Attributes => ({
    pk: { S: pk },
    sk: { S: sk },
    text: { S: value },
  });

  it('insert an item whole', async () => {
    const pk = freshPartition();
    const item: Attributes = { ...text(pk, 'a'), n: { N: '1.50' }, bytes: { B: new Uint8Array([1, 2]) } };
    expect(await run([insert(item)])).toEqual(['inserted']);
    expect(await get(pk, 'a')).toEqual({ ...item, n: { N: '1.5' } });
  });

  it('replace nothing, and stand each for itself', async () => {
    const pk = freshPartition();
    await client().send(new PutItemCommand({ TableName: 'Texts', Item: text(pk, 'a', 'first') }));
    const outcomes = await run([
      insert(text(pk, 'a', 'second')),
      insert(text(pk, 'b')),
      insert(text(pk, 'c', 'x'.repeat(500_000))),
      insert(text('', 'd')),
      insert({ pk: { S: pk } }),
      insert(text(pk, 'e'), 'Nowhere'),
      { Statement: insert(text(pk, 'f')).Statement, Parameters: [{ S: pk }] },
      {
        Statement: `INSERT INTO "Texts" VALUE {'pk': ?, 'sk': ?, 'pk': ?}`,
        Parameters: [{ S: pk }, { S: 'g' }, { S: 'h' }],
      },
      insert(text(pk, 'i')),
    ]);
    const [invalid, missing] = ['ValidationError', 'ResourceNotFound'];
    expect(outcomes).toEqual([
      'DuplicateItem',
      'inserted',
      invalid,
      invalid,
      invalid,
      missing,
      invalid,
      invalid,
      'inserted',
    ]);
    expect((await get(pk, 'a'))?.text).toEqual({ S: 'first' });
    expect([await get(pk, 'b'), await get(pk, 'i')]).not.toContain(undefined);
  });

  it('are refused together when two name one item, or when there are too many', async () => {
    const pk = freshPartition();
    const twice = await refusal(run([insert(text(pk, 'a')), insert(text(pk, 'a', 'y'))]));
    expect(twice).toMatchObject({ name: 'ValidationException' });
    const many = Array.from({ length: 26 }, (_, at) => insert(text(pk, `m${at}`)));
    expect(await refusal(run(many))).toMatchObject({ name: 'ValidationException' });
  });

  it('let one of many that insert the same item at one time have it', async () => {
    const pk = freshPartition();
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, at) => run([insert(text(pk, 'a', String(at)))])));
    expect(outcomes.flat().filter((outcome) => outcome === 'inserted')).toHaveLength(1);
    expect(outcomes.flat().filter((outcome) => outcome === 'DuplicateItem')).toHaveLength(19);
  });
}
