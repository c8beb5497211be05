import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

const path = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url));
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

let dataDir: string;
let child: ChildProcess | undefined;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'example-'));
});
afterEach(() => child?.kill('SIGKILL'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Starts the bin and answers how it ended, with all it wrote. */
function localcloud(...args: readonly string[]) {
  const started = spawn(process.execPath, [path('bin/localcloud.ts'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  child = started;
  const written = { stdout: '', stderr: '' };
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    written.stdout += text;
  });
  started.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.stderr += text;
  });
  const ended = once(started, 'close').then(([code]) => ({ code, ...written }));
  return { written, ended, interrupt: () => started.kill('SIGINT') };
}

/** Runs the example until it says that it runs; `value` reads the lines it printed. */
async function runExample(...options: readonly string[]) {
  const run = localcloud('run', path('example/assembly'), '--data-dir', dataDir, ...options);
  await expect.poll(() => run.written.stdout, { timeout: 20_000 }).toContain('Ctrl-C ends it');
  const value = (name: string) => new RegExp(`^${name}(?:=|: )(.*)$`, 'm').exec(run.written.stdout)?.[1] ?? '';
  const region = value('AWS_REGION');
  const tables = new DynamoDBClient({ endpoint: value('AWS_ENDPOINT_URL_DYNAMODB'), region, credentials });
  const textOf = async (id: string) => {
    const command = new GetItemCommand({ TableName: value('Output NotesTable'), Key: { id: { S: id } } });
    return (await tables.send(command)).Item?.text?.S;
  };
  return { ...run, region, value, textOf };
}

describe('localcloud run', () => {
  test('runs the example: a message sent with the SDK becomes an item, and Ctrl-C ends it', async () => {
    const { region, value, textOf, written, interrupt, ended } = await runExample('--now', '2030-01-01T00:00:00Z');
    const endpoint = { endpoint: value('AWS_ENDPOINT_URL_SQS'), useQueueUrlAsEndpoint: false };
    const queues = new SQSClient({ ...endpoint, region, credentials });
    const QueueUrl = value('Output InboxUrl');
    const sent = await queues.send(new SendMessageCommand({ QueueUrl, MessageBody: 'remember the milk' }));
    await expect.poll(() => textOf(sent.MessageId ?? ''), { timeout: 20_000 }).toBe('remember the milk');
    const { startedAt } = JSON.parse(await readFile(join(dataDir, 'stack.json'), 'utf8'));
    expect(startedAt).toMatch(/^2030-01-01T00:0/);
    await expect.poll(() => written.stderr).toBe('[Notes-StoreNote] stored 1 of 1\n');
    interrupt();
    expect(await ended).toMatchObject({ code: 0 });

    const again = await runExample();
    expect(await again.textOf(sent.MessageId ?? '')).toBe('remember the milk');
    again.interrupt();
    expect(await again.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    [['run', '/nonexistent'], 1, /^localcloud: \/nonexistent\/manifest\.json cannot be read/],
    [['run'], 2, /^localcloud: name one directory that `cdk synth` wrote\n\nusage: localcloud run/],
    [['walk'], 2, /^localcloud: there is no command walk\n\nusage/],
  ])('%j ends with %i and says why', async (args, code, message) => {
    expect(await localcloud(...args).ended).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(message) });
  });
});
