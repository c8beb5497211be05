import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Signer } from './signed-note.ts';

/** Signs with the Ed25519 key of a file (PKCS #8 in PEM). Throws where there is none. */
export function keyFileSigner(file: string, name: string): Signer {
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError(`${file} holds no Ed25519 key`);
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const publicKey = Buffer.from(x, 'base64url');
  return { name, publicKey, sign: async (message) => sign(null, message, key) };
}

/** Makes the file where there is none, readable by its owner only. */
export function ensureKeyFile(file: string): void {
  if (existsSync(file)) return;
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
}
