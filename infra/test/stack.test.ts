import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';

const file = fileURLToPath(new URL('../../cdk.out/Counterweight.template.json', import.meta.url));
const template = Template.fromJSON(JSON.parse(readFileSync(file, 'utf8')));

const resources = (type: string) => Object.values(template.findResources(type));

describe('data', () => {
  test('every table is retained, recoverable, protected from deletion and paid by the request', () => {
    const tables = resources('AWS::DynamoDB::Table');
    expect(tables).toHaveLength(3);
    for (const table of tables) {
      expect(table).toMatchObject({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      });
    }
  });
});

test('no table forgets by itself', () => {
  for (const { Properties } of resources('AWS::DynamoDB::Table')) {
    expect(Properties).not.toHaveProperty('TimeToLiveSpecification');
  }
});

describe('the way of an event', () => {
  test('one rule on the bus takes everything, and what it cannot deliver goes to dead letters', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: Match.anyValue(),
      EventPattern: { source: [{ prefix: '' }] },
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() } })],
    });
  });

  test('the ingest queue outlasts six tries of the function and hands over to dead letters after five', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 180,
      RedrivePolicy: { maxReceiveCount: 5, deadLetterTargetArn: Match.anyValue() },
    });
  });

  test('both event sources report partial failures; the stream bisects, gives up within a day and keeps what it gave up', () => {
    template.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 20,
      MaximumRecordAgeInSeconds: Match.anyValue(),
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
      ParallelizationFactor: Match.absent(),
    });
    const [stream] = resources('AWS::Lambda::EventSourceMapping').filter(
      ({ Properties }) => Properties.MaximumRecordAgeInSeconds !== undefined,
    );
    expect(stream?.Properties.MaximumRecordAgeInSeconds).toBeLessThan(86_400);
  });

  test('the sweep runs on a schedule, one at a time', () => {
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(15 minutes)' });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Handler: 'index.sweep',
      ReservedConcurrentExecutions: 1,
    });
  });
});

describe('permissions', () => {
  test("the bus takes the API's own envelope source from the role of the API's function alone", () => {
    const api = resources('AWS::Lambda::Function').find(({ Properties }) => Properties.Environment.Variables.BUS_NAME);
    const [policy, ...more] = resources('AWS::Events::EventBusPolicy');
    expect(more).toEqual([]);
    const [bus] = Object.keys(template.findResources('AWS::Events::EventBus'));
    expect(policy?.Properties).toMatchObject({
      EventBusName: { Ref: bus },
      Statement: {
        Effect: 'Deny',
        Principal: '*',
        Action: 'events:PutEvents',
        Resource: { 'Fn::GetAtt': [bus, 'Arn'] },
        Condition: {
          StringEquals: { 'events:source': 'counterweight.api' },
          ArnNotEquals: { 'aws:PrincipalArn': api?.Properties.Role },
        },
      },
    });
    expect(api?.Properties.Role).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^ApiServiceRole/), 'Arn'] });
  });

  const statements = resources('AWS::IAM::Policy').flatMap(({ Properties }) =>
    Properties.PolicyDocument.Statement.map((statement: { Action: string | string[] }) => ({
      policy: String(Properties.PolicyName),
      actions: [statement.Action].flat(),
    })),
  );

  test('no statement allows an action by wildcard', () => {
    expect(statements.length).toBeGreaterThan(5);
    const wild = statements.flatMap(({ actions }) => actions.filter((action: string) => action.includes('*')));
    expect(wild).toEqual([]);
  });

  test('nothing may delete items: the ledger is append-only', () => {
    const deleting = statements.flatMap(({ actions }) =>
      actions.filter((action: string) => /Delete(Item|Table)|UpdateItem|BatchWrite/.test(action)),
    );
    expect(deleting).toEqual([]);
  });
});

test('functions run on the pinned runtime from bundles', () => {
  const own = resources('AWS::Lambda::Function');
  expect(own.length).toBeGreaterThanOrEqual(5);
  for (const { Properties } of own) expect(Properties.Runtime).toBe('nodejs24.x');
});
