import { describe, expect, test } from 'vitest';
import { entityIdSchema, recordIdSchema, revisionSchema } from '../../values/ids.ts';
import type { RecordContent } from '../kind.ts';
import { strikeKind } from './strike.ts';

const entity = entityIdSchema.parse('desk:s1');
const named = (revision: number) => ({
  record: recordIdSchema.parse('report'),
  revision: revisionSchema.parse(revision),
});
const sources = [{ publisher: 'A newspaper', title: 'A report' }];
const strike = {
  window: { start: '2024-01-09', end: '2024-01-10', zone: 'Europe/Kyiv' },
  claimant: 'ua-air-force',
  weapons: [{ name: 'Shahed' }],
  counts: { launched: 3 },
  aimed_at: [],
};
const report = (revision: number): RecordContent => {
  return { ...named(revision), status: 'live', data: { entity, revision, sources, strike } };
};
const retraction = (revision: number): RecordContent => {
  return { ...named(revision), status: 'retracted', data: { entity, revision, sources, reason: 'counted twice' } };
};

describe('a strike folded from its records', () => {
  test('is absent without any', () => {
    expect(strikeKind.fold(entity, [])).toEqual({ entity, status: 'absent' });
  });

  test('is as the highest revision reports it, whenever that came', () => {
    expect(strikeKind.fold(entity, [report(2), report(1)])).toMatchObject({
      status: 'live',
      revision: 2,
      body: strike,
      sources,
    });
  });

  test('is retracted with its reason, and live again after a later report', () => {
    expect(strikeKind.fold(entity, [retraction(2), report(1)])).toMatchObject({
      status: 'retracted',
      reason: 'counted twice',
    });
    expect(strikeKind.fold(entity, [retraction(2), report(3)])).toMatchObject({ status: 'live', revision: 3 });
  });

  test('says that it was redacted, without a payload', () => {
    const redacted: RecordContent = { ...named(2), status: 'redacted', reason: 'danger to a person' };
    expect(strikeKind.fold(entity, [report(1), redacted])).toEqual({
      ...{ entity, status: 'redacted', revision: 2, reason: 'danger to a person' },
    });
    expect(strikeKind.project(entity, [report(1), redacted])).toEqual([{ view: 'strikes@3', rows: [] }]);
  });
});
