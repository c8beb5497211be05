import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { compact } from '../compact/compact.ts';
import { createLedgerMemory } from '../read/ledger-memory.ts';
import { createSampleJournal, sampleNaming, strike } from '../testing/samples/sample-journal.ts';
import { createSampleObjects } from '../testing/samples/sample-objects.ts';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { journalLeaf } from './journal-leaf.ts';
import { MerkleTree } from './merkle-tree.ts';
import { checkpointKey, newestCheckpoint, publishCheckpoint } from './publish-checkpoint.ts';
import { noteKey, type Signer } from './signed-note.ts';

function newSigner(name = 'example.org/journal'): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { name, publicKey: Buffer.from(x, 'base64url'), sign: async (message) => sign(null, message, privateKey) };
}

const clock = { now: () => 0, backOff: async () => {} };

function createLog(items = 0) {
  const journal = createSampleJournal();
  const { objects, held } = createSampleObjects();
  const deps = { ledger: journal.ledger, objects, clock };
  const signer = newSigner();
  const tell = (count: number) => {
    for (let index = 0; index < count; index += 1) {
      journal.append('2024-01-01', { records: [sampleNaming(strike(`s${journal.items.length}`), 1)], entities: [] });
    }
  };
  tell(items);
  const open = () => createLedgerMemory(deps);
  const publish = (by = signer, memory = open()) => publishCheckpoint({ memory, objects, signer: by });
  return { journal, objects, held, deps, signer, tell, open, publish };
}

/** The root that an independent reader of the whole journal computes. */
function rootOf({ items }: ReturnType<typeof createSampleJournal>): Uint8Array {
  const tree = new MerkleTree();
  for (const item of items) tree.add(journalLeaf(item));
  return tree.root();
}

test('an empty journal has no checkpoint; then each new end is signed once, and is the root of the whole journal', async () => {
  const log = createLog();
  expect(await log.publish()).toEqual({ outcome: 'empty' });
  log.tell(5);
  expect(await log.publish()).toEqual({ outcome: 'signed', size: 5 });
  expect(await log.publish()).toEqual({ outcome: 'unchanged', size: 5 });
  log.tell(6);
  expect(await log.publish()).toEqual({ outcome: 'signed', size: 11 });
  const { note = '', key } = (await newestCheckpoint(log.objects)) ?? {};
  expect(key).toBe(checkpointKey(11));
  const opened = openCheckpoint(note, noteKey(log.signer));
  expect(opened).toMatchObject({ ok: true, checkpoint: { size: 11 } });
  if (opened.ok) expect(Buffer.from(opened.checkpoint.root)).toEqual(Buffer.from(rootOf(log.journal)));
});

test('a cold start takes the leaves from the snapshot, and reads only the journal after it', async () => {
  const log = createLog(250);
  expect(await compact({ ...log.deps, memory: log.open() })).toMatchObject({ outcome: 'compacted', seq: 250 });
  log.tell(3);
  const asked: number[] = [];
  const ledger: typeof log.deps.ledger = {
    ...log.deps.ledger,
    journal: (after, limit) => {
      asked.push(after);
      return log.deps.ledger.journal(after, limit);
    },
  };
  const memory = createLedgerMemory({ ...log.deps, ledger });
  expect(await log.publish(log.signer, memory)).toEqual({ outcome: 'signed', size: 253 });
  expect(asked).toEqual([250]);
  expect(Buffer.from(memory.contents()?.tree.root() ?? [])).toEqual(Buffer.from(rootOf(log.journal)));
});

test('another past is never signed: not a shorter one, not one with another root, not after another key', async () => {
  const log = createLog(5);
  await log.publish();
  const fork = createLog(5);
  fork.tell(1);
  const forked = (note: string, size: number) =>
    fork.objects.put(checkpointKey(size), new TextEncoder().encode(note)).then(() => fork.publish());
  const other = await signCheckpoint({ size: 4, root: new Uint8Array(32) }, fork.signer);
  expect(await forked(other, 4)).toEqual({ outcome: 'refused', key: checkpointKey(4), reason: 'other_root' });
  const longer = await signCheckpoint({ size: 9, root: new Uint8Array(32) }, fork.signer);
  expect(await forked(longer, 9)).toEqual({ outcome: 'refused', key: checkpointKey(9), reason: 'longer_than_journal' });
  log.tell(1);
  expect(await log.publish(newSigner())).toMatchObject({ outcome: 'refused', reason: 'not_signed_by_key' });
});
