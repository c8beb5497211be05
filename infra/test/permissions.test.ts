import { describe, expect, test } from 'vitest';
import { allowedWildcards } from './allowed-wildcards.ts';
import { policyStatements, wildcards } from './policy-statements.ts';
import { resourcesOf, type SynthesizedStack, synthesized } from './synthesized.ts';

const publishers = JSON.stringify([{ account: '111122223333', sources: ['ministry'] }]);
const stacks = synthesized({ env: 'prod', publishers, alarmEmail: 'operator@example.org' });
const statements = policyStatements(stacks);

describe('wildcards', () => {
  test('stand in no statement without a reason, and no reason without a statement', () => {
    expect(statements.length).toBeGreaterThan(30);
    expect(wildcards(statements)).toEqual(Object.keys(allowedWildcards).sort());
  });

  test.each([
    ['an action', { Action: 'dynamodb:*', Resource: 'arn:x' }, ': dynamodb:*'],
    ['a resource among others', { Action: ['a:B'], Resource: ['arn:x', '*'] }, ': a:B on *'],
    [
      'a resource joined of pieces',
      { Action: 'a:B', Resource: { 'Fn::Join': ['', ['arn:x', '/index/*']] } },
      ': a:B on /index/*',
    ],
    ['a principal', { Action: 'a:B', Principal: { AWS: '*' } }, ': a:B by *'],
    ['all but something', { NotAction: 'a:B', Resource: 'arn:x' }, ': * but a:B'],
  ])('are found in %s', (_what, statement, text) => {
    const PolicyDocument = { Statement: [{ Effect: 'Allow', ...statement }] };
    expect(found({ Type: 'AWS::IAM::Policy', Properties: { PolicyDocument } })).toEqual([`Planted/Policy${text}`]);
    const Policies = [{ PolicyName: 'inline', PolicyDocument }];
    expect(found({ Type: 'AWS::IAM::Role', Properties: { Policies } })).toEqual([`Planted/Policy${text}`]);
  });

  test('are found where a service may invoke a function for whoever it likes', () => {
    const Properties = { Action: 'lambda:InvokeFunction', FunctionName: 'f', Principal: 'events.amazonaws.com' };
    expect(found({ Type: 'AWS::Lambda::Permission', Properties })).toEqual([
      'Planted/Policy: lambda:InvokeFunction on *',
    ]);
  });

  test('may be denied without a reason', () => {
    const Statement = { Effect: 'Deny', Action: 'sqs:*', Principal: '*', Resource: '*' };
    expect(found({ Type: 'AWS::SQS::QueuePolicy', Properties: { PolicyDocument: { Statement } } })).toEqual([]);
  });

  function found(resource: { Type: string; Properties: unknown }): string[] {
    const planted: SynthesizedStack = {
      name: 'Counterweight-prod-Planted',
      template: { Resources: { Policy0123ABCD: resource } },
      terminationProtection: true,
      needs: [],
    };
    return wildcards(policyStatements([planted]));
  }
});

describe('roles', () => {
  const functions = resourcesOf(stacks, 'AWS::Lambda::Function');
  const roles = resourcesOf(stacks, 'AWS::IAM::Role');

  test('are one for each function, and none carries a managed policy', () => {
    const assumed = functions.map(({ Properties }) => JSON.stringify(Properties.Role));
    expect(functions.length).toBeGreaterThanOrEqual(5);
    expect(new Set(assumed).size).toBe(functions.length);
    for (const { Properties } of roles) expect(Properties).not.toHaveProperty('ManagedPolicyArns');
  });

  test('of functions can be assumed by Lambda alone', () => {
    const own = stacks.flatMap(({ template: { Resources } }) =>
      Object.values(Resources)
        .filter(({ Type }) => Type === 'AWS::Lambda::Function')
        .map(({ Properties }) => Resources[Properties.Role['Fn::GetAtt'][0]]),
    );
    for (const role of own) {
      const [statement, ...more] = role?.Properties.AssumeRolePolicyDocument.Statement ?? [];
      expect(more).toEqual([]);
      expect(statement).toMatchObject({ Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' });
    }
  });
});
