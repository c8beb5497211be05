import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureKeyFile, keyFileSigner, noteKey, writeNoteKey } from '@counterweight/ledger';

/** The name of a local journal, which stands in its checkpoints and in its key. */
const LOCAL_ORIGIN = 'localhost/counterweight';

/** Where the public key lies that checks the local stack's checkpoints. */
export function publicKeyFile(dataDir: string): string {
  return join(dataDir, 'checkpoint-key.pub');
}

/** The data directory's key for checkpoints, made where there is none, and what tells functions of it. */
export function checkpointEnvironment(dataDir: string): Readonly<Record<string, string>> {
  const file = join(dataDir, 'checkpoint-key');
  ensureKeyFile(file);
  const key = noteKey(keyFileSigner(file, LOCAL_ORIGIN));
  writeFileSync(publicKeyFile(dataDir), `${writeNoteKey(key)}\n`);
  return { CHECKPOINT_KEY_FILE: file, CHECKPOINT_ORIGIN: LOCAL_ORIGIN };
}
