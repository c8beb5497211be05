import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { withSnippets } from '../../scripts/write-docs.ts';
import { publisherToken, type RunningStack, scratchFolder, startStack } from '../harness/stack.ts';

const receiptSchema = z.object({ outcome: z.string(), visible_at_seq: z.number().nullable() });

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('README', () => {
  const scratch = scratchFolder();
  let stack: RunningStack;

  beforeAll(async () => {
    stack = await startStack(scratch.folder);
  });

  afterAll(async () => {
    await stack.stop();
    scratch.remove();
  });

  test('its snippets are the files that tests run', () => {
    expect(withSnippets(readme)).toBe(readme);
  });

  test('its question gets the answer it prints', async () => {
    const address = /curl 'http:\/\/127\.0\.0\.1:8787(\S+)'/.exec(readme)?.[1];
    const printed = /<!-- answer:29-december -->\n```json\n([\s\S]+?)\n```/.exec(readme)?.[1] ?? '';
    const answer = await (await fetch(`${stack.api}${address}`)).json();
    expect(JSON.parse(printed).data).toHaveLength(1);
    expect(answer).toMatchObject(JSON.parse(printed));
  });

  test('its SDK snippet publishes an event that becomes visible', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(root, 'tests/snippets/publish-with-sdk.mjs')],
      {
        env: { ...process.env, EVENTS_URL: stack.events },
      },
    );
    expect(stdout).toMatch(/^sent as \S+/);
    const address = /`(\/v1\/receipts\?\S+)`/.exec(readme)?.[1] ?? '';
    await expect.poll(async () => (await receipt(address)).visible_at_seq, { timeout: 20_000 }).toBeGreaterThan(0);
    expect((await receipt(address)).outcome).toBe('accepted');
  });

  async function receipt(address: string) {
    const response = await fetch(`${stack.api}${address}`, {
      headers: { authorization: `Bearer ${publisherToken(stack.dataDir)}` },
    });
    return receiptSchema.parse(await response.json());
  }
});
