import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { resourcesOf, stackOf, synthesized } from './synthesized.ts';

const stacks = synthesized({ env: 'dev' });
const resources = (type: string) => resourcesOf(stacks, type);
const templateOf = (room: string) => Template.fromJSON({ ...stackOf(stacks, room).template });

test('no table forgets by itself', () => {
  expect(resources('AWS::DynamoDB::Table')).toHaveLength(3);
  for (const { Properties } of resources('AWS::DynamoDB::Table')) {
    expect(Properties).not.toHaveProperty('TimeToLiveSpecification');
  }
});

describe('the way of an event', () => {
  test('one rule on the bus takes everything, and what it cannot deliver goes to dead letters', () => {
    templateOf('Events').hasResourceProperties('AWS::Events::Rule', {
      EventBusName: Match.anyValue(),
      EventPattern: { source: [{ prefix: '' }] },
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() } })],
    });
  });

  test('the ingest queue outlasts six tries of the function and hands over to dead letters after five', () => {
    templateOf('Events').hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 180,
      RedrivePolicy: { maxReceiveCount: 5, deadLetterTargetArn: Match.anyValue() },
    });
  });

  test('all event sources report partial failures; the stream bisects, gives up within a day and keeps what it gave up', () => {
    const mappings = resources('AWS::Lambda::EventSourceMapping');
    expect(mappings).toHaveLength(3);
    for (const { Properties } of mappings)
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    templateOf('Views').hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 20,
      MaximumRecordAgeInSeconds: Match.anyValue(),
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
      ParallelizationFactor: Match.absent(),
    });
    const [stream] = mappings.filter(({ Properties }) => Properties.MaximumRecordAgeInSeconds !== undefined);
    expect(stream?.Properties.MaximumRecordAgeInSeconds).toBeLessThan(86_400);
  });

  test('the sweep runs on a schedule, one at a time', () => {
    templateOf('Views').hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(15 minutes)' });
    templateOf('Views').hasResourceProperties('AWS::Lambda::Function', {
      Handler: 'index.sweep',
      ReservedConcurrentExecutions: 1,
    });
  });

  test('the views are verified every day, and a run that cannot start is kept', () => {
    templateOf('Operations').hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 day)',
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() } })],
    });
  });
});

describe('permissions', () => {
  test("the bus takes the API's own envelope source from the role of the API's function alone", () => {
    const [role] = resourcesOf([stackOf(stacks, 'Api')], 'AWS::IAM::Role');
    expect(role?.Properties.RoleName).toBe('counterweight-dev-api');
    const denying = resources('AWS::Events::EventBusPolicy').filter(
      ({ Properties }) => Properties.Statement.Effect === 'Deny',
    );
    const [bus] = Object.keys(templateOf('Events').findResources('AWS::Events::EventBus'));
    expect(denying.map(({ Properties }) => Properties)).toMatchObject([
      {
        EventBusName: { Ref: bus },
        Statement: {
          Principal: '*',
          Action: 'events:PutEvents',
          Resource: { 'Fn::GetAtt': [bus, 'Arn'] },
          Condition: {
            StringEquals: { 'events:source': 'counterweight.api' },
            ArnNotEquals: {
              'aws:PrincipalArn': { 'Fn::Join': ['', expect.arrayContaining([':role/counterweight-dev-api'])] },
            },
          },
        },
      },
    ]);
  });

  interface Statement {
    readonly Action: string | string[];
    readonly Resource: unknown;
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;
  }
  const statements = resources('AWS::IAM::Policy').flatMap(({ Properties }) =>
    Properties.PolicyDocument.Statement.map((statement: Statement) => ({
      policy: String(Properties.PolicyName).replace(/RoleDefaultPolicy.*/, ''),
      actions: [statement.Action].flat(),
      on: /Ledger|Quarantine|Tokens/.exec(JSON.stringify(statement.Resource))?.[0],
      objects: [...JSON.stringify(statement.Resource).matchAll(/"\/([a-z]+)\/\*"/g)].map(([, held]) => held),
      keys: [statement.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? []].flat(),
    })),
  );

  test('no statement allows an action by wildcard', () => {
    expect(statements.length).toBeGreaterThan(5);
    const wild = statements.flatMap(({ actions }) => actions.filter((action: string) => action.includes('*')));
    expect(wild).toEqual([]);
  });

  test('each object of the bucket is written by these functions alone', () => {
    const writes = statements.flatMap(({ policy, actions, objects }) =>
      actions
        .filter((action: string) => /s3:(Put|Delete)/.test(action) && policy !== 'Site')
        .flatMap((action: string) =>
          objects.map((held: string | undefined) => `${action.replace('s3:', '')} ${held}: ${policy}`),
        ),
    );
    const keeping = ['leaves', 'manifests', 'records', 'views'];
    const keepers = ['Compactor', 'Rebuild', 'Redact'];
    expect(writes.sort()).toEqual(
      [
        'PutObject checkpoints: Checkpoint',
        ...keeping.flatMap((held) =>
          keepers.flatMap((by) => [`DeleteObject ${held}: ${by}`, `PutObject ${held}: ${by}`]),
        ),
      ].sort(),
    );
  });

  test('each item of a table is written by these functions alone', () => {
    const writes = statements.flatMap(({ policy, actions, on, keys }) =>
      actions
        .filter((action: string) => /dynamodb:(Put|Delete|Update|BatchWrite|Partiql)/i.test(action))
        .map((action: string) => `${policy} ${action.replace('dynamodb:', '')} ${on} ${keys.join(' ')}`.trim()),
    );
    expect(writes.sort()).toEqual([
      'CloseDay PutItem Ledger JOURNAL HEAD',
      'Ingest DeleteItem Ledger PAYLOAD#*',
      'Ingest PartiQLInsert Ledger EVENT#* ENTITY#* PAYLOAD#*',
      'Ingest PutItem Ledger BUDGET#*',
      'Ingest PutItem Quarantine',
      'Projector PutItem Ledger STATE#* JOURNAL HEAD',
      'Projector PutItem Quarantine',
      'QuarantineRetry DeleteItem Ledger PAYLOAD#*',
      'QuarantineRetry PartiQLInsert Ledger EVENT#* ENTITY#* PAYLOAD#*',
      'QuarantineRetry PutItem Ledger STATE#* JOURNAL HEAD',
      'QuarantineRetry PutItem Quarantine',
      'QuarantineRetry UpdateItem Quarantine',
      'Rebuild PutItem Ledger JOURNAL HEAD',
      'Redact DeleteItem Ledger PAYLOAD#*',
      'Redact PutItem Ledger STATE#* JOURNAL HEAD',
      'Redact UpdateItem Ledger ENTITY#* JOURNAL',
      'Redact UpdateItem Quarantine',
      'Sweep PutItem Ledger STATE#* JOURNAL HEAD SWEEP',
      'Sweep PutItem Quarantine',
      'Tokens PutItem Tokens',
    ]);
  });

  test('tokens are read by the API one by one, and listed by the function that keeps them alone', () => {
    const reads = statements.flatMap(({ policy, actions, on }) =>
      actions
        .filter((action: string) => on === 'Tokens' && action.startsWith('dynamodb:'))
        .map((action: string) => `${policy} ${action.replace('dynamodb:', '')}`),
    );
    expect(reads.sort()).toEqual(['Api GetItem', 'Tokens GetItem', 'Tokens PutItem', 'Tokens Scan']);
  });
});

describe('the key that signs checkpoints', () => {
  const [key, ...others] = resources('AWS::KMS::Key');
  const allowed = key?.Properties.KeyPolicy.Statement.map(
    ({ Effect, Action, Principal }: { Effect: string; Action: string[]; Principal: unknown }) => ({
      effect: Effect,
      signs: Action.includes('kms:Sign'),
      by: JSON.stringify(Principal),
    }),
  );

  test('is one Ed25519 key, for signing', () => {
    expect(others).toEqual([]);
    expect(key?.Properties).toMatchObject({ KeySpec: 'ECC_NIST_EDWARDS25519', KeyUsage: 'SIGN_VERIFY' });
  });

  test('lets the role of the function Checkpoint sign, and by its policy not even the account', () => {
    expect(allowed).toEqual([
      { effect: 'Allow', signs: false, by: expect.stringContaining(':root') },
      { effect: 'Allow', signs: true, by: expect.stringContaining('CheckpointRole') },
    ]);
  });

  test('is used by no other role, and by this one for nothing else', () => {
    const uses = resources('AWS::IAM::Policy').flatMap(({ Properties }) =>
      Properties.PolicyDocument.Statement.flatMap(
        ({ Action, Resource }: { Action: string | string[]; Resource: unknown }) =>
          [Action].flat().some((action) => action.startsWith('kms:'))
            ? [{ by: Properties.PolicyName.replace(/RoleDefaultPolicy.*/, ''), Action, Resource }]
            : [],
      ),
    );
    expect(uses).toEqual([
      {
        by: 'Checkpoint',
        Action: ['kms:GetPublicKey', 'kms:Sign'],
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^CheckpointKey/), 'Arn'] },
      },
    ]);
  });
});

test('functions run on the pinned runtime from bundles', () => {
  const own = resources('AWS::Lambda::Function');
  expect(own.length).toBeGreaterThanOrEqual(5);
  for (const { Properties } of own) expect(Properties.Runtime).toBe('nodejs24.x');
});
