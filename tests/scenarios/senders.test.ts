import { readFileSync } from 'node:fs';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { API_ENVELOPE_SOURCE } from '@counterweight/ledger';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { publisherToken, type RunningStack, scratchFolder, startStack } from '../harness/stack.ts';

const golden = new URL('../../packages/contracts/golden/counterweight.dataset.described.v1.json', import.meta.url);
const text = readFileSync(golden, 'utf8');
const event = z.object({ id: z.string(), source: z.string(), type: z.string() }).parse(JSON.parse(text));

describe("the API's own envelope source", () => {
  const scratch = scratchFolder();
  let stack: RunningStack;

  beforeAll(async () => {
    stack = await startStack(scratch.folder, ['--empty']);
  });

  afterAll(async () => {
    await stack.stop();
    scratch.remove();
  });

  test('is refused to whoever calls the bus, in the place of the entry', async () => {
    const client = new EventBridgeClient({
      region: 'eu-central-1',
      endpoint: stack.events,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const Entries = [API_ENVELOPE_SOURCE, 'my-desk'].map((Source) => {
      return { EventBusName: 'counterweight', Source, DetailType: event.type, Detail: text };
    });
    const answer = await client.send(new PutEventsCommand({ Entries }));
    expect(answer.FailedEntryCount).toBe(1);
    expect(answer.Entries?.[0]).toMatchObject({ ErrorCode: 'NotAuthorizedForSourceException' });
    expect(answer.Entries?.[1]?.EventId).toBeDefined();
  });

  test('is what the API itself still publishes under', async () => {
    const headers = {
      authorization: `Bearer ${publisherToken(stack.dataDir)}`,
      'content-type': 'application/cloudevents+json',
    };
    const answer = await fetch(`${stack.api}/v1/events`, { method: 'POST', headers, body: text });
    expect(await answer.json()).toMatchObject({ results: [{ status: 'taken' }] });
    const outcome = async () => {
      const response = await fetch(`${stack.api}/v1/receipts?source=${event.source}&id=${event.id}`, { headers });
      return response.json();
    };
    await expect.poll(outcome, { timeout: 20_000 }).toMatchObject({ outcome: 'accepted' });
  });
});
