import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { Signer } from '@counterweight/ledger';

/**
 * Signs with an Ed25519 key that KMS never gives out (`ECC_NIST_EDWARDS25519`). The message goes whole (`RAW`), as RFC 8032 has
 * Ed25519 without a prehash: at most 4,096 bytes. Throws where the key is another, and where what KMS signed is not of it.
 */
export async function kmsSigner(kms: KMSClient, keyId: string, name: string): Promise<Signer> {
  const key = await publicKeyOf(kms, keyId);
  const { x = '' } = key.export({ format: 'jwk' });
  return {
    name,
    publicKey: Buffer.from(x, 'base64url'),
    sign: async (message) => {
      const { Signature = new Uint8Array() } = await kms.send(
        new SignCommand({
          KeyId: keyId,
          Message: message,
          MessageType: 'RAW',
          SigningAlgorithm: 'ED25519_SHA_512',
        }),
      );
      if (!verify(null, message, key, Signature)) throw new Error(`the signature is not of the key ${keyId}`);
      return Signature;
    },
  };
}

async function publicKeyOf(kms: KMSClient, keyId: string): Promise<KeyObject> {
  const { PublicKey = new Uint8Array(), KeySpec } = await kms.send(new GetPublicKeyCommand({ KeyId: keyId }));
  if (KeySpec !== 'ECC_NIST_EDWARDS25519') throw new TypeError(`${keyId} is no Ed25519 key but ${KeySpec}`);
  return createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
}
