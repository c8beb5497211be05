import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { newestCheckpoint, publishCheckpoint } from '../proof/publish-checkpoint.ts';
import { noteKey, type Signer } from '../proof/signed-note.ts';
import { createLedgerMemory } from '../read/ledger-memory.ts';
import { sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger } from '../testing/samples/sample-ledger.ts';
import { verify } from './verify.ts';

function newSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return {
    ...{ name: 'example.org/journal', publicKey: Buffer.from(x, 'base64url') },
    sign: async (message) => sign(null, message, privateKey),
  };
}

const signer = newSigner();
const checkpointKey = noteKey(signer);

/** A ledger of which each strike is an item of its own. */
async function ledgerOf(...launched: readonly number[]) {
  const sample = createSampleLedger();
  for (const [index, count] of launched.entries()) {
    await sample.accept(sampleReport({ local: `s${index}`, strike: { counts: { launched: count } } }));
    await sample.project(`s${index}`);
  }
  return sample.deps;
}

async function signed(deps: Awaited<ReturnType<typeof ledgerOf>>, by = signer) {
  const { objects } = deps;
  await publishCheckpoint({ memory: createLedgerMemory(deps), objects, signer: by });
  const kept = await newestCheckpoint(objects);
  if (kept === undefined) throw new Error('nothing is signed');
  return kept;
}

describe('verify compares the journal with signed checkpoints', () => {
  test.each([1, 2, 3, 4, 5, 7, 8, 9])('one that was signed at %i items is in order, and stays so', async (size) => {
    const deps = await ledgerOf(...Array.from({ length: size }, (_, n) => n + 1));
    const { key, note } = await signed(deps);
    const longer = await ledgerOf(...Array.from({ length: size + 3 }, (_, n) => n + 1));
    for (const ledger of [deps.ledger, longer.ledger]) {
      expect((await verify({ ledger, checkpoints: [{ key, note }], checkpointKey })).differences).toEqual([]);
    }
  });

  test('a whole past written anew, consistent in itself, is found by the newest checkpoint alone', async () => {
    const { objects } = await ledgerOf(1, 2, 3).then(async (deps) => {
      await signed(deps);
      return deps;
    });
    const { ledger } = await ledgerOf(1, 20, 3);
    expect((await verify({ ledger })).differences).toEqual([]);
    const { differences } = await verify({ ledger, objects, checkpointKey });
    expect(differences).toMatchObject([{ where: 'checkpoint', expected: expect.stringMatching(/^root .* at 3$/) }]);
  });

  test('a journal that became shorter is found', async () => {
    const kept = await signed(await ledgerOf(1, 2, 3));
    const { ledger } = await ledgerOf(1, 2);
    const { differences } = await verify({ ledger, checkpoints: [kept], checkpointKey });
    expect(differences).toMatchObject([{ where: 'checkpoint', expected: '2 items', actual: '3 items' }]);
  });

  test('one that was kept elsewhere tells, though the bucket was written anew too', async () => {
    const kept = await signed(await ledgerOf(1, 2, 3));
    const deps = await ledgerOf(1, 20, 3);
    await signed(deps);
    expect((await verify({ ...deps, checkpointKey })).differences).toEqual([]);
    expect((await verify({ ...deps, checkpoints: [kept], checkpointKey })).differences).toMatchObject([
      { where: 'checkpoint', key: kept.key },
    ]);
  });

  test.each([
    ['of another key', 'not_signed_by_key', (note: string) => note, newSigner()],
    ['that was altered', 'signature_wrong', (note: string) => note.replace('\n3\n', '\n2\n'), signer],
    ['that is none', 'no_note', () => 'nothing', signer],
  ])('a checkpoint %s is a difference', async (_, reason, altered, by) => {
    const deps = await ledgerOf(1, 2, 3);
    const { key, note } = await signed(deps, by);
    const checkpoints = [{ key, note: altered(note) }];
    const { differences } = await verify({ ledger: deps.ledger, checkpoints, checkpointKey });
    expect(differences).toMatchObject([
      { where: 'checkpoint', expected: 'signed by example.org/journal', actual: reason },
    ]);
  });

  test('without a key the root is compared, and no signature', async () => {
    const deps = await ledgerOf(1, 2, 3);
    await signed(deps, newSigner());
    expect((await verify(deps)).differences).toEqual([]);
    const { ledger } = await ledgerOf(1, 2, 4);
    expect((await verify({ ledger, objects: deps.objects })).differences).toHaveLength(1);
  });
});
