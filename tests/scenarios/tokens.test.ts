import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { fakeCloudFormation } from '../../apps/cli/test/fake-cloudformation.ts';
import { type RunningStack, runCw, scratchFolder, startStack } from '../harness/stack.ts';

const golden = new URL('../../packages/contracts/golden/counterweight.dataset.described.v1.json', import.meta.url);
const text = readFileSync(golden, 'utf8');
const event = z.looseObject({ id: z.string(), source: z.string() }).parse(JSON.parse(text));
const stackSchema = z.object({
  dynamodbUrl: z.url(),
  functionsUrl: z.url(),
  outputs: z.record(z.string(), z.string()),
});

const scratch = scratchFolder();
let stack: RunningStack;

beforeAll(async () => {
  stack = await startStack(scratch.folder, ['--empty']);
});
afterAll(async () => {
  await stack.stop();
  scratch.remove();
});

async function cwToken(...args: readonly string[]) {
  const { code, stdout, stderr } = await runCw(['token', ...args, '--data-dir', stack.dataDir]).result;
  expect(code, stderr).toBe(0);
  return stdout;
}

function send(token: string, body: unknown = event) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(`${stack.api}/v1/events`, { method: 'POST', headers, body: JSON.stringify(body) });
}

test('a token that the operator creates publishes for its sources, until the operator revokes it', async () => {
  const token = (await cwToken('create', '--name', 'desk', '--source', event.source)).trim();
  const [, id = ''] = token.split('_');
  expect((await send(token)).status).toBe(202);
  expect((await send(token, { ...event, source: 'somebody-else' })).status).toBe(403);
  const receipt = () =>
    fetch(`${stack.api}/v1/receipts?source=${event.source}&id=${event.id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  await expect.poll(async () => (await receipt()).status, { timeout: 20_000 }).toBe(200);

  await cwToken('suspend', id, '--reason', 'seen in a log');
  expect(await (await send(token)).json()).toMatchObject({ code: 'token_suspended' });
  await cwToken('resume', id);
  expect((await send(token, { ...event, subject: 'other' })).status).toBe(202);

  await cwToken('revoke', id, '--reason', 'found in a log');
  const refused = await send(token);
  expect([refused.status, refused.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
  expect(await refused.json()).toMatchObject({ code: 'token_revoked' });
  expect((await receipt()).status).toBe(401);
  expect(await cwToken('list')).toMatch(new RegExp(`^${id} +desk .* revoked .*: found in a log$`, 'm'));
}, 90_000);

const strike = z
  .looseObject({ data: z.looseObject({ strike: z.looseObject({}) }), source: z.string() })
  .parse(JSON.parse(readFileSync(new URL('counterweight.strike.reported.v1.json', golden), 'utf8')));
const pagesOfStrikes = ['/v1/views/strikes?by=day&format=csv', '/v1/views/strikes?by=weapon&format=csv'];

/** The golden strike as another revision or entity says it. */
function strikeOf(local: string, revision: number, launched: number) {
  const data = { ...strike.data, entity: `${strike.source}:${local}`, revision };
  const counted = { ...data.strike, counts: { launched } };
  return { ...strike, id: `${local}.r${revision}`, data: { ...data, strike: counted } };
}

async function answers(): Promise<readonly string[]> {
  return Promise.all(pagesOfStrikes.map(async (path) => (await fetch(`${stack.api}${path}`)).text()));
}

test('what a stolen token wrote is taken back, and answers are the same bytes as before', async () => {
  const [owner, stolen] = [
    (await cwToken('create', '--name', 'owner', '--source', strike.source)).trim(),
    (await cwToken('create', '--name', 'stolen', '--source', strike.source)).trim(),
  ];
  const [, id = ''] = stolen.split('_');
  const shown = { timeout: 30_000 };
  expect((await send(owner, [strikeOf('a', 1, 12), strikeOf('b', 1, 7)])).status).toBe(202);
  await expect.poll(async () => (await answers())[0], shown).toContain(',19,');
  const before = await answers();

  expect((await send(stolen, [strikeOf('a', 2, 9000), strikeOf('lie', 1, 500)])).status).toBe(202);
  await expect.poll(async () => (await answers())[0], shown).toContain(',9507,');
  const takeback = ['takeback', id, '--since', '2026-01-01', '--reason', 'written with a stolen token'];
  const early = await runCw(['token', ...takeback, '--data-dir', stack.dataDir]).result;
  expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('suspend or revoke it first')]);

  await cwToken('suspend', id, '--reason', 'seen in a log');
  expect((await send(stolen, strikeOf('lie', 2, 1))).status).toBe(401);
  expect(await cwToken(...takeback)).toContain('2 of 2 records of token');
  await expect.poll(answers, shown).toEqual(before);
  expect(await cwToken(...takeback)).toContain('0 of 0 records of token');
  expect((await send(owner, strikeOf('a', 4, 13))).status).toBe(202);
  await expect.poll(async () => (await answers())[0], shown).toContain(',20,');
}, 120_000);

test('an operator reaches the functions of a deployed environment through what CloudFormation says of it', async () => {
  const { dynamodbUrl, functionsUrl, outputs } = stackSchema.parse(
    JSON.parse(readFileSync(join(stack.dataDir, 'stack.json'), 'utf8')),
  );
  const cloudFormation = await fakeCloudFormation([{ name: 'Counterweight-staging-Data', outputs }]);
  const env = {
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.url,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodbUrl,
    AWS_ENDPOINT_URL_LAMBDA: functionsUrl,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'secret',
  };
  const created = await runCw(['token', 'create', '--name', 'press', '--source', '*', '--stack', 'staging'], { env })
    .result;
  await cloudFormation.close();
  expect([created.code, created.stderr]).toEqual([0, expect.stringContaining('of press may speak for: any source')]);
  expect((await send(created.stdout.trim(), { ...event, id: 'from-press' })).status).toBe(202);
});

test('the token that a start leaves in the data directory is one of them', async () => {
  expect(await cwToken('list')).toMatch(/^[0-9a-f]{16} +local +any source +\S+ +taken$/m);
});
