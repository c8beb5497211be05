import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, describe, expect, test } from 'vitest';
import { type LocalCloud, type LocalCloudEvent, startLocalCloud } from '../src/index.ts';
import { pipelineTemplate } from './fixtures/pipeline-template.ts';
import { writeAssembly } from './fixtures/write-assembly.ts';

const region = 'eu-central-1';
const arn = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

let cloud: LocalCloud | undefined;
afterEach(() => cloud?.close());

async function start(...statements: readonly object[]) {
  const Properties = { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: statements } };
  const Policy = { Type: 'AWS::IAM::Policy', Properties };
  const log: LocalCloudEvent[] = [];
  cloud = await startLocalCloud({
    assembly: await writeAssembly({ Resources: { ...pipelineTemplate.Resources, Policy } }),
    dataDir: undefined,
    onEvent: (event) => log.push(event),
  });
  return { cloud, log, of: (type: LocalCloudEvent['type']) => log.filter((event) => event.type === type) };
}

/** What the recorder is invoked with when one message came. */
const batch = { Records: [{ messageId: 'm', body: JSON.stringify({ detail: { id: 'e' } }) }] };
const may = (Action: string, logicalId: string) => ({ Effect: 'Allow', Action, Resource: arn(logicalId) });

/** The access key of a function, as the function sees it. */
async function accessKey({ invoke }: LocalCloud): Promise<string> {
  const answer = await invoke('Echo', { variable: 'AWS_ACCESS_KEY_ID' });
  return answer.ok ? String(answer.payload) : '';
}

describe('a function', () => {
  test('is refused what its role may not do, in the words of AWS, and it is logged', async () => {
    const { cloud, of } = await start(may('dynamodb:GetItem', 'Table'), may('dynamodb:PutItem', 'Counts'));
    const answer = await cloud.invoke('Recorder', batch);
    expect(answer).toMatchObject({ ok: false, errorMessage: expect.stringContaining('AccessDeniedException') });
    expect(answer).toMatchObject({
      errorMessage: expect.stringMatching(
        /role\/Probe-Role is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-central-1:000000000000:table\/Probe-Table/,
      ),
    });
    expect(of('permission.missing')).toMatchObject([{ role: 'Probe-Role', action: 'dynamodb:PutItem' }]);
  });

  test('may do what its role allows; the first time is logged', async () => {
    const { cloud, of } = await start(may('dynamodb:PutItem', 'Table'));
    for (const _ of [1, 2]) expect(await cloud.invoke('Recorder', batch)).toMatchObject({ ok: true });
    const resource = 'arn:aws:dynamodb:eu-central-1:000000000000:table/Probe-Table';
    expect(of('permission.used')).toEqual([
      { type: 'permission.used', role: 'Probe-Role', action: 'dynamodb:PutItem', resource },
    ]);
  });

  test.each([
    [[], 'AccessDeniedException'],
    [[may('events:PutEvents', 'Bus')], undefined],
  ])('under %j puts events on the bus or is refused', async (statements, code) => {
    const { cloud } = await start(...statements);
    const credentials = { accessKeyId: await accessKey(cloud), secretAccessKey: 'local' };
    const client = new EventBridgeClient({ endpoint: cloud.eventsUrl, region, credentials });
    const Entries = [{ Source: 's', DetailType: 'd', Detail: '{"skip":1}', EventBusName: 'the-bus' }];
    const sent = client.send(new PutEventsCommand({ Entries })).then(
      () => undefined,
      (error: Error) => error.name,
    );
    expect(await sent).toBe(code);
  });

  test.each([
    [[], 403],
    [[may('lambda:InvokeFunction', 'Echo')], 200],
  ])('under %j invokes another or is refused', async (statements, status) => {
    const { cloud } = await start(...statements);
    const credential = `AWS4-HMAC-SHA256 Credential=${await accessKey(cloud)}/20260101/${region}/lambda/aws4_request`;
    const url = `${cloud.functionsUrl}/2015-03-31/functions/Probe-Echo/invocations`;
    const answer = await fetch(url, { method: 'POST', headers: { authorization: credential }, body: '{}' });
    expect(answer.status).toBe(status);
  });
});

test('whoever is no function is the account itself, and may do anything', async () => {
  const { cloud } = await start();
  const url = `${cloud.functionsUrl}/2015-03-31/functions/Probe-Echo/invocations`;
  expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(200);
});
