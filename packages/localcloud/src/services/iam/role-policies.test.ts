import { describe, expect, test } from 'vitest';
import { pipelineTemplate } from '../../../test/fixtures/pipeline-template.ts';
import { type TestTemplate, writeStacks } from '../../../test/fixtures/write-assembly.ts';
import { resourceTypes } from '../../resource-types.ts';
import { readAssembly } from '../../template/assembly.ts';
import { buildModel } from '../../template/cloud-model.ts';
import { rolePolicies } from './role-policies.ts';

const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/Probe-Table';

async function policiesOf(...templates: readonly Readonly<Record<string, unknown>>[]) {
  const [Policy = pipelineTemplate.Resources.Policy] = templates;
  const Probe: TestTemplate = { Resources: { ...pipelineTemplate.Resources, ...Object(Policy) } };
  const stacks = await readAssembly(await writeStacks({ Probe }));
  return rolePolicies(buildModel({ stacks, resourceTypes, region: undefined, parameters: {}, apiUrl: () => '' }));
}

/** The pipeline's role under this statement alone. */
async function under(...statements: readonly object[]) {
  const PolicyDocument = { Statement: statements.length === 1 ? statements[0] : statements };
  const Policy = { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument } };
  const [policy] = await policiesOf({ Policy });
  return (action: string, resource = table, key?: string) => policy?.allows(action, resource, key);
}

const allow = { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } };

describe('what a role may do', () => {
  test('is what a statement allows, of that table and nothing else', async () => {
    const allows = await under(allow);
    expect(allows('dynamodb:PutItem')).toBe(true);
    expect(allows('dynamodb:GetItem')).toBe(false);
    expect(allows('dynamodb:PutItem', `${table}2`)).toBe(false);
    expect(allows('dynamodb:PutItem', `${table}/index/by-day`)).toBe(false);
  });

  test('takes wildcards as IAM does, letter case of an action aside', async () => {
    const allows = await under({ ...allow, Action: ['dynamodb:*Item', 'dynamodb:Quer?'], Resource: '*' });
    expect(allows('dynamodb:getitem')).toBe(true);
    expect(allows('dynamodb:Query')).toBe(true);
    expect(allows('dynamodb:Scan')).toBe(false);
  });

  test('is denied where one statement denies, whatever another allows', async () => {
    const allows = await under({ ...allow, Action: '*', Resource: '*' }, { ...allow, Effect: 'Deny' });
    expect(allows('dynamodb:PutItem')).toBe(false);
    expect(allows('dynamodb:GetItem')).toBe(true);
  });

  test('ends at the partition keys that a condition names', async () => {
    const Condition = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['RECORD#*', 'HEAD'] } };
    const allows = await under({ ...allow, Condition }, { ...allow, Action: 'dynamodb:GetItem' });
    for (const key of ['RECORD#a', 'RECORD#', 'HEAD']) expect(allows('dynamodb:PutItem', table, key)).toBe(true);
    for (const key of ['record#a', 'HEAD2', 'STATE#a', '']) expect(allows('dynamodb:PutItem', table, key)).toBe(false);
    expect(allows('dynamodb:GetItem', table, 'STATE#a')).toBe(true);
  });

  test('can stand in the role itself', async () => {
    const Policies = [{ PolicyName: 'inline', PolicyDocument: { Statement: [allow] } }];
    const Properties = { AssumeRolePolicyDocument: {}, Policies };
    const [policy] = await policiesOf({
      Policy: { Type: 'AWS::Logs::LogGroup' },
      Role: { Type: 'AWS::IAM::Role', Properties },
    });
    expect(policy).toMatchObject({ role: 'Probe-Role', roleArn: 'arn:aws:iam::000000000000:role/Probe-Role' });
    expect(policy?.allows('dynamodb:PutItem', table)).toBe(true);
  });

  test('is not read for services without an endpoint here, which may point at what does not run', async () => {
    const allows = await under({
      Effect: 'Allow',
      Action: 'logs:PutLogEvents',
      Resource: { 'Fn::GetAtt': ['Logs', 'Arn'] },
    });
    expect(allows('logs:PutLogEvents')).toBe(false);
  });

  test.each([
    [
      'a condition',
      { ...allow, Condition: { StringEquals: { 'aws:RequestTag/x': 'y' } } },
      /Unrecognized key: "StringEquals"/,
    ],
    [
      'keys of a query',
      {
        ...allow,
        Action: 'dynamodb:Query',
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': 'A' } },
      },
      /keys are told of single items only/,
    ],
    ['all but an action', { Effect: 'Allow', NotAction: 'dynamodb:PutItem', Resource: '*' }, /Action/],
    ['all but a resource', { Effect: 'Allow', Action: 'dynamodb:PutItem', NotResource: table }, /Resource/],
  ])('stops the start by name with %s', async (_what, statement, message) => {
    const error = under(statement);
    await expect(error).rejects.toThrow(
      /Policy, property PolicyDocument\.Statement\.0: this statement is not evaluated here/,
    );
    await expect(error).rejects.toThrow(message);
  });

  test('stops the start where it is in a policy that the templates do not hold', async () => {
    const Properties = { AssumeRolePolicyDocument: {}, ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] };
    await expect(policiesOf({ Role: { Type: 'AWS::IAM::Role', Properties } })).rejects.toThrow(
      /Role, property ManagedPolicyArns: what a policy outside the templates allows/,
    );
  });
});
