import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDecimals, negateDecimal } from './decimal.ts';

describe('addDecimals', () => {
  it.each([
    ['1', '2', '3'],
    ['0.1', '0.2', '0.3'],
    ['-5', '5', '0'],
    ['1.5', '-2', '-0.5'],
    ['99999999999999999999999999999999999998', '1', '99999999999999999999999999999999999999'],
    ['0.00000000000000000000000000000000000001', '0', '0.00000000000000000000000000000000000001'],
  ])('adds %s and %s to %s', (left, right, sum) => {
    expect(addDecimals(left, right)).toBe(sum);
  });

  it('refuses a sum of more than 38 digits', () => {
    expect(() => addDecimals('12345678901234567890123456789012345678', '0.1')).toThrow(/38 significant digits/);
  });

  it('agrees with whole-number arithmetic at any scale', () => {
    const digits = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    fc.assert(
      fc.property(digits, digits, fc.integer({ min: 0, max: 12 }), (left, right, scale) => {
        const text = (value: bigint) => addDecimals(scaled(value, scale), '0');
        expect(addDecimals(scaled(left, scale), scaled(right, scale))).toBe(text(left + right));
      }),
    );
  });

  it('undoes itself with the negated number', () => {
    expect(addDecimals('12.75', negateDecimal('12.75'))).toBe('0');
    expect(negateDecimal('0')).toBe('0');
  });
});

function scaled(value: bigint, scale: number): string {
  const text = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const sign = value < 0n ? '-' : '';
  return scale === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
