import { describe, expect, test } from 'vitest';
import { decimalMarkOf, markRemark } from './decimal-mark.ts';
import { readAmount } from './read-amount.ts';
import { readCount } from './read-count.ts';

const times = (count: number, text: string) => Array.from({ length: count }, () => text);

describe('which mark stands before decimals is decided by the whole file', () => {
  test.each([
    ['several dots and decimal commas', [...times(2435, '22.603.978'), '1234,5', '230.000'], 'comma'],
    ['decimal points', [...times(10, '349674802.43'), '230.000'], 'point'],
    ['commas between thousands', times(5, '1,234,567'), 'point'],
    ['a stray other among many', [...times(40, '12,5'), '12.5'], 'comma'],
    ['too few numbers', times(4, '12,5'), undefined],
    ['numbers that contradict each other', [...times(10, '12,5'), ...times(10, '12.5')], undefined],
    ['only numbers that could be either', times(50, '230.000'), undefined],
  ])('%s', (_, texts, mark) => {
    expect(decimalMarkOf(texts).mark).toBe(mark);
  });

  test('and said once, with how many numbers and an example', () => {
    const texts = [...times(6, '22.603.978'), '230.000', '7.725'];
    expect(markRemark(texts, decimalMarkOf(texts))).toBe(
      '2 numbers such as 230.000 could be thousands or decimals; 0 numbers of this file have a decimal point and 6 a decimal comma, so 230.000 was read as 230000',
    );
    expect(markRemark(['230.000'], decimalMarkOf(['230.000']))).toContain('does not decide it');
    expect(markRemark(['12.5'], decimalMarkOf(['12.5']))).toBeUndefined();
  });
});

test('an amount is read by the mark, without a doubt of its own', () => {
  expect(readAmount('230.000', { mark: 'comma' })).toEqual({ kind: 'amount', amount: '230000' });
  expect(readAmount('-230.000', { mark: 'point' })).toEqual({ kind: 'amount', amount: '-230' });
  expect(readAmount('1,234', { mark: 'point' })).toEqual({ kind: 'amount', amount: '1234' });
  expect(readAmount('22.603.978', { mark: 'comma' })).toEqual({ kind: 'amount', amount: '22603978' });
  expect(readAmount('22.603.978', { mark: 'point' })).toMatchObject({ doubt: 'read as 22603978' });
});

test('a count is read by the mark, and has no decimals', () => {
  expect(readCount('1.234', { mark: 'comma' })).toEqual({ kind: 'count', count: 1234 });
  expect(readCount('1.234', { mark: 'point' })).toEqual({ kind: 'fault', reason: 'not a whole number' });
  expect(readCount('1.000', { mark: 'point' })).toEqual({ kind: 'count', count: 1 });
});
