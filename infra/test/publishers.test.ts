import { senderRegistrySchema, sendersOf } from '@counterweight/ledger';
import { describe, expect, test } from 'vitest';
import { DATASET_PRECEDENCE } from '../lib/dataset-precedence.ts';
import { readEnvironment } from '../lib/environments.ts';
import { resourcesOf, stackOf, synthesized } from './synthesized.ts';

const OWN_ACCOUNT = '000000000000';
const publishers = [
  { account: '111122223333', sources: ['ministry-desk', 'ministry-aid'] },
  { account: '444455556666', sources: ['newsroom'] },
];
const events = [stackOf(synthesized({ env: 'dev', publishers: JSON.stringify(publishers) }), 'Events')];
const statements = resourcesOf(events, 'AWS::Events::EventBusPolicy').map(({ Properties }) => Properties);
const [bus] =
  Object.entries(events[0]?.template.Resources ?? {}).find(([, { Type }]) => Type.endsWith('::EventBus')) ?? [];

/** A text of the template in the account of the test. */
function textOf(value: {
  readonly 'Fn::Join': readonly [string, readonly (string | { readonly Ref: string })[]];
}): string {
  const [separator, parts] = value['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : OWN_ACCOUNT)).join(separator);
}

describe('the bus', () => {
  test('takes from each publishing account the envelope sources that it was given, and nothing else from anybody', () => {
    const allowing = statements.filter(({ Statement }) => Statement.Effect === 'Allow');
    expect(allowing).toEqual(
      publishers.map(({ account, sources }) => ({
        EventBusName: { Ref: bus },
        StatementId: `cdk-Publisher${account}`,
        Statement: {
          Sid: `cdk-Publisher${account}`,
          Effect: 'Allow',
          Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${account}:root`]] } },
          Action: 'events:PutEvents',
          Resource: { 'Fn::GetAtt': [bus, 'Arn'] },
          Condition: { StringEquals: { 'events:source': sources } },
        },
      })),
    );
    expect(statements).toHaveLength(allowing.length + 1);
  });

  test("refuses the API's envelope source to every publishing account too", () => {
    const [denying, ...more] = statements.filter(({ Statement }) => Statement.Effect === 'Deny');
    expect(more).toEqual([]);
    expect(denying?.Statement).toMatchObject({
      Principal: '*',
      Action: 'events:PutEvents',
      Condition: { StringEquals: { 'events:source': 'counterweight.api' }, ArnNotEquals: expect.anything() },
    });
  });
});

describe('ingest', () => {
  const ingest = resourcesOf(events, 'AWS::Lambda::Function').find(
    ({ Properties }) => Properties.Environment?.Variables?.SENDERS !== undefined,
  );
  const registry = senderRegistrySchema.parse(JSON.parse(textOf(ingest?.Properties.Environment.Variables.SENDERS)));
  const check = (account: string, source: string) =>
    sendersOf(registry).check({ account, envelopeSource: source }, source);

  test('is told the same: each publishing account with its sources, and its own account with those of the imports and the demo set', () => {
    expect(registry).toEqual({
      apiAccount: OWN_ACCOUNT,
      accounts: [{ account: OWN_ACCOUNT, sources: Object.keys(DATASET_PRECEDENCE) }, ...publishers],
    });
    expect(check('111122223333', 'ministry-aid')).toEqual({ permitted: true });
    expect(check('444455556666', 'ministry-aid')).toEqual({
      permitted: false,
      reason: 'account 444455556666 may speak for: newsroom',
    });
    expect(check('777788889999', 'newsroom')).toEqual({
      permitted: false,
      reason: 'account 777788889999 is not a known publisher',
    });
  });
});

test.each([
  ['{"account": "111122223333", "sources": ["*"]}', 'publishers.0.sources.0: a lowercase slug'],
  ['{"account": "111122223333", "sources": ["counterweight.api"]}', 'publishers.0.sources.0: a lowercase slug'],
  ['{"account": "111122223333", "sources": []}', 'publishers.0.sources: '],
  ['{"account": "1111", "sources": ["newsroom"]}', 'publishers.0.account: an account is 12 digits'],
  [
    '{"account": "111122223333", "sources": ["a"]}, {"account": "111122223333", "sources": ["b"]}',
    'publishers: each account stands once',
  ],
])('the publishers [%s] are refused, naming the field', (list, message) => {
  const context: Readonly<Record<string, string>> = { env: 'dev', publishers: `[${list}]` };
  expect(() => readEnvironment((key) => context[key])).toThrow(message);
});
