import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, test } from 'vitest';
import { startLocalCloud } from '../src/index.ts';
import { pipelineTemplate } from './fixtures/pipeline-template.ts';
import { type TestTemplate, writeAssembly } from './fixtures/write-assembly.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const region = 'eu-central-1';
const runCloud = fileURLToPath(new URL('./fixtures/run-cloud.ts', import.meta.url));

function newDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'cloud-'));
}

async function startChild(assembly: string, dataDir: string) {
  const child = spawn(process.execPath, [runCloud, assembly, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  return { child, eventsUrl: String(line).trim() };
}

async function publish(endpoint: string, from: number, count: number): Promise<void> {
  const client = new EventBridgeClient({ endpoint, region, credentials, maxAttempts: 1 });
  for (let first = from; first < from + count; first += 10) {
    const Entries = Array.from({ length: 10 }, (_, index) => ({
      Source: 'test',
      DetailType: 'thing',
      Detail: JSON.stringify({ id: first + index }),
      EventBusName: 'the-bus',
    }));
    await client.send(new PutEventsCommand({ Entries }));
  }
  client.destroy();
}

async function countItems(endpoint: string, TableName: string): Promise<number> {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  return (await client.send(new ScanCommand({ TableName, Select: 'COUNT' }))).Count ?? 0;
}

describe('a cloud killed in the middle of its work', () => {
  test('loses no event it answered for, and starts again over what the kill left behind', async () => {
    const assembly = await writeAssembly(pipelineTemplate);
    const dataDir = await newDataDir();
    const { child, eventsUrl } = await startChild(assembly, dataDir);
    await publish(eventsUrl, 0, 100);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(join(dataDir, 'stack.json'))).toBe(true);

    const port = Number(new URL(eventsUrl).port);
    const blocker = createServer().listen(port, '127.0.0.1');
    await once(blocker, 'listening');
    await expect(startLocalCloud({ assembly, dataDir, ports: { events: port } })).rejects.toThrow('taken');
    expect(existsSync(join(dataDir, 'stack.json'))).toBe(false);
    blocker.close();

    const cloud = await startLocalCloud({ assembly, dataDir });
    await cloud.idle();
    expect(await countItems(cloud.dynamodbUrl, 'Probe-Table')).toBe(100);
    expect(await countItems(cloud.dynamodbUrl, 'Probe-Counts')).toBe(100);
    await cloud.close();
  });
});

describe('a cloud with a data directory', () => {
  test('goes on with its queues and streams where it stopped', async () => {
    const { FromQueue: _reader, ...unread } = pipelineTemplate.Resources;
    const stopped: TestTemplate = { ...pipelineTemplate, Resources: unread };
    const dataDir = await newDataDir();
    const first = await startLocalCloud({ assembly: await writeAssembly(stopped), dataDir });
    await publish(first.eventsUrl, 0, 20);
    await first.close();
    const second = await startLocalCloud({ assembly: await writeAssembly(pipelineTemplate), dataDir });
    await second.idle();
    await second.close();
    const counted: string[] = [];
    const third = await startLocalCloud({
      assembly: await writeAssembly(pipelineTemplate),
      dataDir,
      onEvent: (event) => counted.push(event.type),
    });
    await third.idle();
    expect(await countItems(third.dynamodbUrl, 'Probe-Counts')).toBe(20);
    const client = new DynamoDBClient({ endpoint: third.dynamodbUrl, region, credentials });
    const { Items = [] } = await client.send(new ScanCommand({ TableName: 'Probe-Counts' }));
    expect(new Set(Items.map((item) => item.seen?.N))).toEqual(new Set(['1']));
    await third.close();
  });

  test('says where it is in a file while it runs, and only then', async () => {
    const dataDir = await newDataDir();
    const assembly = await writeAssembly(pipelineTemplate);
    const cloud = await startLocalCloud({ assembly, dataDir });
    const { eventsUrl, dynamodbUrl, functionsUrl, httpUrl, outputs } = cloud;
    const stack = JSON.parse(await readFile(join(dataDir, 'stack.json'), 'utf8'));
    expect(stack).toMatchObject({ pid: process.pid, eventsUrl, dynamodbUrl, functionsUrl, httpUrl, outputs });
    await cloud.close();
    expect(existsSync(join(dataDir, 'stack.json'))).toBe(false);
  });

  test('refuses a directory that another cloud uses, which goes on undisturbed', async () => {
    const dataDir = await newDataDir();
    const assembly = await writeAssembly(pipelineTemplate);
    const first = await startLocalCloud({ assembly, dataDir });
    await expect(startLocalCloud({ assembly, dataDir })).rejects.toMatchObject({ code: 'data_dir_locked' });
    expect(existsSync(join(dataDir, 'stack.json'))).toBe(true);
    await first.close();
  });

  test('refuses tables that were made with other keys', async () => {
    const dataDir = await newDataDir();
    await (await startLocalCloud({ assembly: await writeAssembly(pipelineTemplate), dataDir })).close();
    const Counts = {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        AttributeDefinitions: [{ AttributeName: 'other', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'other', KeyType: 'HASH' }],
      },
    };
    const assembly = await writeAssembly({ Resources: { ...pipelineTemplate.Resources, Counts } });
    const start = startLocalCloud({ assembly, dataDir });
    await expect(start).rejects.toMatchObject({
      code: 'data_dir_unusable',
      message: expect.stringContaining('Counts'),
    });
  });
});

describe('a port that is taken', () => {
  test.each(['events', 'dynamodb', 'functions', 'http'])(
    'is named with its option, ports.%s, and nothing stays behind',
    async (name) => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const dataDir = await newDataDir();
      const assembly = await writeAssembly(pipelineTemplate);
      await expect(startLocalCloud({ assembly, dataDir, ports: { [name]: port } })).rejects.toMatchObject({
        code: 'port_taken',
        message: expect.stringMatching(new RegExp(`${port}.*ports\\.${name}`)),
      });
      server.close();
      await once(server, 'close');
      await (await startLocalCloud({ assembly, dataDir, ports: { [name]: port } })).close();
    },
  );
});
