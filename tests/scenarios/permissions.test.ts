import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { grantedPermissions, usedPermissions } from '../harness/granted.ts';
import { type RunningStack, scratchFolder, startStack } from '../harness/stack.ts';

const unprojectable = 'a record that cannot be projected: nothing that ingest takes is one, so none can be sent';
const lost = 'projects as the projector does, what the stream did not deliver: a stack that runs loses nothing';

/** Granted, and not sure to be used by what this test does; each with the reason why it is needed all the same. */
const NOT_SEEN_HERE: Readonly<Record<string, string>> = {
  'Projector dynamodb:PutItem Quarantine': unprojectable,
  'Sweep dynamodb:BatchGetItem Views': lost,
  'Sweep dynamodb:PutItem Quarantine': unprojectable,
  'Sweep dynamodb:PutItem Views': lost,
  'Sweep dynamodb:Query Ledger': lost,
  'Sweep dynamodb:Query Views': lost,
};

const MALFORMED = {
  specversion: '1.0',
  id: 'malformed',
  source: 'my-desk',
  type: 'counterweight.dataset.described.v1',
};
const stackSchema = z.object({ functionsUrl: z.url() });

const scratch = scratchFolder();
let log = '';

beforeAll(async () => {
  await (await startStack(scratch.folder, ['--now', '2024-01-05'])).stop();
  // Days later: somebody asks for a day that is over and that nobody closed.
  const stack = await startStack(scratch.folder, ['--now', '2024-01-09']);
  try {
    await doEverything(stack);
  } finally {
    await stack.stop();
  }
  log = readFileSync(join(scratch.folder, 'functions.log'), 'utf8');
}, 120_000);
afterAll(() => scratch.remove());

/** Whatever makes the functions do all they do: every way of reading, an event that is refused, every schedule. */
async function doEverything(stack: RunningStack): Promise<void> {
  await publishMalformed(stack);
  for (const path of [
    '/v1/summary?known_at=2024-01-08',
    '/v1/views/strikes?by=month',
    '/v1/strikes?limit=1',
    '/v1/pledges?limit=1',
    '/v1/changes',
    '/v1/records?source=counterweight-demo&kind=strike',
    '/v1/receipts?source=counterweight-demo&id=none',
    '/v1/receipts?event_id=00000000-0000-0000-0000-000000000000',
  ]) {
    const { status } = await ask(stack, path);
    expect({ path, answered: status === 200 || status === 404 }).toEqual({ path, answered: true });
  }
  const { functionsUrl } = stackSchema.parse(JSON.parse(readFileSync(join(stack.dataDir, 'stack.json'), 'utf8')));
  for (const name of ['Sweep', 'Verify']) {
    const url = `${functionsUrl}/2015-03-31/functions/${name}/invocations`;
    const { status, headers } = await fetch(url, { method: 'POST', body: '{}' });
    expect({ name, status, failed: headers.get('x-amz-function-error') }).toEqual({ name, status: 200, failed: null });
  }
}

function ask(stack: RunningStack, path: string): Promise<Response> {
  const token = readFileSync(join(stack.dataDir, 'publisher-token'), 'utf8').trim();
  return fetch(`${stack.api}${path}`, { headers: { authorization: `Bearer ${token}` } });
}

/** Onto the bus itself, where nobody checks it first; resolves once it is found in quarantine. */
async function publishMalformed(stack: RunningStack): Promise<void> {
  const client = new EventBridgeClient({
    region: 'eu-central-1',
    endpoint: stack.events,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { source, type, id } = MALFORMED;
  const entry = { EventBusName: 'counterweight', Source: source, DetailType: type, Detail: JSON.stringify(MALFORMED) };
  await client.send(new PutEventsCommand({ Entries: [entry] }));
  const receipt = async () => {
    const answer = await ask(stack, `/v1/receipts?source=${source}&id=${id}`);
    return answer.ok ? answer.text() : '';
  };
  await vi.waitFor(async () => expect(await receipt()).toContain('quarantined'), { timeout: 20_000, interval: 200 });
}

test('no function asks for what its role does not allow', () => {
  expect(log).toContain('permission used: ');
  expect(log.match(/permission\.missing.*$/gm)).toBeNull();
});

test('every permission on tables and bus is used, or needed for a reason that stands here', () => {
  const used = new Set(usedPermissions(log));
  const granted = grantedPermissions();
  expect(granted.filter((each) => !used.has(each) && NOT_SEEN_HERE[each] === undefined)).toEqual([]);
  expect(Object.keys(NOT_SEEN_HERE).filter((each) => !granted.includes(each))).toEqual([]);
});
