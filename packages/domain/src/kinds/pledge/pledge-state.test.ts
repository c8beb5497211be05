import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { RecordContent } from '../kind.ts';
import { foldPledge } from './pledge-state.ts';
import {
  headerRecord,
  money,
  onDay,
  retractedTransaction,
  samplePledge,
  transactionRecordOf,
  withdrawnHeader,
} from './sample-pledges.ts';

const entity = samplePledge('a');
const fold = (...records: readonly RecordContent[]) => foldPledge(entity, records);
const header = headerRecord(entity);
const committed = transactionRecordOf(entity, 'c');

describe('the header', () => {
  test('that never comes leaves its transactions awaiting it', () => {
    expect(fold(committed)).toMatchObject({
      status: 'awaiting_header',
      awaiting_header: true,
      header: { status: 'absent' },
    });
  });

  test('withdrawn leaves them awaiting a live one, which brings them back', () => {
    const withdrawn = fold(header, committed, withdrawnHeader(entity, 2));
    expect(withdrawn).toMatchObject({ status: 'withdrawn', awaiting_header: true });
    const back = fold(header, committed, withdrawnHeader(entity, 2), headerRecord(entity, {}, 3));
    expect(back).toMatchObject({ status: 'committed', awaiting_header: false, header: { revision: 3 } });
  });

  test('whose payload was removed counts as little as one withdrawn', () => {
    const { record, revision } = header;
    const redacted = { record, revision, status: 'redacted', reason: 'danger to a person' } as const;
    expect(fold(redacted, committed)).toMatchObject({ status: 'redacted', awaiting_header: true });
  });

  test('alone is an announcement, and nothing at all is absent', () => {
    expect(fold(header).status).toBe('announced');
    expect(fold().status).toBe('absent');
  });
});

describe('the status', () => {
  test('is the furthest stage reached, in the order of stages and not of days', () => {
    const delivered = transactionRecordOf(entity, 'd', { type: 'delivered', when: onDay('2023-01-01') });
    expect(fold(header, delivered, committed).status).toBe('delivered');
  });

  test('falls back when the transaction is retracted', () => {
    const delivered = transactionRecordOf(entity, 'd', { type: 'delivered' });
    const state = fold(header, committed, delivered, retractedTransaction(entity, 'd', 2));
    expect(state.status).toBe('committed');
    expect(state.gone).toEqual([{ id: 'd', revision: 2, status: 'retracted', reason: 'Wrong.' }]);
  });

  test('is cancelled when a cancellation has left nothing, not when it has left something', () => {
    const cancel = (amount: string) =>
      transactionRecordOf(entity, 'x', { type: 'cancelled', applies_to: 'c', value: money(amount, 'USD') });
    expect(fold(header, committed, cancel('-100')).status).toBe('cancelled');
    expect(fold(header, committed, cancel('-40')).status).toBe('committed');
  });
});

describe('an adjustment', () => {
  const reduce = (amount: string, currency = 'USD', id = 'r', target = 'c') =>
    transactionRecordOf(entity, id, { type: 'reduced', applies_to: target, value: money(amount, currency) });

  test('moves the stage of the transaction it applies to, also by way of another adjustment', () => {
    const revalued = transactionRecordOf(entity, 'v', { type: 'revalued', applies_to: 'r', value: money('5', 'USD') });
    const { transactions, warnings } = fold(header, committed, reduce('-40'), revalued);
    expect(transactions.map(({ id, stage }) => [id, stage])).toEqual([
      ['c', 'committed'],
      ['r', 'committed'],
      ['v', 'committed'],
    ]);
    expect(warnings).toEqual([]);
  });

  test('of a transaction that is not there warns and moves nothing, until it comes', () => {
    const state = fold(header, reduce('-40'));
    expect(state.transactions[0]?.stage).toBeUndefined();
    expect(state.warnings).toMatchObject([{ code: 'target_missing', transaction: 'r' }]);
    expect(fold(header, reduce('-40'), committed).warnings).toEqual([]);
  });

  test('larger than what it adjusts warns; so do several that are together', () => {
    expect(fold(header, committed, reduce('-100')).warnings).toEqual([]);
    expect(fold(header, committed, reduce('-100.01')).warnings).toMatchObject([
      { code: 'exceeds_target', message: 'adjustments of c come to -100.01 USD, and it is only 100' },
    ]);
    const both = fold(header, committed, reduce('-60'), reduce('-60', 'USD', 's'));
    expect(both.warnings.map(({ transaction }) => transaction)).toEqual(['r', 's']);
  });

  test('an allocation of more than was committed in its currency warns, whichever way they come to it', () => {
    const allocated = (amount: string, currency = 'USD', id = 'a') =>
      transactionRecordOf(entity, id, { type: 'allocated', value: money(amount, currency) });
    expect(fold(header, committed, allocated('100')).warnings).toEqual([]);
    expect(fold(header, committed, allocated('100.01')).warnings).toMatchObject([
      {
        code: 'allocated_exceeds_committed',
        transaction: 'a',
        message: '100.01 USD are allocated, and only 100 committed',
      },
    ]);
    expect(fold(header, committed, reduce('-40'), allocated('61')).warnings).toMatchObject([
      { code: 'allocated_exceeds_committed' },
    ]);
    expect(fold(header, committed, allocated('101', 'EUR')).warnings).toEqual([]);
    expect(fold(header, allocated('101')).warnings).toEqual([]);
  });

  test('in another currency warns', () => {
    expect(fold(header, committed, reduce('-40', 'EUR')).warnings).toMatchObject([{ code: 'other_currency' }]);
  });

  test('of one that applies to it in turn moves nothing', () => {
    const state = fold(header, reduce('-1', 'USD', 'r', 's'), reduce('-1', 'USD', 's', 'r'));
    expect(state.transactions.map(({ stage }) => stage)).toEqual([undefined, undefined]);
  });
});

const recordings: readonly RecordContent[] = [
  header,
  withdrawnHeader(entity, 2),
  headerRecord(entity, { category: 'energy', subcategory: 'grid' }, 3),
  committed,
  transactionRecordOf(entity, 'c', { value: money('250', 'EUR') }, 2),
  transactionRecordOf(entity, 'd', { type: 'delivered' }),
  retractedTransaction(entity, 'd', 2),
  transactionRecordOf(entity, 'r', { type: 'reduced', applies_to: 'c', value: money('-10', 'EUR') }),
];
const deliveries = fc.subarray([...recordings], { minLength: 1 });

property.prop([
  deliveries.chain((some) =>
    fc.tuple(fc.constant(some), fc.shuffledSubarray([...some, ...some], { minLength: some.length * 2 })),
  ),
])('any order and any duplication of records fold to the same pledge', ([some, shuffled]) => {
  expect(foldPledge(entity, shuffled)).toEqual(foldPledge(entity, some));
});
