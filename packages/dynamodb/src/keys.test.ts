import {
  daySchema,
  entityIdSchema,
  recordIdSchema,
  revisionSchema,
  seqSchema,
  sourceSchema,
} from '@counterweight/domain/values';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  busIdKey,
  cellKey,
  cellOf,
  cellVersionsPrefix,
  entityPartition,
  HEAD_KEY,
  journalKey,
  knownKey,
  receiptKey,
  recordIndexKeys,
  recordKey,
  recordNameOf,
  rowKey,
  SHARDS,
  SWEEP_KEY,
  stateKey,
  tokenKey,
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
const cell = { axis: 'end', day: 'undated' } as const;

describe('keys', () => {
  test.prop([names])('a record’s key names the record, and no other item’s does', (name) => {
    expect(recordNameOf(recordKey(name))).toEqual(name);
    expect(recordNameOf(knownKey(name))).toBeUndefined();
    expect(recordNameOf(receiptKey({ source: desk, id: 'REC#x#1' }))).toBeUndefined();
    for (const key of [HEAD_KEY, SWEEP_KEY, journalKey(seqSchema.parse(1)), tokenKey('a'), busIdKey('b')]) {
      expect(recordNameOf(key)).toBeUndefined();
    }
  });

  test.prop([names, names])('different names have different keys, and equal entities one partition', (a, b) => {
    const same = JSON.stringify(a) === JSON.stringify(b);
    expect(JSON.stringify(recordKey(a)) === JSON.stringify(recordKey(b))).toBe(same);
    expect(entityPartition(a) === entityPartition(b)).toBe(a.kind === b.kind && a.entity === b.entity);
  });

  test.prop([names, names])('the index by source sorts by entity, then record, then revision as a number', (a, b) => {
    const order = (x: string | number, y: string | number) => (x < y ? -1 : x > y ? 1 : 0);
    const expected = order(a.entity, b.entity) || order(a.record, b.record) || order(a.revision, b.revision);
    const at = '2024-01-10T12:00:00.000Z';
    const texts = [a, b].map((name) => recordIndexKeys(name, desk, at).name);
    expect(order(texts[0] ?? '', texts[1] ?? '')).toBe(expected);
  });

  test.prop([names])('the longest names stay within what a key may hold', (name) => {
    const entity = entityIdSchema.parse(`${'s'.repeat(64)}:${'x'.repeat(135)}`);
    const record = recordIdSchema.parse('r'.repeat(128));
    const longest = { ...name, entity, record };
    expect(recordKey(longest).sk.length).toBeLessThan(1024);
    expect(recordIndexKeys(longest, desk, '2024-01-10T12:00:00.000Z').acceptedOrder.length).toBeLessThan(1024);
    expect(rowKey('strikes@2', cell, longest, daySchema.parse('2024-01-10')).sk.length).toBeLessThan(1024);
  });

  test.prop([names])('states spread over all shards, and one state always has one key', (name) => {
    const [, , shard] = stateKey('strikes@2', name).pk.split('#');
    expect(Number(shard)).toBeLessThan(SHARDS);
    expect(stateKey('strikes@2', name)).toEqual(stateKey('strikes@2', { ...name }));
  });

  test('a view’s days are spread over every shard', () => {
    const days = Array.from({ length: 365 }, (_, n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    const partitions = days.map(
      (day) => cellVersionsPrefix('strikes@2', { axis: 'end', day: daySchema.parse(day) }).pk,
    );
    expect(new Set(partitions).size).toBe(SHARDS);
  });

  test('a cell can be told from its key', () => {
    expect(cellOf(cellKey('strikes@2', cell, daySchema.parse('2024-01-10')).sk)).toEqual(cell);
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
    expect(knownKey(name).sk.startsWith(prefix)).toBe(false);
  });
});
