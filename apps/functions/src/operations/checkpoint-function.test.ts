import { generateKeyPairSync, sign } from 'node:crypto';
import { KMSClient } from '@aws-sdk/client-kms';
import {
  closeDay,
  createLedgerMemory,
  newestCheckpoint,
  openCheckpoint,
  readNoteKey,
  type Signer,
} from '@counterweight/ledger';
import { createMemoryAdapter } from '@counterweight/ledger/testing';
import { createTelemetry } from '@counterweight/observability';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeKms } from '../../test/fake-kms.ts';
import { createCheckpointFunction, signerFromEnvironment } from './checkpoint-function.ts';
import { kmsSigner } from './kms-signer.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

function newSigner(name: string): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { name, publicKey: Buffer.from(x, 'base64url'), sign: async (message) => sign(null, message, privateKey) };
}

function signing(adapter: ReturnType<typeof createMemoryAdapter>, signer: Signer | undefined) {
  for (const method of ['info', 'warn'] as const) vi.spyOn(console, method).mockImplementation(() => {});
  const { objects } = adapter;
  return createCheckpointFunction(
    { memory: createLedgerMemory(adapter), objects, signer },
    createTelemetry('operations'),
  );
}

/** A ledger with one item, which closes a day. */
async function ledgerOfOne() {
  const adapter = createMemoryAdapter();
  const clock = { now: () => Date.parse('2026-03-10T12:00:00Z'), backOff: async () => {} };
  await closeDay({ ledger: adapter.ledger, clock });
  return adapter;
}

test('says that it has no key, and signs nothing', async () => {
  const adapter = await ledgerOfOne();
  expect(await signing(adapter, undefined)()).toEqual({ outcome: 'no_key' });
  expect(await newestCheckpoint(adapter.objects)).toBeUndefined();
});

test('answers the public key that opens what it signed', async () => {
  const adapter = await ledgerOfOne();
  const report = await signing(adapter, newSigner('example.org/journal'))();
  const key = 'publicKey' in report ? readNoteKey(report.publicKey) : undefined;
  const { note = '' } = (await newestCheckpoint(adapter.objects)) ?? {};
  if (key === undefined) throw new Error('no key was answered');
  expect(openCheckpoint(note, key).ok).toBe(true);
});

test('fails where the last checkpoint is not of its key, so that somebody looks', async () => {
  const adapter = await ledgerOfOne();
  await signing(adapter, newSigner('example.org/journal'))();
  await expect(signing(adapter, newSigner('example.org/journal'))()).rejects.toThrow('not_signed_by_key');
});

test('takes the key that the environment names: of a file, else of KMS', async () => {
  const sources = {
    file: (file: string, name: string) => newSigner(`${name}${file}`),
    kms: async (keyId: string, name: string) => newSigner(`${name}/kms/${keyId}`),
  };
  const nameOf = async (environment: Record<string, string>) =>
    (await signerFromEnvironment({ CHECKPOINT_ORIGIN: 'a', ...environment }, sources))?.name;
  expect(await nameOf({ CHECKPOINT_KEY_FILE: '/key', CHECKPOINT_KEY_ID: 'k' })).toBe('a/key');
  expect(await nameOf({ CHECKPOINT_KEY_ID: 'k' })).toBe('a/kms/k');
  expect(await nameOf({})).toBeUndefined();
  expect(await signerFromEnvironment({ CHECKPOINT_KEY_ID: 'k' }, sources)).toBeUndefined();
});

test('signs with a key of KMS what its public key opens', async () => {
  const kms = await fakeKms();
  const client = new KMSClient({
    endpoint: kms.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const adapter = await ledgerOfOne();
  const signer = await kmsSigner(client, 'k', 'counterweight-dev');
  const report = await signing(adapter, signer)();
  client.destroy();
  await kms.close();
  const key = 'publicKey' in report ? readNoteKey(report.publicKey) : undefined;
  const { note = '' } = (await newestCheckpoint(adapter.objects)) ?? {};
  if (key === undefined) throw new Error('no key was answered');
  expect(openCheckpoint(note, key)).toMatchObject({ ok: true, checkpoint: { origin: 'counterweight-dev', size: 1 } });
  expect(kms.asked).toEqual(['GetPublicKey k', 'Sign k RAW ED25519_SHA_512']);
});
