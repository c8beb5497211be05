import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLedgerMemory, keyFileSigner, newestCheckpoint, publishCheckpoint } from '@counterweight/ledger';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoLedger } from '../../test/demo-ledger.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';
import { checkpointEnvironment } from '../start/checkpoint-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proof-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the API of the demo set answers to the two questions that `cw proof get` asks. */
async function signedDemo() {
  const adapter = await demoLedger();
  const { CHECKPOINT_KEY_FILE = '', CHECKPOINT_ORIGIN = '' } = checkpointEnvironment(folder);
  const memory = createLedgerMemory(adapter);
  const signer = keyFileSigner(CHECKPOINT_KEY_FILE, CHECKPOINT_ORIGIN);
  await publishCheckpoint({ memory, objects: adapter.objects, signer });
  const { note = '' } = (await newestCheckpoint(adapter.objects)) ?? {};
  const [item] = await adapter.ledger.journal(0 as never, 1);
  const { tree, position } = memory.contents() ?? {};
  const [named] = item?.records ?? [];
  if (item === undefined || named === undefined || tree === undefined) throw new Error('the demo set is empty');
  const { hash: _, change: __, ...record } = named;
  const path = tree.inclusionProof(0).map((hash) => Buffer.from(hash).toString('base64'));
  const entities = item.entities.map(({ content, ...each }) => each);
  const data = { type: 'inclusion', record, size: position?.seq, index: 0, item: { ...item, entities }, path };
  const answer = { data, links: { self: '/v1/proof', checkpoint: '/checkpoint' } };
  return { note, record, answer };
}

async function got() {
  const { note, record, answer } = await signedDemo();
  const asked: string[] = [];
  const env = fakeCliEnvironment({
    folder,
    fetch: async (url) => {
      asked.push(String(url));
      return String(url).endsWith('/checkpoint') ? new Response(note) : Response.json(answer);
    },
  });
  const { kind, entity, record: id, revision } = record;
  const named = ['--kind', kind, '--entity', entity, '--record', id, '--revision', String(revision)];
  expect(await runCw(['proof', 'get', '--data-dir', folder, '--endpoint', 'http://api', ...named], env)).toBe(0);
  expect(asked.at(-1)).toContain(`size=${answer.data.size}`);
  return { answer };
}

async function verified(...more: readonly string[]) {
  const env = fakeCliEnvironment({ folder });
  const code = await runCw(['proof', 'verify', '--data-dir', folder, ...more], env);
  return { code, said: env.printed() + env.complained() };
}

const edit = (file: string, change: (text: string) => string) => {
  const at = join(folder, file);
  writeFileSync(at, change(readFileSync(at, 'utf8')));
};

describe('a proof that was got', () => {
  test('is verified from three files, and says of what', async () => {
    await got();
    const { code, said } = await verified();
    expect(said).toMatch(
      /^Proved: .* is in item 1 of the journal, known on .*\nThe checkpoint of \d+ items is signed by /,
    );
    expect(code).toBe(0);
    expect(statSync(join(folder, 'checkpoint-key')).mode & 0o777).toBe(0o600);
  });

  test.each([
    [
      'checkpoint.txt',
      (text: string) => text.replace(/^(.*\n)(\d+)/, '$11$2'),
      'the signature is not that of its text',
    ],
    ['checkpoint.txt', (text: string) => text.slice(0, 20), 'it is no signed note'],
    ['checkpoint-key.pub', (text: string) => text.replace('localhost', 'otherhost'), 'no public key of the form'],
    ['proof.json', (text: string) => text.replace('"index":0', '"index":1'), 'its leaf is not at the place'],
    ['proof.json', (text: string) => text.replace('"at":"2', '"at":"3'), 'does not have the hash that it says'],
    [
      'proof.json',
      (text: string) => text.replace('"path":["', '"path":["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","'),
      'its path does not lead',
    ],
    ['proof.json', () => '{}', 'it is no proof'],
  ])('is refused with %s altered', async (file, change, reason) => {
    await got();
    edit(file, change);
    const { code, said } = await verified();
    expect(said).toContain(reason);
    expect(code).toBe(1);
  });

  test('is refused by the key of another journal', async () => {
    await got();
    rmSync(join(folder, 'checkpoint-key'));
    checkpointEnvironment(folder);
    expect((await verified()).said).toContain('it is not signed by this key');
  });
});
