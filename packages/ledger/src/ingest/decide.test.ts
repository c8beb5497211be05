import { describe, expect, test } from 'vitest';
import type { Receipt } from '../ports/ledger.ts';
import { createSampleDeps, SAMPLE_NOW_MS, sampleDelivery, sampleReport } from '../testing/samples/sample-deliveries.ts';
import { decide } from './decide.ts';
import { readDelivery } from './read-delivery.ts';

const reading = readDelivery(sampleDelivery(sampleReport({ id: 'e2' })), createSampleDeps().senders);
if (!reading.ok) throw new Error(reading.refusal.reason);
const { candidate } = reading;

const receipt: Receipt = {
  ...{ source: candidate.event.source, id: 'e2', outcome: 'accepted', name: candidate.name, hash: candidate.hash },
  ...{ firstId: 'e2', at: new Date(SAMPLE_NOW_MS).toISOString(), sender: 'test' },
};
const same = { hash: candidate.hash, eventId: 'e1' };
const different = { hash: 'of other content', eventId: 'e1' };

describe('the outcome table', () => {
  test('a new id for a new name is accepted and written', () => {
    expect(decide(candidate, undefined, undefined)).toEqual({ outcome: 'accepted', write: true });
  });

  test('the same id again is accepted with its first receipt, and nothing is written', () => {
    const own = { hash: candidate.hash, eventId: 'e2' };
    expect(decide(candidate, receipt, own)).toEqual({ outcome: 'accepted', write: false });
  });

  test('a new id for a known name with the same content is a duplicate of the first', () => {
    expect(decide(candidate, undefined, same)).toEqual({ outcome: 'duplicate', of: 'e1', write: true });
  });

  test('a duplicate that comes again is a duplicate of the same first', () => {
    const known: Receipt = { ...receipt, outcome: 'duplicate', firstId: 'e1' };
    expect(decide(candidate, known, same)).toEqual({ outcome: 'duplicate', of: 'e1', write: false });
  });

  test('a new id for a known name with other content is a conflict that names revision and rival', () => {
    const decision = decide(candidate, undefined, different);
    expect(decision).toMatchObject({ outcome: 'conflict', code: 'conflict', fault: { field: 'data.revision' } });
    expect(decision.outcome === 'conflict' && decision.fault.message).toContain('by event e1');
  });

  test.each([
    ['other content', { ...receipt, hash: 'of other content' }],
    ['another name', { ...receipt, name: { ...candidate.name, kind: 'dataset' } }],
  ])('an id already used for %s is a conflict, whatever the name holds', (_, used) => {
    for (const record of [undefined, same, different]) {
      expect(decide(candidate, used, record)).toMatchObject({ code: 'id_reused', fault: { field: 'id' } });
    }
  });
});
