import { expect, test } from 'vitest';
import { readCount } from './read-count.ts';

test.each([
  ['127.0', 127],
  ['127', 127],
  ['127,0', 127],
  ['0.0', 0],
  ['4.', 4],
  ['1000000', 1_000_000],
])('%s is %d', (text, count) => {
  expect(readCount(text)).toEqual({ kind: 'count', count });
});

test.each(['', 'NaN', 'nan', 'None', 'N/A'])('"%s" is unknown, not zero', (text) => {
  expect(readCount(text)).toEqual({ kind: 'unknown' });
});

test.each([
  ['1.234', 1234],
  ['1,234', 1234],
  ['1 234', 1234],
  ['1.000.000', 1_000_000],
])('%s is read with its thousands set apart, and says so', (text, count) => {
  expect(readCount(text)).toEqual({ kind: 'count', count, doubt: `read as ${count}` });
});

test.each([
  ['-1', /negative/],
  ['-1.0', /negative/],
  ['1.5', /whole/],
  ['12.34', /whole/],
  ['many', /whole/],
  ['1e3', /whole/],
  ['127.000', /decimal or thousands/],
  ['1000001', /exceed/],
  ['1.234.567', /exceed/],
])('%s is no count', (text, reason) => {
  expect(readCount(text)).toMatchObject({ kind: 'fault', reason: expect.stringMatching(reason) });
});
