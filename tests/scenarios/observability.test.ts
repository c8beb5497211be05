import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { publisherToken, type RunningStack, scratchFolder, startStack } from '../harness/stack.ts';

const golden = new URL('../../packages/contracts/golden/counterweight.dataset.described.v1.json', import.meta.url);
const described = z.looseObject({
  source: z.string(),
  type: z.string(),
  data: z.looseObject({ dataset: z.looseObject({}) }),
});
const event = described.parse(JSON.parse(readFileSync(golden, 'utf8')));
const stackSchema = z.object({ functionsUrl: z.url(), outputs: z.object({ BusName: z.string() }) });
/** Stands in everything that people write: in data, in reasons, in tokens. Nothing of that is for a log. */
const MARKER = 'Rosebud';

/** What each function is asked that no event or request reaches. One that is missing here fails the test by its name. */
const orders: Readonly<Record<string, object>> = {
  Sweep: {},
  CloseDay: {},
  Compactor: {},
  Verify: {},
  Checkpoint: {},
  Rebuild: { view: 'datasets' },
  Redact: {
    entity: 'newsroom-desk:dataset',
    record: 'description',
    revision: 1,
    reason: `named ${MARKER}`,
    answer: 451,
  },
  QuarantineRetry: { all: true },
  Redrive: { queue: 'verify' },
  Tokens: {
    call: 'put',
    grant: { id: 'a', name: MARKER, sha256: 'a'.repeat(64), sources: ['*'], createdAt: '2026-01-01T00:00:00.000Z' },
  },
};

const scratch = scratchFolder();
let stack: RunningStack;
beforeAll(async () => {
  stack = await startStack(scratch.folder, ['--empty']);
});
afterAll(async () => {
  await stack.stop();
  scratch.remove();
});

/** The dataset's description with the marker in its words. */
function marked(id: string, revision: unknown, title: string) {
  const { dataset } = event.data;
  return { ...event, id, data: { ...event.data, revision, dataset: { ...dataset, title: `${title} ${MARKER}` } } };
}

function ask(path: string, token: string, body?: unknown) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(`${stack.api}${path}`, { headers, ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}) });
}

function stackFile() {
  return stackSchema.parse(JSON.parse(readFileSync(join(stack.dataDir, 'stack.json'), 'utf8')));
}

/** Past the API, as another system publishes. Answers the bus's id. */
async function putOnBus(detail: ReturnType<typeof marked>): Promise<string> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new EventBridgeClient({ endpoint: stack.events, region: 'eu-central-1', credentials });
  const entry = { Source: detail.source, DetailType: detail.type, Detail: JSON.stringify(detail) };
  const { Entries } = await client.send(
    new PutEventsCommand({ Entries: [{ ...entry, EventBusName: stackFile().outputs.BusName }] }),
  );
  client.destroy();
  return Entries?.[0]?.EventId ?? '';
}

function invoke(name: string, order: object) {
  const { functionsUrl } = stackFile();
  return fetch(`${functionsUrl}/2015-03-31/functions/${name}/invocations`, {
    method: 'POST',
    body: JSON.stringify(order),
  });
}

function log(): string {
  return readFileSync(join(stack.dataDir, 'functions.log'), 'utf8');
}

/** Lines of the functions' own logger, by the name of the function in the templates. */
function lines() {
  return [...log().matchAll(/^\S+ Counterweight-dev-[A-Z][a-z]+-([A-Za-z]+)[0-9A-F]{8} (\{"level".*)$/gm)].map(
    ([, name = '', json = '']) => ({
      name,
      json,
      line: z.looseObject({ message: z.string() }).parse(JSON.parse(json)),
    }),
  );
}

function messagesAbout(id: string): string[] {
  return lines().flatMap(({ json, line }) => (json.includes(`"${id}"`) ? [line.message] : []));
}

describe('one id', () => {
  test('finds every step of an event from the API to the view', async () => {
    const token = publisherToken(stack.dataDir);
    expect((await ask('/v1/events', token, marked('over-https', 1, 'First'))).status).toBe(202);
    await expect
      .poll(() => messagesAbout('over-https'), { timeout: 20_000 })
      .toEqual(['sent', 'ingested', 'projected']);
  });

  test('of the publisher or of the bus finds an event that came past the API', async () => {
    const busId = await putOnBus(marked('over-the-bus', 2, 'Second'));
    await expect.poll(() => messagesAbout('over-the-bus'), { timeout: 20_000 }).toEqual(['ingested', 'projected']);
    expect(messagesAbout(busId)).toEqual(['ingested']);
  });

  test('of an event that is refused finds where its way ended', async () => {
    await putOnBus(marked('refused', 'no number', 'Third'));
    await expect.poll(() => messagesAbout('refused'), { timeout: 20_000 }).toEqual(['ingested']);
    expect(log()).toContain('{"event_id":"refused"');
  });
});

describe('the log of the functions', () => {
  test('is written by every function, and holds nothing of what people wrote and no token', async () => {
    const token = publisherToken(stack.dataDir);
    await putOnBus(marked(`${MARKER} is no id`, 3, 'Fourth'));
    await putOnBus(marked('a-conflict', 1, 'Another first'));
    await ask('/v1/events', `cw_0123456789abcdef_${MARKER}`, marked('forbidden', 3, 'Fifth'));
    await ask('/v1/events', token, marked('malformed', MARKER, 'Sixth'));
    await ask(`/v1/strikes?place=${MARKER}`, token);
    await expect.poll(() => messagesAbout('a-conflict'), { timeout: 20_000 }).toEqual(['ingested']);

    const { message } = z.looseObject({ message: z.string() }).parse(await (await invoke('none', {})).json());
    const functions = [...message.matchAll(/Counterweight-dev-[A-Z][a-z]+-([A-Za-z]+)[0-9A-F]{8}/g)];
    expect(functions.length).toBeGreaterThanOrEqual(5);
    for (const [full, name = ''] of functions) {
      const order = orders[name];
      if (order !== undefined)
        expect({ name, status: (await invoke(full, order)).status }).toEqual({ name, status: 200 });
    }
    // What a function prints reaches the log a moment after its answer.
    const silent = () => {
      const wrote = new Set(lines().map(({ name }) => name));
      return functions.map(([, name = '']) => name).filter((name) => !wrote.has(name));
    };
    await expect.poll(silent, { timeout: 20_000 }).toEqual([]);

    expect(log()).not.toContain(MARKER);
    expect(log()).not.toContain(token.slice('cw_0123456789abcdef_'.length));
  });

  test('says of every line which service wrote it and for which request', () => {
    for (const { line } of lines()) {
      expect(line).toMatchObject({ service: expect.stringMatching(/^(api|ingest|projector|compactor|operations)$/) });
      expect(line).toMatchObject({
        request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        timestamp: expect.anything(),
      });
    }
  });
});
