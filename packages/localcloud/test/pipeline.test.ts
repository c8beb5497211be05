import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalCloud, type LocalCloudEvent, startLocalCloud } from '../src/index.ts';
import { pipelineTemplate } from './fixtures/pipeline-template.ts';
import { writeAssembly } from './fixtures/write-assembly.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const region = 'eu-central-1';

function entry(id: number, more: Readonly<Record<string, unknown>> = {}) {
  const Detail = JSON.stringify({ id, n: id, ...more });
  return { Source: 'test', DetailType: 'thing.happened', Detail, EventBusName: 'the-bus' };
}

describe.each(['once', 'twice-and-shuffled'] as const)('an event published with the SDK, delivered %s', (delivery) => {
  let cloud: LocalCloud;
  const log: LocalCloudEvent[] = [];
  let events: EventBridgeClient;
  let tables: DynamoDBClient;

  beforeAll(async () => {
    const assembly = await writeAssembly(pipelineTemplate);
    cloud = await startLocalCloud({ assembly, dataDir: undefined, delivery, onEvent: (event) => log.push(event) });
    events = new EventBridgeClient({ endpoint: cloud.eventsUrl, region, credentials });
    tables = new DynamoDBClient({ endpoint: cloud.dynamodbUrl, region, credentials });
  });
  afterAll(() => cloud.close());

  async function seenCounts(): Promise<number[]> {
    const { Items = [] } = await tables.send(new ScanCommand({ TableName: 'Probe-Counts' }));
    return Items.map((item) => Number(item.seen?.N));
  }

  test('goes through queue, function, table and stream', async () => {
    for (let first = 0; first < 50; first += 10) {
      const Entries = Array.from({ length: 10 }, (_, index) => entry(first + index));
      const answer = await events.send(new PutEventsCommand({ Entries }));
      expect(answer.FailedEntryCount).toBe(0);
    }
    await cloud.idle();
    const counts = await seenCounts();
    expect(counts).toHaveLength(50);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(delivery === 'once' ? 1 : 2);
  });

  test('lands among the dead letters when its function keeps refusing it', async () => {
    await events.send(new PutEventsCommand({ Entries: [entry(100, { poison: true }), entry(101)] }));
    await cloud.idle();
    const dead = cloud.messages('Dead') ?? [];
    expect(dead.length).toBe(delivery === 'once' ? 1 : 2);
    expect(JSON.parse(dead[0]?.body ?? '{}').detail).toMatchObject({ id: 100 });
    expect(await seenCounts()).toHaveLength(51);
  });

  test('is told when no rule matches it', async () => {
    await events.send(new PutEventsCommand({ Entries: [entry(200, { skip: true })] }));
    expect(log.filter(({ type }) => type === 'bus.unmatched')).toHaveLength(1);
  });
});
