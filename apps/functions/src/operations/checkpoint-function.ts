import {
  type FollowingMemory,
  noteKey,
  type Objects,
  type PublishedCheckpoint,
  publishCheckpoint,
  type Signer,
  writeNoteKey,
} from '@counterweight/ledger';
import type { Telemetry } from '@counterweight/observability';

/** What was done, with the public key that checks it; `no_key`: nobody gave this function a key to sign with. */
export type CheckpointReport = (PublishedCheckpoint & { readonly publicKey: string }) | { readonly outcome: 'no_key' };

/** The scheduled function that signs how long the journal is and what its root is. Throws where the journal says another past than was signed. */
export function createCheckpointFunction(
  deps: { readonly memory: FollowingMemory; readonly objects: Objects; readonly signer: Signer | undefined },
  { logger }: Pick<Telemetry, 'logger'>,
) {
  return async (): Promise<CheckpointReport> => {
    const { memory, objects, signer } = deps;
    if (signer === undefined) {
      logger.warn('no checkpoint: there is no key to sign with');
      return { outcome: 'no_key' };
    }
    const published = await publishCheckpoint({ memory, objects, signer });
    logger.info('checkpoint', { ...published });
    if (published.outcome === 'refused') {
      throw new Error(`no checkpoint is signed: ${published.key} says otherwise: ${published.reason}`);
    }
    return { ...published, publicKey: writeNoteKey(noteKey(signer)) };
  };
}

/** How a signer is opened: a file on one machine, a key of KMS where it is deployed; each with the name of the journal. */
export interface SignerSources {
  readonly file: (file: string, name: string) => Signer;
  readonly kms: (keyId: string, name: string) => Promise<Signer>;
}

/** The signer that the environment names: a key file goes before a key of KMS, which no single machine has. */
export async function signerFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  sources: SignerSources,
): Promise<Signer | undefined> {
  const { CHECKPOINT_KEY_FILE: file, CHECKPOINT_KEY_ID: keyId, CHECKPOINT_ORIGIN: origin } = environment;
  if (origin === undefined) return undefined;
  if (file !== undefined) return sources.file(file, origin);
  return keyId === undefined ? undefined : sources.kms(keyId, origin);
}
