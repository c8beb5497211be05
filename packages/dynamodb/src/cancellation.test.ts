import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type CommitItem, classifyCancellation } from '@counterweight/ledger';
import { describe, expect, test } from 'vitest';
import { reasonsOf } from './cancellation.ts';

const items: readonly CommitItem[] = [
  { type: 'head' },
  { type: 'journal' },
  { type: 'state', key: 's' },
  { type: 'record' },
  { type: 'state', key: 't' },
];

function cancelled(...codes: readonly string[]) {
  const CancellationReasons = codes.map((Code) => (Code === 'None' ? { Code } : { Code, Message: `because ${Code}` }));
  return new TransactionCanceledException({ $metadata: {}, message: 'cancelled', CancellationReasons });
}

function named(error: Error, name: string): Error {
  error.name = name;
  return error;
}

describe('a cancelled transaction', () => {
  test('gives every reason, in order, at the item it stands at', () => {
    const error = cancelled(
      'ConditionalCheckFailed',
      'None',
      'TransactionConflict',
      'ValidationError',
      'ThrottlingError',
    );
    expect(reasonsOf(error, items)).toEqual([
      { item: { type: 'head' }, code: 'condition_failed', message: 'because ConditionalCheckFailed' },
      { item: { type: 'state', key: 's' }, code: 'conflict', message: 'because TransactionConflict' },
      { item: { type: 'record' }, code: 'invalid', message: 'because ValidationError' },
      { item: { type: 'state', key: 't' }, code: 'throttled', message: 'because ThrottlingError' },
    ]);
  });

  test.each([
    [['None', 'ValidationError', 'ItemCollectionSizeLimitExceeded'], 'invalid'],
    [['ConditionalCheckFailed', 'ValidationError', 'TransactionConflict'], 'raced'],
    [['None', 'ValidationError', 'TransactionConflict'], 'transient'],
    [['ProvisionedThroughputExceeded', 'TransactionConflict'], 'transient'],
    [['SomethingNew'], 'transient'],
  ])('with %j is %s', (codes, verdict) => {
    expect(classifyCancellation(reasonsOf(cancelled(...codes), items))).toBe(verdict);
  });

  test.each([[[]], [['None', 'None']]])('that names no item (%j) is told as a whole, never as nothing', (codes) => {
    const reasons = reasonsOf(cancelled(...codes), items);
    expect(reasons).toEqual([{ item: { type: 'transaction' }, code: 'unavailable', message: 'cancelled' }]);
  });
});

describe('an error that is no cancellation', () => {
  test.each([
    ['ValidationException', 'invalid'],
    ['ThrottlingException', 'throttled'],
    ['ProvisionedThroughputExceededException', 'throttled'],
    ['RequestLimitExceeded', 'throttled'],
    ['TransactionInProgressException', 'conflict'],
    ['TransactionConflictException', 'conflict'],
    ['InternalServerError', 'unavailable'],
    ['TimeoutError', 'unavailable'],
    ['ECONNREFUSED', 'unavailable'],
  ])('%s is %s', (name, code) => {
    const reasons = reasonsOf(named(new Error('no'), name), items);
    expect(reasons).toEqual([{ item: { type: 'transaction' }, code, message: `${name}: no` }]);
  });

  test('is unavailable when it is no Error at all', () => {
    expect(reasonsOf('gone', items)).toEqual([{ item: { type: 'transaction' }, code: 'unavailable', message: 'gone' }]);
  });
});
