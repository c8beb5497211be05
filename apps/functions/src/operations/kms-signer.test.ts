import { KMSClient } from '@aws-sdk/client-kms';
import { afterEach, describe, expect, test } from 'vitest';
import { type FakeKmsOptions, fakeKms } from '../../test/fake-kms.ts';
import { kmsSigner } from './kms-signer.ts';

// What is held here is the protocol as AWS documents it, against a fake: no key of KMS has signed anything yet.

const KEY_ID = '1234abcd-12ab-34cd-56ef-1234567890ab';
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function signing(options: FakeKmsOptions = {}) {
  const kms = await fakeKms(options);
  const client = new KMSClient({
    endpoint: kms.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  open.push({ close: async () => client.destroy() }, kms);
  return { ...kms, client };
}

describe('the signer of KMS', () => {
  test('signs whole messages with Ed25519, by a key that is asked for once', async () => {
    const { client, asked, publicKey } = await signing();
    const signer = await kmsSigner(client, KEY_ID, 'counterweight-dev');
    const signature = await signer.sign(new TextEncoder().encode('counterweight-dev\n12\n'));
    expect(signature).toHaveLength(64);
    const { x = '' } = publicKey.export({ format: 'jwk' });
    expect(Buffer.from(signer.publicKey).toString('base64url')).toBe(x);
    expect(asked).toEqual([`GetPublicKey ${KEY_ID}`, `Sign ${KEY_ID} RAW ED25519_SHA_512`]);
  });

  test('gives out no signature that is not of the key it shows', async () => {
    const { client } = await signing({ signsWithAnother: true });
    const signer = await kmsSigner(client, KEY_ID, 'counterweight-dev');
    await expect(signer.sign(Uint8Array.of(1))).rejects.toThrow('is not of the key');
  });

  test.each(['AccessDeniedException', 'DisabledException', 'ThrottlingException'])('passes %s on', async (refuses) => {
    const { client } = await signing({ refuses });
    const signer = await kmsSigner(client, KEY_ID, 'counterweight-dev');
    await expect(signer.sign(Uint8Array.of(1))).rejects.toThrow(refuses);
  });

  test('takes no key of another kind', async () => {
    const { client } = await signing({ keySpec: 'ECC_NIST_P256' });
    await expect(kmsSigner(client, KEY_ID, 'counterweight-dev')).rejects.toThrow('is no Ed25519 key but ECC_NIST_P256');
  });
});
