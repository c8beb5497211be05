import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BatchGetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, it } from 'vitest';
import { type DynamoDbEngine, openDynamoDbEngine } from '../src/engine/engine.ts';
import { crashTable, TRANSACTION_ITEMS } from './fixtures/crash-table.ts';

const KILLS = 10;
const GROUPS = [0, 1, 2, 3];
const child = fileURLToPath(new URL('./fixtures/crash-child.ts', import.meta.url));
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Lets the child write until some transactions are acknowledged and a moment more, then kills it. */
async function writeAndKill(dir: string, firstRound: number, moreMs: number): Promise<Map<number, number>> {
  const acknowledged = new Map<number, number>();
  const writer: ChildProcess = spawn(process.execPath, [child, dir, String(firstRound)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => writer.once('exit', resolve));
  let text = '';
  await new Promise<void>((resolve, reject) => {
    writer.once('exit', () => reject(new Error('the writer ended by itself')));
    writer.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      resolve();
    });
  });
  await delay(moreMs);
  writer.kill('SIGKILL');
  await exited;
  for (const line of text.split('\n').slice(0, -1)) {
    const [group = 0, round = 0] = line.split(' ').map(Number);
    acknowledged.set(group, round);
  }
  return acknowledged;
}

async function roundsOf(engine: DynamoDbEngine): Promise<number[][]> {
  const { url, close } = await engine.listen(0);
  const client = new DynamoDBClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const ids = GROUPS.flatMap((group) =>
    Array.from({ length: TRANSACTION_ITEMS }, (_none, index) => `${group}-${index}`),
  );
  const { Responses } = await client.send(
    new BatchGetItemCommand({ RequestItems: { Crash: { Keys: ids.map((id) => ({ id: { S: id } })) } } }),
  );
  client.destroy();
  await close();
  const items = Responses?.Crash ?? [];
  return GROUPS.map((group) =>
    items.flatMap((item) => (item.id?.S?.startsWith(`${group}-`) ? [Number(item.round?.N)] : [])),
  );
}

/** The newest round of every item according to the stream. */
function streamRounds(engine: DynamoDbEngine): Map<string, number> {
  const stream = engine.stream('Crash');
  const newest = new Map<string, number>();
  for (let lane = 0; lane < (stream?.lanes ?? 0); lane++) {
    for (const { dynamodb } of stream?.read(lane, undefined, Number.POSITIVE_INFINITY) ?? []) {
      newest.set(dynamodb.Keys.id?.S ?? '', Number(dynamodb.NewImage?.round?.N));
    }
  }
  return newest;
}

it('keeps every acknowledged transaction, and none by halves, through kill -9 at any moment', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'crash-'));
  cleanups.push(() => rm(dir, { recursive: true, force: true }));
  for (let kill = 0; kill < KILLS; kill++) {
    const acknowledged = await writeAndKill(dir, kill * 10_000, 20 + kill * 13);
    const engine = await openDynamoDbEngine({ dir });
    cleanups.push(() => engine.close());
    await engine.ensureTable(crashTable);
    const streamed = streamRounds(engine);
    for (const [group, rounds] of (await roundsOf(engine)).entries()) {
      expect([0, TRANSACTION_ITEMS]).toContain(rounds.length);
      expect(new Set(rounds).size).toBeLessThanOrEqual(1);
      expect(rounds[0] ?? -1).toBeGreaterThanOrEqual(acknowledged.get(group) ?? -1);
      const inStream = rounds.map((_round, index) => streamed.get(`${group}-${index}`));
      expect(inStream).toEqual(rounds);
    }
    await engine.close();
    cleanups.pop();
  }
}, 60_000);
