import { entityIdSchema, recordIdSchema, revisionSchema, seqSchema, sourceSchema } from '@counterweight/domain/values';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  acceptedIndexKeys,
  ENTITY_PREFIX,
  entityPartition,
  HEAD_KEY,
  journalKey,
  journalPartKey,
  payloadKey,
  receiptKey,
  recordKey,
  recordNameOf,
  SWEEP_KEY,
  stateKey,
} from './keys.ts';
import { newRecordFilter } from './tables.ts';

const slug = fc.stringMatching(/^[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}$/);
const local = fc.stringMatching(/^[A-Za-z0-9._~:+-]{1,8}$/);
const names = fc.record({
  kind: fc.constantFrom('strike', 'dataset', 'pledge'),
  entity: fc.tuple(slug, local).map(([source, id]) => entityIdSchema.parse(`${source}:${id}`)),
  record: local.map((id) => recordIdSchema.parse(id)),
  revision: fc.integer({ min: 1, max: 1e9 }).map((revision) => revisionSchema.parse(revision)),
});
const desk = sourceSchema.parse('desk');
const order = (x: string | number, y: string | number) => (x < y ? -1 : x > y ? 1 : 0);

describe('keys', () => {
  test.prop([names])('a record’s key names the record, and no other item’s does', (name) => {
    expect(recordNameOf(recordKey(name))).toEqual(name);
    expect(recordNameOf(receiptKey({ source: desk, id: 'REC#x#1' }))).toBeUndefined();
    const one = seqSchema.parse(1);
    const apart = [payloadKey(name, 'h'), payloadKey({ ...name, record: recordIdSchema.parse('REC') }, 'h')];
    const others = [HEAD_KEY, SWEEP_KEY, journalKey(one), journalPartKey(one, 1), stateKey(name)];
    for (const key of [...apart, ...others]) {
      expect(recordNameOf(key)).toBeUndefined();
      expect(key.pk.startsWith(ENTITY_PREFIX)).toBe(false);
    }
  });

  test.prop([names, names])('different names have different keys, and equal entities one partition', (a, b) => {
    const same = JSON.stringify(a) === JSON.stringify(b);
    expect(JSON.stringify(recordKey(a)) === JSON.stringify(recordKey(b))).toBe(same);
    expect(entityPartition(a) === entityPartition(b)).toBe(a.kind === b.kind && a.entity === b.entity);
  });

  test.prop([names, names])('an entity’s records sort by record, then revision as a number', (a, b) => {
    expect(order(recordKey(a).sk, recordKey(b).sk)).toBe(order(a.record, b.record) || order(a.revision, b.revision));
  });

  test.prop([names])('the longest names stay within what a key may hold', (name) => {
    const entity = entityIdSchema.parse(`${'s'.repeat(64)}:${'x'.repeat(135)}`);
    const record = recordIdSchema.parse('r'.repeat(128));
    const longest = { ...name, entity, record };
    expect(recordKey(longest).sk.length).toBeLessThan(1024);
    expect(acceptedIndexKeys(longest, '2024-01-10T12:00:00.000Z').acceptedOrder.length).toBeLessThan(1024);
    expect(payloadKey(longest, 'h'.repeat(64)).sk.length).toBeLessThan(1024);
  });

  test('the parts of a journal item stand between it and the next one', () => {
    const keys = [9, 10, 99, 100].flatMap((number) => {
      const seq = seqSchema.parse(number);
      return [journalKey(seq).sk, ...[1, 9, 10, 99].map((part) => journalPartKey(seq, part).sk)];
    });
    expect(keys.toSorted()).toEqual(keys);
  });

  test.prop([names, names])('a conflicting payload has a key of its own beside the one in place', (a, b) => {
    expect(payloadKey(a, 'h')).not.toEqual(payloadKey(a, 'g'));
    const same = JSON.stringify(a) === JSON.stringify(b);
    expect(JSON.stringify(payloadKey(a, 'h')) === JSON.stringify(payloadKey(b, 'h'))).toBe(same);
  });

  test('the stream’s filter lets exactly the records through', () => {
    const prefix = newRecordFilter.dynamodb.Keys.sk.S[0]?.prefix ?? 'none';
    const name = {
      kind: 'strike',
      entity: entityIdSchema.parse('desk:a'),
      record: recordIdSchema.parse('report'),
      revision: revisionSchema.parse(1),
    };
    expect(recordKey(name).sk.startsWith(prefix)).toBe(true);
    expect(stateKey(name).sk.startsWith(prefix)).toBe(false);
    expect(payloadKey(name, 'h').sk.startsWith(prefix)).toBe(false);
  });
});
