import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalCloud, type LocalCloudEvent, startLocalCloud } from '../src/index.ts';
import { pipelineTemplate } from './fixtures/pipeline-template.ts';
import { writeAssembly } from './fixtures/write-assembly.ts';

let cloud: LocalCloud;
let lambda: LambdaClient;
const log: LocalCloudEvent[] = [];

beforeAll(async () => {
  cloud = await startLocalCloud({
    assembly: await writeAssembly(pipelineTemplate),
    dataDir: undefined,
    environment: { ADDED: 'yes' },
    onEvent: (event) => log.push(event),
  });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  lambda = new LambdaClient({ endpoint: cloud.functionsUrl, region: cloud.region, credentials });
});
afterAll(() => cloud.close());

async function invoke(
  payload: unknown,
  FunctionName = 'Probe-Echo',
  InvocationType: 'Event' | 'RequestResponse' = 'RequestResponse',
) {
  const Payload = JSON.stringify(payload);
  const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload, InvocationType }));
  const text = answer.Payload?.transformToString() ?? '';
  return {
    status: answer.StatusCode,
    error: answer.FunctionError,
    payload: text === '' ? undefined : JSON.parse(text),
  };
}

describe('a function invoked with the SDK', () => {
  test('answers what its handler returns', async () => {
    expect(await invoke({ a: [1] })).toEqual({ status: 200, error: undefined, payload: { a: [1] } });
  });

  test.each(['Echo', 'arn:aws:lambda:eu-central-1:000000000000:function:Probe-Echo'])(
    'is found as %s',
    async (name) => {
      expect(await invoke({ a: 1 }, name)).toMatchObject({ payload: { a: 1 } });
    },
  );

  test('that throws answers the error as Lambda words it', async () => {
    const { status, error, payload } = await invoke({ fail: true });
    expect([status, error]).toEqual([200, 'Unhandled']);
    expect(payload).toMatchObject({ errorType: 'TypeError', errorMessage: 'as you wish' });
    expect(payload.trace[0]).toBe('TypeError: as you wish');
  });

  test('that overruns is killed, and the next invocation works', async () => {
    const { error, payload } = await invoke({ hang: true });
    expect(error).toBe('Unhandled');
    expect(payload.errorMessage).toMatch(/^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/);
    expect(await invoke({ a: 2 })).toMatchObject({ payload: { a: 2 } });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(log.filter((event) => event.type === 'function.log' && event.line === 'hung on')).toEqual([]);
  });

  test('whose process ended between two invocations is started anew', async () => {
    await invoke({ exitLater: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await invoke({ a: 4 })).toMatchObject({ error: undefined, payload: { a: 4 } });
  });

  test('that ends its process answers an error, and the next invocation works', async () => {
    expect(await invoke({ exit: true })).toMatchObject({
      error: 'Unhandled',
      payload: { errorType: 'Runtime.ExitError' },
    });
    expect(await invoke({ a: 3 })).toMatchObject({ payload: { a: 3 } });
  });

  test('sees its own environment and nothing of the shell', async () => {
    const { payload: names } = await invoke({ environment: true });
    expect(names).toEqual(
      expect.arrayContaining(['ADDED', 'TABLE', 'AWS_REGION', 'AWS_ENDPOINT_URL_DYNAMODB', '_HANDLER']),
    );
    expect(names).not.toContain('HOME');
    expect(names.filter((name: string) => name.startsWith('VITEST') || name.startsWith('npm_'))).toEqual([]);
  });

  test('knows how much of its time is left', async () => {
    const { payload } = await invoke({ remaining: true });
    expect(payload).toBeGreaterThan(500);
    expect(payload).toBeLessThanOrEqual(1000);
  });

  test('has its output in the log sink under its name', async () => {
    await invoke({});
    await expect
      .poll(() => log)
      .toContainEqual({ type: 'function.log', functionName: 'Probe-Echo', line: 'asked 36', stream: 'stdout' });
  });

  test('that does not exist is said so, with those that do', async () => {
    await expect(invoke({}, 'Nobody')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: expect.stringContaining('Probe-Echo'),
    });
  });

  test('as an event is answered at once and retried behind the scenes', async () => {
    const before = log.filter(({ type }) => type === 'function.failed').length;
    expect(await invoke({ fail: true }, 'Probe-Echo', 'Event')).toMatchObject({ status: 202 });
    await cloud.idle();
    expect(log.filter(({ type }) => type === 'function.failed').length - before).toBe(3);
    expect(log.at(-1)).toMatchObject({ type: 'messages.discarded', count: 1 });
  });
});

describe('a running function', () => {
  test('is not touched when the assembly it came from goes away', async () => {
    const assembly = await writeAssembly(pipelineTemplate);
    const bundle = await mkdtemp(join(tmpdir(), 'bundle-'));
    await writeFile(join(bundle, 'index.js'), 'exports.handler = async () => "still here";');
    const manifest = join(assembly, 'Probe.assets.json');
    const assets = JSON.parse(await readFile(manifest, 'utf8'));
    assets.files.echo.source.path = relative(assembly, bundle);
    await writeFile(manifest, JSON.stringify(assets));
    const other = await startLocalCloud({ assembly, dataDir: undefined });
    await rm(bundle, { recursive: true });
    await rm(assembly, { recursive: true });
    expect(await other.invoke('Echo', {})).toEqual({ ok: true, payload: 'still here' });
    await other.close();
  });
});

describe('the function endpoint', () => {
  test('refuses an invocation type it does not serve by name', async () => {
    const command = new InvokeCommand({ FunctionName: 'Echo', InvocationType: 'DryRun' });
    await expect(lambda.send(command)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('DryRun is not served here'),
    });
  });

  test('refuses a Host that is not a loopback name', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const url = new URL(`${cloud.functionsUrl}/2015-03-31/functions/Echo/invocations`);
      request(url, { method: 'POST', headers: { host: 'evil.example' } }, (response) => resolve(response.statusCode))
        .on('error', reject)
        .end('{}');
    });
    expect(status).toBe(403);
  });
});

test('a call in process answers the result or the error, and names functions it does not know', async () => {
  expect(await cloud.invoke('Echo', { a: 1 })).toEqual({ ok: true, payload: { a: 1 } });
  expect(await cloud.invoke('Echo', { fail: true })).toEqual({
    ok: false,
    errorType: 'TypeError',
    errorMessage: 'as you wish',
  });
  await expect(cloud.invoke('Nobody', {})).rejects.toMatchObject({ code: 'unknown_function' });
});
