import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, keyId, orderOf } from './key-encoding.ts';

function sign(order: number): number {
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

describe('orderOf', () => {
  it('orders numbers by size', () => {
    // DynamoDB takes no number closer to zero than 1e-130.
    const number = fc
      .double({ min: -1e15, max: 1e15, noNaN: true })
      .map((value) => (Math.abs(value) < 1e-120 ? 0 : value));
    fc.assert(
      fc.property(number, number, (left, right) => {
        const order = (value: number) => orderOf({ N: String(value) }, 'N');
        expect(sign(compareText(order(left), order(right)))).toBe(sign(left - right));
      }),
    );
  });

  it('orders text by its UTF-8 bytes', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const expected = Buffer.compare(Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8'));
        expect(sign(compareText(orderOf({ S: left }, 'S'), orderOf({ S: right }, 'S')))).toBe(expected);
      }),
    );
  });

  it('orders bytes as unsigned', () => {
    const bytes = fc.uint8Array();
    fc.assert(
      fc.property(bytes, bytes, (left, right) => {
        const order = (value: Uint8Array) => orderOf({ B: Buffer.from(value).toString('base64') }, 'B');
        expect(sign(compareText(order(left), order(right)))).toBe(Buffer.compare(left, right));
      }),
    );
  });
});

describe('keyId', () => {
  it('tells keys apart whose parts join to the same text', () => {
    expect(keyId({ partition: 'ab', order: 'c' })).not.toBe(keyId({ partition: 'a', order: 'bc' }));
  });
});

describe('hashOf', () => {
  it('spreads similar keys over four lanes', () => {
    const lanes = [0, 0, 0, 0];
    for (let index = 0; index < 4000; index++) {
      const lane = hashOf(`strike#ua-air-force:${index}`) % 4;
      lanes[lane] = (lanes[lane] ?? 0) + 1;
    }
    for (const count of lanes) expect(count).toBeGreaterThan(800);
  });
});
