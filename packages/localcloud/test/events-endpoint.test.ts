import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalCloud, startLocalCloud } from '../src/index.ts';
import { pipelineTemplate } from './fixtures/pipeline-template.ts';
import { writeAssembly } from './fixtures/write-assembly.ts';

let cloud: LocalCloud;
let client: EventBridgeClient;

// A queue that nothing reads: what arrives stays to be looked at.
const { FromQueue: _unread, ...unread } = pipelineTemplate.Resources;

const echo = Object(pipelineTemplate.Resources.Echo);
const reserved = {
  Type: 'AWS::Events::EventBusPolicy',
  Properties: {
    EventBusName: { Ref: 'Bus' },
    StatementId: 'reserved',
    Statement: {
      Effect: 'Deny',
      Principal: '*',
      Action: 'events:PutEvents',
      Resource: { 'Fn::GetAtt': ['Bus', 'Arn'] },
      Condition: {
        StringEquals: { 'events:source': 'reserved' },
        ArnNotEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': ['Role', 'Arn'] } },
      },
    },
  },
};
// Both roles may put events on the bus at all; the bus's own policy is what tells them apart.
const mayPut = {
  Type: 'AWS::IAM::Policy',
  Properties: {
    Roles: [{ Ref: 'Role' }, { Ref: 'OtherRole' }],
    PolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'events:PutEvents', Resource: { 'Fn::GetAtt': ['Bus', 'Arn'] } }],
    },
  },
};
const Resources = {
  ...unread,
  MayPut: mayPut,
  Reserved: reserved,
  OtherRole: pipelineTemplate.Resources.Role,
  Other: { ...echo, Properties: { ...echo.Properties, Role: { 'Fn::GetAtt': ['OtherRole', 'Arn'] } } },
};

beforeAll(async () => {
  const now = () => Date.UTC(2026, 0, 2, 3, 4, 5, 678);
  cloud = await startLocalCloud({ assembly: await writeAssembly({ Resources }), dataDir: undefined, now });
  client = clientOf('local');
});
afterAll(() => cloud.close());

function clientOf(accessKeyId: string): EventBridgeClient {
  const credentials = { accessKeyId, secretAccessKey: 'local' };
  return new EventBridgeClient({ endpoint: cloud.eventsUrl, region: cloud.region, credentials, maxAttempts: 1 });
}

const good: PutEventsRequestEntry = { Source: 'a', DetailType: 'b', Detail: '{"n":1}', EventBusName: 'the-bus' };

function put(...Entries: PutEventsRequestEntry[]) {
  return client.send(new PutEventsCommand({ Entries }));
}

function queued(): { id: string }[] {
  return (cloud.messages('Queue') ?? []).map(({ body }) => JSON.parse(body));
}

function post(headers: Record<string, string>, body = '{}'): Promise<Response> {
  return fetch(cloud.eventsUrl, { method: 'POST', headers, body });
}

describe('PutEvents', () => {
  test('answers an id for every event, which is then in the queue with the whole envelope', async () => {
    const { Entries = [], FailedEntryCount } = await put({ ...good, Resources: ['r'] });
    expect(FailedEntryCount).toBe(0);
    expect(queued()).toContainEqual({
      version: '0',
      id: Entries[0]?.EventId,
      'detail-type': 'b',
      source: 'a',
      account: '000000000000',
      time: '2026-01-02T03:04:05Z',
      region: 'eu-central-1',
      resources: ['r'],
      detail: { n: 1 },
    });
  });

  test('keeps the time of the sender', async () => {
    const { Entries = [] } = await put({ ...good, Time: new Date('2025-05-06T07:08:09Z') });
    expect(queued().find(({ id }) => id === Entries[0]?.EventId)).toMatchObject({ time: '2025-05-06T07:08:09Z' });
  });

  test('lets the good entries of a call through and says in its place what is wrong with the bad one', async () => {
    const before = queued().length;
    const { Entries = [], FailedEntryCount } = await put(
      good,
      { ...good, Detail: 'not json' },
      { ...good, EventBusName: 'nowhere' },
      good,
    );
    expect(FailedEntryCount).toBe(2);
    expect(Entries.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'ResourceNotFoundException',
      undefined,
    ]);
    expect(queued().length - before).toBe(2);
  });

  test('refuses more than ten entries', async () => {
    await expect(put(...Array.from({ length: 11 }, () => good))).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('refuses more than a megabyte in all, and takes a little less', async () => {
    const entryOf = (bytes: number) => ({ ...good, Detail: JSON.stringify({ pad: 'x'.repeat(bytes) }) });
    await expect(put(entryOf(600_000), entryOf(500_000))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('over the limit'),
    });
    expect((await put(entryOf(500_000), entryOf(500_000))).FailedEntryCount).toBe(0);
  });
});

describe('a source that the policy of the bus reserves for a role', () => {
  const entry = { ...good, Source: 'reserved' };

  async function clientOfFunction(name: string): Promise<EventBridgeClient> {
    const answer = await cloud.invoke(name, { variable: 'AWS_ACCESS_KEY_ID' });
    return clientOf(answer.ok ? String(answer.payload) : '');
  }

  test('is refused to everybody else, entry by entry, and nothing of it arrives', async () => {
    const before = queued().length;
    const { Entries = [], FailedEntryCount } = await put(good, entry);
    expect(FailedEntryCount).toBe(1);
    expect(Entries[0]?.EventId).toBeDefined();
    expect(Entries[1]).toEqual({
      ErrorCode: 'NotAuthorizedForSourceException',
      ErrorMessage: expect.stringMatching(/^arn:aws:iam::000000000000:root .* reserved: the policy of .* the-bus/),
    });
    expect(queued().length - before).toBe(1);
  });

  test('is taken from a function that runs under the role, and from no other function', async () => {
    const command = new PutEventsCommand({ Entries: [entry] });
    expect(await (await clientOfFunction('Echo')).send(command)).toMatchObject({ FailedEntryCount: 0 });
    const other = await (await clientOfFunction('Other')).send(command);
    expect(other.Entries).toMatchObject([{ ErrorMessage: expect.stringContaining(':role/Probe-OtherRole') }]);
  });
});

describe('the events endpoint', () => {
  const aws = { 'content-type': 'application/x-amz-json-1.1' };

  test('answers no request that a web page could send without being asked first', async () => {
    const target = { 'x-amz-target': 'AWSEvents.PutEvents' };
    const body = JSON.stringify({ Entries: [good] });
    expect((await post({ 'content-type': 'text/plain', ...target }, body)).status).toBe(415);
    expect((await fetch(cloud.eventsUrl, { method: 'OPTIONS' })).status).toBe(415);
  });

  test('says which operation it does not know', async () => {
    const response = await post({ ...aws, 'x-amz-target': 'AWSEvents.ListRules' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      __type: 'UnknownOperationException',
      message: expect.stringContaining('ListRules'),
    });
  });

  test.each(['{', '{"Entries":"x"}', '[]'])('says that %s is no request', async (body) => {
    const response = await post({ ...aws, 'x-amz-target': 'AWSEvents.PutEvents' }, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'SerializationException' });
  });
});
