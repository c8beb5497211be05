import { generateKeyPairSync, sign } from 'node:crypto';
import { proofAnswerSchema } from '@counterweight/contracts/http';
import {
  type Checkpoint,
  checkCheckpoints,
  checkRecordProof,
  createLedgerMemory,
  noteKey,
  openCheckpoint,
  publishCheckpoint,
  redact,
  redactOrderSchema,
  type Signer,
} from '@counterweight/ledger';
import { beforeEach, describe, expect, test } from 'vitest';
import { reported } from '../../test/events.ts';
import { createWorld, get, type World } from '../../test/world.ts';

const pair = generateKeyPairSync('ed25519');
const { x = '' } = pair.publicKey.export({ format: 'jwk' });
const signer: Signer = {
  name: 'example.org/journal',
  publicKey: Buffer.from(x, 'base64url'),
  sign: async (message) => sign(null, message, pair.privateKey),
};

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.publish(reported({ local: 'a' }), reported({ local: 'b' }));
  await world.publish(reported({ local: 'a', revision: 2, counts: {} }));
});

async function signedCheckpoint(): Promise<Checkpoint> {
  const { objects } = world;
  await publishCheckpoint({ memory: createLedgerMemory(world), objects, signer });
  const response = await world.app.request('/checkpoint');
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  const opened = openCheckpoint(await response.text(), noteKey(signer));
  if (!opened.ok) throw new Error(opened.reason);
  return opened.checkpoint;
}

async function proofOf(query: string) {
  const { status, body } = await get(world, `/v1/proof${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return proofAnswerSchema.parse(body);
}

const REDACTION = redactOrderSchema.parse({
  ...{ entity: 'desk:a', record: 'report', revision: 2 },
  ...{ reason: 'a test', answer: 451 },
});
const RECORD = '?kind=strike&entity=desk:a&record=report&revision=2';

describe('a proof', () => {
  test('of a record leads to the signed root, also after the ledger went on and the record was redacted', async () => {
    const checkpoint = await signedCheckpoint();
    const { data, links } = await proofOf(RECORD);
    if (data.type !== 'inclusion') throw new Error(data.type);
    expect(checkRecordProof(data, checkpoint)).toBeUndefined();
    expect(data.item).not.toHaveProperty('entities.0.content');
    expect(links).toEqual({ self: `/v1/proof${RECORD}&size=2`, checkpoint: '/checkpoint' });
    await world.publish(reported({ local: 'c' }));
    expect(await redact(REDACTION, world)).toMatchObject({ outcome: 'redacted' });
    expect((await proofOf(`${RECORD}&size=2`)).data).toEqual(data);
    const later = await signedCheckpoint();
    const again = await proofOf(RECORD);
    if (again.data.type !== 'inclusion') throw new Error(again.data.type);
    expect(checkRecordProof(again.data, later)).toBeUndefined();
  });

  test('of which anything is altered proves nothing, and says why', async () => {
    const checkpoint = await signedCheckpoint();
    const { data } = await proofOf(RECORD);
    if (data.type !== 'inclusion') throw new Error(data.type);
    const { item } = data;
    const [first] = item.records;
    if (first === undefined) throw new Error('the item names no record');
    const records = [{ ...first, hash: '0'.repeat(64) }];
    const check = (altered: Partial<typeof data>) => checkRecordProof({ ...data, ...altered }, checkpoint);
    expect(check({ size: 3 })).toBe('other_size');
    expect(check({ record: { ...data.record, revision: 1 } })).toBe('record_not_in_item');
    expect(check({ item: { ...item, records } })).toBe('item_altered');
    expect(check({ index: 0 })).toBe('index_not_of_item');
    expect(check({ path: [] })).toBe('not_in_checkpoint');
    expect(checkRecordProof(data, { ...checkpoint, root: new Uint8Array(32) })).toBe('not_in_checkpoint');
  });

  test('of two checkpoints shows that the later goes on from the earlier', async () => {
    const earlier = await signedCheckpoint();
    await world.publish(reported({ local: 'c' }));
    const later = await signedCheckpoint();
    const { data } = await proofOf('?from=2');
    if (data.type !== 'consistency') throw new Error(data.type);
    expect(checkCheckpoints(data, earlier, later)).toBeUndefined();
    expect(checkCheckpoints(data, { ...earlier, root: later.root }, later)).toBe('not_consistent');
    expect(checkCheckpoints({ ...data, from: 1 }, earlier, later)).toBe('other_size');
  });
});

describe('without an answer', () => {
  test('there is no checkpoint before one was signed', async () => {
    for (const address of ['/checkpoint', `/v1/proof${RECORD}`]) {
      expect((await get(world, address)).body).toMatchObject({ code: 'not_yet' });
    }
  });

  test('what is asked wrongly, or of what the journal does not name, is said', async () => {
    const codeOf = async (query: string) => (await get(world, `/v1/proof${query}`)).body;
    expect(await codeOf('?kind=strike')).toMatchObject({ code: 'invalid_parameter', parameter: 'entity' });
    expect(await codeOf(`${RECORD}&from=1`)).toMatchObject({ code: 'invalid_parameter', parameter: 'from' });
    expect(await codeOf('?from=2&size=1')).toMatchObject({ code: 'invalid_parameter', parameter: 'from' });
    expect(await codeOf(`${RECORD}&size=1`)).toMatchObject({ code: 'not_found' });
    expect(await codeOf('?from=1&size=99')).toMatchObject({ code: 'not_yet' });
  });
});
