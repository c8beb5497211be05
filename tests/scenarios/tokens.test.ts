import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { fakeCloudFormation } from '../../apps/cli/test/fake-cloudformation.ts';
import { type RunningStack, runCw, scratchFolder, startStack } from '../harness/stack.ts';

const golden = new URL('../../packages/contracts/golden/counterweight.dataset.described.v1.json', import.meta.url);
const text = readFileSync(golden, 'utf8');
const event = z.looseObject({ id: z.string(), source: z.string() }).parse(JSON.parse(text));
const stackSchema = z.object({ dynamodbUrl: z.url(), outputs: z.record(z.string(), z.string()) });

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
});

test('an operator reaches the tables of a deployed environment through what CloudFormation says of it', async () => {
  const { dynamodbUrl, outputs } = stackSchema.parse(
    JSON.parse(readFileSync(join(stack.dataDir, 'stack.json'), 'utf8')),
  );
  const cloudFormation = await fakeCloudFormation([{ name: 'Counterweight-staging-Data', outputs }]);
  const env = {
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.url,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodbUrl,
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
