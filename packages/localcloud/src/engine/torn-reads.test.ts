import { describe, expect, test } from 'vitest';
import { type DynamoDbEngine, openDynamoDbEngine } from './engine.ts';

const TableName = 'Ledger';

/** An engine whose transactions become visible item by item, when each is told to. */
async function openTorn() {
  const waiting = new Map<string, () => void>();
  const engine = await openDynamoDbEngine({
    whenVisible: (item) => new Promise((resolve) => waiting.set(item, resolve)),
  });
  await engine.ensureTable({
    TableName,
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  const show = async (pk: string) => {
    waiting.get(`${TableName}/${pk}/`)?.();
    await new Promise(setImmediate);
  };
  return { engine, show };
}

const itemOf = (pk: string, value: string) => ({ TableName, Item: { pk: { S: pk }, value: { S: value } } });

async function readAll(engine: DynamoDbEngine): Promise<Record<string, string>> {
  const { body } = await engine.ask('Scan', { TableName, ConsistentRead: true });
  const { Items }: { Items: { pk: { S: string }; value: { S: string } }[] } = JSON.parse(body);
  return Object.fromEntries(Items.map(({ pk, value }) => [pk.S, value.S]).sort());
}

function transact(engine: DynamoDbEngine, ...puts: readonly (readonly [pk: string, value: string])[]) {
  const items = puts.map(([pk, value]) => ({ Put: itemOf(pk, value) }));
  return engine.ask('TransactWriteItems', { TransactItems: items });
}

describe('while a transaction becomes visible', () => {
  test('a read may give one item’s new state and another’s old one, until it is answered', async () => {
    const { engine, show } = await openTorn();
    await engine.ask('PutItem', itemOf('a', 'old'));
    let answered = false;
    const committed = transact(engine, ['a', 'new'], ['b', 'new']).then(() => {
      answered = true;
    });
    await new Promise(setImmediate);
    expect(await readAll(engine)).toEqual({ a: 'old' });
    await show('b');
    expect(await readAll(engine)).toEqual({ a: 'old', b: 'new' });
    expect(answered).toBe(false);
    await show('a');
    await committed;
    expect(await readAll(engine)).toEqual({ a: 'new', b: 'new' });
    await engine.close();
  });

  test('nobody else writes its items', async () => {
    const { engine, show } = await openTorn();
    const committed = transact(engine, ['a', 'new'], ['b', 'new']);
    await new Promise(setImmediate);
    const single = await engine.ask('PutItem', itemOf('a', 'other'));
    expect([single.status, single.body]).toEqual([400, expect.stringContaining('TransactionConflictException')]);
    const other = await transact(engine, ['b', 'other']);
    expect(other.body).toContain('TransactionConflict');
    await show('a');
    await show('b');
    await committed;
    expect((await engine.ask('PutItem', itemOf('a', 'other'))).status).toBe(200);
    expect(await readAll(engine)).toEqual({ a: 'other', b: 'new' });
    await engine.close();
  });

  test('two that wait together for one item are not both taken', async () => {
    const { engine, show } = await openTorn();
    const both = [transact(engine, ['a', 'one']), transact(engine, ['a', 'two'])];
    await new Promise(setImmediate);
    await show('a');
    const answers = await Promise.all(both);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    await engine.close();
  });
});
