import { describe, expect, test } from 'vitest';
import { pipelineTemplate } from '../test/fixtures/pipeline-template.ts';
import { type TestTemplate, writeAssembly, writeStacks } from '../test/fixtures/write-assembly.ts';
import { resourceTypes } from './resource-types.ts';
import { LocalCloudError } from './runtime/local-cloud-error.ts';
import { readAssembly } from './template/assembly.ts';
import { buildModel } from './template/cloud-model.ts';
import type { CloudModel } from './template/model.ts';

async function model(template: TestTemplate, parameters: Readonly<Record<string, string>> = {}): Promise<CloudModel> {
  const stacks = await readAssembly(await writeAssembly(template));
  return buildModel({ stacks, resourceTypes, region: undefined, parameters, apiUrl: (id) => `http://127.0.0.1/${id}` });
}

function withResource(id: string, resource: unknown): TestTemplate {
  return { ...pipelineTemplate, Resources: { ...pipelineTemplate.Resources, [id]: resource } };
}

/** A policy of the pipeline's bus that denies everything, changed. */
function policy(change: object): object {
  const Resource = { 'Fn::GetAtt': ['Bus', 'Arn'] };
  const Statement = { Effect: 'Deny', Principal: '*', Action: 'events:PutEvents', Resource, ...change };
  return { Type: 'AWS::Events::EventBusPolicy', Properties: { EventBusName: { Ref: 'Bus' }, Statement } };
}

/** The pipeline with a resource's properties changed. */
function changed(id: keyof typeof pipelineTemplate.Resources, properties: object): TestTemplate {
  const resource = Object(pipelineTemplate.Resources[id]);
  return withResource(id, { ...resource, Properties: { ...resource.Properties, ...properties } });
}

describe('the model of a template', () => {
  test('has physical names, ARNs and resolved references', async () => {
    const {
      tables,
      functions,
      rules,
      eventSourceMappings: mappings,
      httpApis,
      outputs,
    } = await model(pipelineTemplate);
    expect(tables.map((table) => table.name)).toEqual(['Probe-Counts', 'Probe-Table']);
    expect(functions[0]?.environment).toEqual({ TABLE: 'Probe-Table', COUNTS: 'Probe-Counts' });
    expect(functions[0]?.directory).toMatch(/fixtures\/handlers\/recorder$/);
    expect(rules[0]).toMatchObject({
      bus: 'the-bus',
      targets: [{ arn: 'arn:aws:sqs:eu-central-1:000000000000:Probe-Queue' }],
    });
    expect(mappings.map((mapping) => mapping.kind)).toEqual(['queue', 'stream']);
    expect(httpApis[0]?.routes[0]?.functionArn).toMatch(/:function:Probe-Echo$/);
    expect(outputs).toEqual({ ApiUrl: 'http://127.0.0.1/Api', TableName: 'Probe-Table' });
  });

  test('knows the role of a function, and which requests the policy of a bus denies', async () => {
    const Path = '/own/';
    const role = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'named', Path } };
    const { functions, busPolicies } = await model({
      Resources: {
        ...pipelineTemplate.Resources,
        Role: role,
        Policy: policy({}),
        Allowing: policy({ Effect: 'Allow' }),
      },
    });
    const principal = 'arn:aws:iam::000000000000:role/own/named';
    expect(functions[0]?.roleArn).toBe(principal);
    expect(busPolicies.map(({ logicalId, bus }) => [logicalId, bus])).toEqual([['Policy', 'the-bus']]);
    const request = { 'events:source': 's', 'events:detail-type': 'd', 'aws:PrincipalArn': principal };
    expect(busPolicies[0]?.denies(request)).toBe(true);
  });

  test('leaves out what a condition leaves out', async () => {
    const bus = { Type: 'AWS::Events::EventBus', Condition: 'Extra', Properties: { Name: 'extra' } };
    const Conditions = { Extra: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] } };
    const template = {
      ...withResource('Extra', bus),
      Conditions,
      Parameters: { Stage: { Type: 'String', Default: 'live' } },
    };
    expect((await model(template)).buses.map(({ name }) => name)).toEqual(['the-bus']);
    expect((await model(template, { Stage: 'test' })).buses.map(({ name }) => name)).toEqual(['the-bus', 'extra']);
  });

  test('reads how asynchronous invocations of a function fail', async () => {
    const config = {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'Echo' },
        Qualifier: '$LATEST',
        MaximumRetryAttempts: 0,
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Dead', 'Arn'] } } },
      },
    };
    const { functions } = await model(withResource('Config', config));
    const echo = functions.find(({ logicalId }) => logicalId === 'Echo');
    expect(echo?.asynchronous).toMatchObject({
      maximumRetryAttempts: 0,
      deadLetterArn: expect.stringMatching(/Dead$/),
    });
  });

  test.each<[string, TestTemplate, RegExp]>([
    [
      'an unknown type',
      withResource('X', { Type: 'AWS::Kinesis::Stream' }),
      /Probe, X: the resource type AWS::Kinesis::Stream/,
    ],
    [
      'an unknown property',
      changed('Queue', { FifoQueue: true }),
      /Queue, property FifoQueue: AWS::SQS::Queue with this property/,
    ],
    [
      'an invalid property',
      changed('Echo', { Timeout: 901 }),
      /Echo, property Timeout: AWS::Lambda::Function: Too big/,
    ],
    [
      'a runtime it has not',
      changed('Echo', { Runtime: 'python3.13' }),
      /Echo, property Runtime: .*only Node\.js runtimes/,
    ],
    ['inline code', changed('Echo', { Code: { ZipFile: 'x' } }), /Echo, property Code/],
    [
      'an unbundled asset',
      changed('Echo', { Code: { S3Key: 'gone.zip' } }),
      /Echo, property Code: the assembly holds no asset gone\.zip/,
    ],
    [
      'an unknown condition',
      changed('CatchAll', { EventPattern: { 'Fn::If': ['x', 1, 2] } }),
      /there is no condition x/,
    ],
    [
      'an input path',
      changed('CatchAll', { Targets: [{ Id: 'a', Arn: 'b', InputPath: '$.detail' }] }),
      /InputPath is not run here/,
    ],
    [
      'a pattern operator',
      changed('CatchAll', { EventPattern: { source: [{ suffix: 'x' }] } }),
      /CatchAll, property EventPattern\.source: the pattern operator suffix/,
    ],
    [
      'a filter operator',
      changed('FromStream', {
        FilterCriteria: { Filters: [{ Pattern: '{"eventName":[{"anything-but":"REMOVE"}]}' }] },
      }),
      /FromStream, property FilterCriteria\.Filters\.0\.Pattern\.eventName: the pattern operator anything-but/,
    ],
    [
      'a tumbling window',
      changed('FromStream', { TumblingWindowInSeconds: 5 }),
      /FromStream, property TumblingWindowInSeconds/,
    ],
    [
      'payload format 1.0',
      changed('Integration', { PayloadFormatVersion: '1.0' }),
      /Integration, property PayloadFormatVersion/,
    ],
    ['an authorizer', changed('Route', { AuthorizationType: 'JWT' }), /Route, property AuthorizationType/],
    ['a second region', changed('Table', { Replicas: [{ Region: 'a' }, { Region: 'b' }] }), /Table, property Replicas/],
    [
      'an attribute it does not know',
      changed('Echo', { Handler: { 'Fn::GetAtt': ['Table', 'TableId'] } }),
      /has no attribute TableId here\. Known here: Arn, StreamArn/,
    ],
    [
      'a policy operator',
      withResource('Policy', policy({ Condition: { StringLike: { 'events:source': 'x*' } } })),
      /Policy, property Statement\.Condition: .*StringLike is not run here/,
    ],
    [
      'a policy key',
      withResource('Policy', policy({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } })),
      /Policy, property Statement\.Condition\.StringEquals: .*aws:PrincipalOrgID is not run here/,
    ],
    [
      'a wildcard in a policy',
      withResource('Policy', policy({ Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::1:role/*' } } })),
      /Policy, property Statement\.Condition\.ArnEquals\.aws:PrincipalArn\.0: .*wildcards/,
    ],
    [
      'another action of a policy',
      withResource('Policy', policy({ Action: 'events:PutRule' })),
      /Policy, property Statement\.Action\.0/,
    ],
    [
      'a service as the principal of a policy',
      withResource('Policy', policy({ Principal: { Service: 'events.amazonaws.com' } })),
      /Policy, property Statement\.Principal/,
    ],
    [
      'a policy about another bus',
      withResource('Policy', policy({ Resource: 'arn:aws:events:eu-central-1:000000000000:event-bus/other' })),
      /Policy, property Statement\.Resource: .*Known here: .*event-bus\/the-bus/,
    ],
    ['a policy written into the bus', changed('Bus', { Policy: {} }), /Bus, property Policy/],
    [
      'a batch too large without a window',
      changed('FromQueue', { BatchSize: 100 }),
      /FromQueue, property BatchSize: more than 10/,
    ],
  ])('is refused for %s, by name', async (_what, template, message) => {
    const error = await model(template).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(LocalCloudError);
    expect(error).toMatchObject({ code: 'unsupported_template', message: expect.stringMatching(message) });
  });

  test('refuses a cron schedule by name and takes a rate', async () => {
    const rule = (ScheduleExpression: string) =>
      withResource('Tick', { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression } });
    await expect(model(rule('cron(0 * * * ? *)'))).rejects.toThrow(
      /Tick, property ScheduleExpression: the schedule cron/,
    );
    const { rules } = await model(rule('rate(5 minutes)'));
    expect(rules.find(({ logicalId }) => logicalId === 'Tick')?.everyMs).toBe(300_000);
  });
});

describe('a bucket', () => {
  const Bucket = { Type: 'AWS::S3::Bucket', Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true } } };
  const policy = (...Statement: readonly object[]) => ({
    Resources: {
      ...withResource('Files', Bucket).Resources,
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Files' }, PolicyDocument: { Statement } },
      },
    },
  });

  test('has a name in lower case, as CloudFormation makes it, and an ARN without a region', async () => {
    const { buckets } = await model(withResource('Files', Bucket));
    expect(buckets).toEqual([{ logicalId: 'Files', name: 'probe-files', arn: 'arn:aws:s3:::probe-files' }]);
  });

  test.each([
    [{ VersioningConfiguration: { Status: 'Enabled' } }, /Files, property VersioningConfiguration: an object has one/],
    [{ ReplicationConfiguration: {} }, /Files, property ReplicationConfiguration: AWS::S3::Bucket with this property/],
    [{ BucketName: 'Not_A_Name' }, /Files, property BucketName: .*lower-case/],
  ])('is refused with %j, by name', async (Properties, message) => {
    await expect(model(withResource('Files', { ...Bucket, Properties }))).rejects.toThrow(message);
  });

  test('may have a policy that allows, or that denies connections without TLS; any other stops the start', async () => {
    const deny = (Condition?: object) => ({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition });
    const withoutTls = [
      deny({ Bool: { 'aws:SecureTransport': 'false' } }),
      deny({ NumericLessThan: { 's3:TlsVersion': 1.2 } }),
    ];
    const allow = { Effect: 'Allow', Action: 's3:GetObject', Condition: { StringEquals: { x: { Ref: 'Nowhere' } } } };
    expect((await model(policy(allow, ...withoutTls))).buckets).toHaveLength(1);
    await expect(model(policy(allow, deny()))).rejects.toThrow(
      /Policy, property PolicyDocument\.Statement\.1: a Deny is not evaluated here/,
    );
  });
});

describe('what deliberately does not run', () => {
  const Edge = { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: { Enabled: true } } };

  test('is listed by type with its reason, and no output pretends to know it', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders
    const inText = { 'Fn::Sub': 'https://${Edge.DomainName}/' };
    const joined = { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': ['Edge', 'DomainName'] }]] };
    const Outputs = {
      Joined: { Value: joined },
      InText: { Value: inText },
      Dotted: { Value: { 'Fn::GetAtt': 'Edge.DomainName' } },
      Id: { Value: { Ref: 'Edge' } },
      TableName: { Value: { Ref: 'Table' } },
    };
    const { ignored, outputs } = await model({ ...withResource('Edge', Edge), Outputs });
    expect(ignored).toEqual([
      { resourceType: 'AWS::Logs::LogGroup', why: expect.stringContaining('log sink'), resources: ['Probe/Logs'] },
      { resourceType: Edge.Type, why: expect.stringContaining('nothing is cached'), resources: ['Probe/Edge'] },
    ]);
    expect(outputs).toEqual({ TableName: 'Probe-Table' });
  });

  test('stops the start by name where something that runs needs it', async () => {
    const Variables = { SITE: { 'Fn::GetAtt': ['Edge', 'DomainName'] } };
    const { Echo } = changed('Echo', { Environment: { Variables } }).Resources;
    await expect(model({ Resources: { ...withResource('Edge', Edge).Resources, Echo } })).rejects.toThrow(
      /Echo, property Environment\.Variables\.SITE: AWS::CloudFront::Distribution has no attribute DomainName here/,
    );
  });
});

describe('the stacks of one assembly', () => {
  test('find each other through exports, as the CDK ties them', async () => {
    const Outputs = { Out: { Value: { 'Fn::GetAtt': ['Dead', 'Arn'] }, Export: { Name: 'Probe:Dead' } } };
    const Queue = {
      Type: 'AWS::SQS::Queue',
      Properties: { RedrivePolicy: { deadLetterTargetArn: { 'Fn::ImportValue': 'Probe:Dead' }, maxReceiveCount: 3 } },
    };
    const stacks = await readAssembly(
      await writeStacks({ Second: { Resources: { Queue } }, Probe: { ...pipelineTemplate, Outputs } }),
    );
    const input = { resourceTypes, region: undefined, parameters: {}, apiUrl: () => '' };
    const { queues } = buildModel({ ...input, stacks });
    expect(queues[0]?.redrive?.deadLetterArn).toBe('arn:aws:sqs:eu-central-1:000000000000:Probe-Dead');
    expect(() => buildModel({ ...input, stacks: stacks.slice(0, 1) })).toThrow(/Second, Queue, .*exports Probe:Dead/);
  });

  test('answer for one set of outputs, without what is for other stacks only', async () => {
    const value = (name: string) => ({ Value: name, Export: { Name: name } });
    const One = { Resources: {}, Outputs: { Told: value('told'), ExportsOutputRefX: value('tied') } };
    const Other = { Resources: {}, Outputs: { Also: value('also') } };
    const stacks = await readAssembly(await writeStacks({ One, Other }));
    const { outputs } = buildModel({ stacks, resourceTypes, region: undefined, parameters: {}, apiUrl: () => '' });
    expect(outputs).toEqual({ Told: 'told', Also: 'also' });
  });
});

describe('an assembly directory', () => {
  test('that is none is said so', async () => {
    await expect(readAssembly('/nonexistent')).rejects.toMatchObject({ code: 'invalid_assembly' });
  });
});
