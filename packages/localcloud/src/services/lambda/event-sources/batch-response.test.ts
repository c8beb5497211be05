import { describe, expect, test } from 'vitest';
import { readVerdict } from './batch-response.ts';

const ids = new Set(['a', 'b']);

function verdict(answer: unknown, reports = true) {
  return readVerdict({ ok: true, requestId: 'r', payload: JSON.stringify(answer) }, reports, ids);
}

describe('the answer to a batch', () => {
  test.each([null, {}, { batchItemFailures: [] }, { batchItemFailures: null }])('%j means all is done', (answer) => {
    expect(verdict(answer)).toEqual({ type: 'done' });
  });

  test('names the failed items', () => {
    const answer = { batchItemFailures: [{ itemIdentifier: 'b' }] };
    expect(verdict(answer)).toEqual({ type: 'partial', failedIds: new Set(['b']) });
  });

  test.each([
    { batchItemFailures: [{ itemIdentifier: '' }] },
    { batchItemFailures: [{ itemIdentifier: null }] },
    { batchItemFailures: [{ id: 'a' }] },
    { batchItemFailures: [{ itemIdentifier: 'of another batch' }] },
    { batchItemFailures: 'b' },
    'text',
  ])('%j fails the whole batch', (answer) => {
    expect(verdict(answer)).toEqual({ type: 'failed' });
  });

  test('is not read when the mapping does not report item failures', () => {
    expect(verdict({ batchItemFailures: [{ itemIdentifier: 'b' }] }, false)).toEqual({ type: 'done' });
  });

  test('that is an error fails the whole batch', () => {
    const error = { errorType: 'Error', errorMessage: 'no' };
    expect(readVerdict({ ok: false, requestId: 'r', error }, true, ids)).toEqual({ type: 'failed' });
  });
});
