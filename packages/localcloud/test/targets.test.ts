import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, describe, expect, test } from 'vitest';
import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from '../src/index.ts';
import { pipelineTemplate } from './fixtures/pipeline-template.ts';
import { writeAssembly } from './fixtures/write-assembly.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const region = 'eu-central-1';
const deadArn = { 'Fn::GetAtt': ['Dead', 'Arn'] };

let cloud: LocalCloud | undefined;
afterEach(() => cloud?.close());

async function start(resources: Readonly<Record<string, unknown>>, options: Partial<LocalCloudOptions> = {}) {
  const Resources = { ...pipelineTemplate.Resources, ...resources };
  cloud = await startLocalCloud({ assembly: await writeAssembly({ Resources }), dataDir: undefined, ...options });
  return cloud;
}

async function putItem(endpoint: string, pk: string): Promise<void> {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  await client.send(new PutItemCommand({ TableName: 'Probe-Table', Item: { pk: { S: pk } } }));
}

function rule(arn: unknown, more: object = {}) {
  const EventPattern = { source: ['direct'] };
  const Targets = [{ Id: 't', Arn: arn, ...more }];
  return { Type: 'AWS::Events::Rule', Properties: { EventBusName: { Ref: 'Bus' }, EventPattern, Targets } };
}

describe('a rule with a function as its target', () => {
  test('invokes it with the event, or with the constant it is given', async () => {
    const lines: string[] = [];
    const functionArn = { 'Fn::GetAtt': ['Echo', 'Arn'] };
    const { eventsUrl, idle } = await start(
      { Direct: rule(functionArn), Constant: rule(functionArn, { Input: '{"fail":true}' }) },
      { onEvent: (event) => void lines.push(`${event.type} ${'functionName' in event ? event.functionName : ''}`) },
    );
    const client = new EventBridgeClient({ endpoint: eventsUrl, region, credentials });
    const entry = { Source: 'direct', DetailType: 'x', Detail: '{"skip":1}', EventBusName: 'the-bus' };
    await client.send(new PutEventsCommand({ Entries: [entry] }));
    await idle();
    // Once for the event; three times, the retries included, for the constant that makes the function fail.
    await expect.poll(() => lines.filter((line) => line === 'function.log Probe-Echo')).toHaveLength(4);
    expect(lines.filter((line) => line === 'function.failed Probe-Echo')).toHaveLength(3);
  });

  test('hands the event to the dead letters of the function when every retry failed', async () => {
    const config = {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'Echo' },
        MaximumRetryAttempts: 0,
        DestinationConfig: { OnFailure: { Destination: deadArn } },
      },
    };
    const target = rule({ 'Fn::GetAtt': ['Echo', 'Arn'] }, { Input: '{"fail":true}' });
    const { eventsUrl, idle, messages } = await start({ Direct: target, Config: config });
    const client = new EventBridgeClient({ endpoint: eventsUrl, region, credentials });
    const entry = { Source: 'direct', DetailType: 'x', Detail: '{"skip":1}', EventBusName: 'the-bus' };
    await client.send(new PutEventsCommand({ Entries: [entry] }));
    await idle();
    expect(messages('Dead')).toMatchObject([{ body: '{"fail":true}', attributes: { ErrorMessage: 'as you wish' } }]);
  });

  test('stops the start when the target is nothing of the template', async () => {
    const unknown = start({ Direct: rule('arn:aws:sns:eu-central-1:000000000000:topic') });
    await expect(unknown).rejects.toMatchObject({
      code: 'unsupported_template',
      message: expect.stringContaining('Direct'),
    });
  });
});

/** A stream whose function always fails: it wants `event.Records[].dynamodb.Keys` in a table that is not there. */
function failing(mapping: object) {
  const EventSourceArn = { 'Fn::GetAtt': ['Table', 'StreamArn'] };
  const Properties = { EventSourceArn, FunctionName: { Ref: 'Broken' }, StartingPosition: 'TRIM_HORIZON', ...mapping };
  const counter = Object(pipelineTemplate.Resources.Counter);
  const Broken = {
    ...counter,
    Properties: { ...counter.Properties, Environment: { Variables: { COUNTS: 'nowhere' } } },
  };
  return { Broken, FromStream: { Type: 'AWS::Lambda::EventSourceMapping', Properties } };
}

describe('a stream whose function keeps failing', () => {
  test('sends where the records lie to its on-failure queue, and goes on', async () => {
    const destination = { DestinationConfig: { OnFailure: { Destination: deadArn } } };
    const { dynamodbUrl, idle, messages } = await start(failing({ MaximumRetryAttempts: 1, ...destination }));
    await putItem(dynamodbUrl, 'a');
    await idle();
    await putItem(dynamodbUrl, 'b');
    await idle();
    const dead = (messages('Dead') ?? []).map(({ body }) => JSON.parse(body));
    expect(dead).toHaveLength(2);
    expect(dead[0]).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
  });

  test('is shown only what its filter wants', async () => {
    const Pattern = JSON.stringify({ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'bad' }] } } } });
    const mapping = { MaximumRetryAttempts: 0, FilterCriteria: { Filters: [{ Pattern }] } };
    const discarded: number[] = [];
    const { dynamodbUrl, idle } = await start(failing(mapping), {
      onEvent: (event) => void (event.type === 'messages.discarded' && discarded.push(event.count)),
    });
    for (const pk of ['good#1', 'bad#1', 'good#2']) await putItem(dynamodbUrl, pk);
    await idle();
    expect(discarded).toEqual([1]);
  });
});
