import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type RunningStack, scratchFolder, startStack } from '../harness/stack.ts';

const viewSchema = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  definition: z.object({ seq: z.number() }),
});
const changesSchema = z.object({ data: z.array(z.object({ day: z.string() })) });

async function inFolder(body: (folder: string) => Promise<void>): Promise<void> {
  const scratch = scratchFolder();
  try {
    await body(scratch.folder);
  } finally {
    scratch.remove();
  }
}

async function december(stack: RunningStack) {
  const response = await fetch(`${stack.api}/v1/views/strikes?by=day&from=2023-12-29&to=2023-12-29`);
  return viewSchema.parse(await response.json());
}

test('a start with --empty loads nothing, and a stop ends with 0', async () => {
  await inFolder(async (folder) => {
    const stack = await startStack(folder, ['--empty']);
    expect((await december(stack)).data).toEqual([]);
    expect(await stack.stop()).toBe(0);
  });
});

test('what it keeps is readable by its owner alone', async () => {
  await inFolder(async (folder) => {
    const stack = await startStack(folder);
    await stack.stop();
    const all = readdirSync(stack.dataDir, { recursive: true, encoding: 'utf8' }).map((name) =>
      join(stack.dataDir, name),
    );
    // Copies of the bundles keep the modes of what they are copied from, in a folder that nobody else can enter.
    const kept = all.filter((path) => !path.startsWith(join(stack.dataDir, 'functions', '/')));
    const open = [stack.dataDir, ...kept].filter((path) => (statSync(path).mode & 0o077) !== 0);
    expect([all.length > 10, open]).toEqual([true, []]);
  });
});

test('no port of it answers a web page of elsewhere', async () => {
  await inFolder(async (folder) => {
    const stack = await startStack(folder, ['--empty']);
    const addresses: unknown = JSON.parse(readFileSync(join(stack.dataDir, 'stack.json'), 'utf8'));
    const urls = Object.values(Object(addresses)).filter((value): value is string => /^http:/.test(String(value)));
    expect(new Set([...urls, stack.api, stack.events]).size).toBeGreaterThan(5);
    for (const url of new Set([...urls, stack.api, stack.events])) {
      const post = { method: 'POST', body: '{}' };
      const foreign = { origin: 'https://example.org', 'content-type': 'text/plain' };
      const answers = await Promise.all([
        fetch(url, { headers: { origin: 'null' } }),
        fetch(url, { ...post, headers: foreign }),
        fetch(`${url}/2015-03-31/functions/Sweep/invocations`, { ...post, headers: foreign }),
        fetch(`${url}/2015-03-31/functions/Redact/invocations`, {
          ...post,
          headers: { 'sec-fetch-site': 'cross-site' },
        }),
      ]);
      expect({ url, refused: answers.map(({ status }) => [400, 403].includes(status)) }).toEqual({
        url,
        refused: [true, true, true, true],
      });
    }
    await stack.stop();
  });
});

test('data survives a restart, and the demo set is not loaded twice', async () => {
  await inFolder(async (folder) => {
    const first = await startStack(folder);
    const before = await december(first);
    expect(before.data).toMatchObject([{ launched: 158, destroyed: 114 }]);
    await first.stop();
    const second = await startStack(folder);
    expect(await december(second)).toEqual(before);
    await second.stop();
  });
});

test('a start that was killed while it loaded the demo set is completed by the next', async () => {
  await inFolder(async (folder) => {
    await startStack(folder, [], { killAt: 'Loading the demo set' });
    const stack = await startStack(folder);
    expect((await december(stack)).data).toMatchObject([{ launched: 158, destroyed: 114 }]);
    await stack.stop();
  });
});

test('--now sets the clock that known days are taken from', async () => {
  await inFolder(async (folder) => {
    const stack = await startStack(folder, ['--now', '2026-06-05T09:00:00Z']);
    const { data } = changesSchema.parse(await (await fetch(`${stack.api}/v1/changes`)).json());
    expect(new Set(data.map(({ day }) => day))).toEqual(new Set(['2026-06-05']));
    const closed = await fetch(`${stack.api}/v1/views/strikes?known_at=2026-06-04`);
    expect(closed.status).toBe(200);
    expect(viewSchema.parse(await closed.json()).data).toEqual([]);
    const open = await fetch(`${stack.api}/v1/views/strikes?known_at=2026-06-05`);
    expect(open.status).toBe(422);
    await stack.stop();
  });
});

test('a data directory in use and a port that is taken are said so', async () => {
  await inFolder(async (folder) => {
    const stack = await startStack(folder, ['--empty']);
    await expect(startStack(folder, ['--empty'])).rejects.toThrow(/ended with 1[\s\S]*data directory .* is in use/);
    await inFolder(async (other) => {
      const port = new URL(stack.api).port;
      await expect(startStack(other, ['--empty', '--port', port])).rejects.toThrow(
        /ended with 1[\s\S]*Port \d+.*taken[\s\S]*PORT and EVENTS_PORT/,
      );
    });
    await stack.stop();
  });
});

test('stack.json says where everything is, and a function can be invoked there', async () => {
  await inFolder(async (folder) => {
    const stack = await startStack(folder);
    const file = z
      .object({
        pid: z.number(),
        functionsUrl: z.url(),
        dynamodbUrl: z.url(),
        outputs: z.looseObject({ LedgerTableName: z.string() }),
      })
      .parse(JSON.parse(readFileSync(join(folder, 'stack.json'), 'utf8')));
    expect(file.pid).toBe(stack.pid);
    const response = await fetch(`${file.functionsUrl}/2015-03-31/functions/Verify/invocations`, {
      method: 'POST',
      body: '{}',
    });
    expect(response.headers.get('x-amz-function-error')).toBeNull();
    expect(await response.json()).toMatchObject({ differences: 0 });
    await stack.stop();
  });
});
