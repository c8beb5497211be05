import { expect, test } from 'vitest';
import { type Attempt, type StolenRoles, startWithStolenRoles, type Weakening } from '../harness/stolen-roles.ts';

/** Whose first part of a key is whose, in the ledger's table. */
const LEDGER = {
  receipt: 'EVENT#desk#a',
  record: 'ENTITY#strike#desk:a',
  payload: 'PAYLOAD#strike#desk:a',
  state: 'STATE#strike#desk:a',
  HEAD: 'HEAD',
  journal: 'JOURNAL',
  'sweep mark': 'SWEEP',
  budget: 'BUDGET#desk',
};

/** Every way to write that the engine serves, at every kind of item. */
function attempts({ ledger, quarantine, tokens }: StolenRoles['tables']): readonly Attempt[] {
  const items = [
    ...Object.entries(LEDGER).map(([what, pk]) => ({ what, table: ledger, key: { pk: { S: pk }, sk: { S: 'x' } } })),
    { what: 'quarantine', table: quarantine, key: { id: { S: 'x' } } },
    { what: 'token', table: tokens, key: { id: { S: 'x' } } },
  ];
  return items.flatMap(({ what, table, key }) => [
    { what: `puts ${what}`, operation: 'PutItem', body: { TableName: table, Item: key } },
    {
      what: `updates ${what}`,
      operation: 'UpdateItem',
      body: {
        TableName: table,
        Key: key,
        UpdateExpression: 'SET a = :a',
        ExpressionAttributeValues: { ':a': { S: 'a' } },
      },
    },
    { what: `deletes ${what}`, operation: 'DeleteItem', body: { TableName: table, Key: key } },
    {
      what: `inserts ${what}`,
      operation: 'BatchExecuteStatement',
      body: {
        Statements: [
          {
            Statement: `INSERT INTO "${table}" VALUE {${Object.keys(key)
              .map((name) => `'${name}': ?`)
              .join(', ')}}`,
            Parameters: Object.values(key),
          },
        ],
      },
    },
  ]);
}

async function permitted(weaken?: Weakening): Promise<readonly string[]> {
  const stolen = await startWithStolenRoles(weaken);
  try {
    return await stolen.permitted(attempts(stolen.tables));
  } finally {
    await stolen.close();
  }
}

const recorded = ['receipt', 'record', 'payload'];
const projected = ['state', 'journal', 'HEAD'];
const writes = (role: string, how: string, items: readonly string[]) => items.map((item) => `${role} ${how} ${item}`);

/** What whoever takes over a function can write, and nothing else: the API can write nothing at all. */
const who = [
  ...writes('CloseDay', 'puts', ['journal', 'HEAD']),
  ...writes('Ingest', 'inserts', recorded),
  ...writes('Ingest', 'puts', ['budget', 'quarantine']),
  'Ingest deletes payload',
  ...writes('Projector', 'puts', [...projected, 'quarantine']),
  ...writes('QuarantineRetry', 'inserts', recorded),
  ...writes('QuarantineRetry', 'puts', [...projected, 'quarantine']),
  'QuarantineRetry deletes payload',
  'QuarantineRetry updates quarantine',
  ...writes('Rebuild', 'puts', ['journal', 'HEAD']),
  ...writes('Redact', 'puts', projected),
  ...writes('Redact', 'updates', ['record', 'journal', 'quarantine']),
  'Redact deletes payload',
  ...writes('Sweep', 'puts', [...projected, 'sweep mark', 'quarantine']),
  'Tokens puts token',
].sort();

test('whoever takes over a function can write what it has to, and no token but the function that keeps them', async () => {
  expect(await permitted()).toEqual(who);
}, 120_000);

test('an API that may write tokens would be found by it', async () => {
  const weakened = await permitted((resources) => {
    for (const [logicalId, { Type, Properties }] of Object.entries(resources)) {
      if (Type !== 'AWS::IAM::Policy' || !logicalId.startsWith('ApiRole')) continue;
      const text = JSON.stringify(Properties);
      const reads =
        /\{"Action":"dynamodb:GetItem","Effect":"Allow","Resource":\{"Fn::ImportValue":"[^"]*Tokens[^"]*"\}\}/;
      expect(text).toMatch(reads);
      const writing = text.replace(reads, (each) => each.replace('dynamodb:GetItem', 'dynamodb:PutItem'));
      resources[logicalId] = { Type, Properties: JSON.parse(writing) };
    }
  });
  expect(weakened.filter((each) => !who.includes(each))).toEqual(['Api puts token']);
}, 120_000);
