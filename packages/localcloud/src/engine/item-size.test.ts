import { describe, expect, it } from 'vitest';
import { itemSize } from './item-size.ts';

// The expected sizes follow "DynamoDB item sizes and formats" of the developer guide.
describe('itemSize', () => {
  it.each([
    ['ASCII text', { a: { S: 'four' } }, 5],
    ['text and names in UTF-8', { Київ: { S: 'Київ' } }, 16],
    ['a number, two digits a byte', { n: { N: '1234' } }, 4],
    ['a negative number', { n: { N: '-1234' } }, 5],
    ['a number without its zeros at the end', { n: { N: '1000000' } }, 3],
    ['zero', { n: { N: '0' } }, 2],
    ['bytes, not their base64', { b: { B: 'AQID' } }, 4],
    ['true and null', { t: { BOOL: true }, z: { NULL: true } }, 4],
    ['a set', { s: { SS: ['ab', 'c'] } }, 4],
    ['a list, with 3 bytes and 1 an element', { l: { L: [{ S: 'ab' }, { BOOL: true }] } }, 9],
    ['a map, with 3 bytes and 1 a member', { m: { M: { k: { S: 'ab' } } } }, 8],
  ])('counts %s', (_name, item, bytes) => {
    expect(itemSize(item)).toBe(bytes);
  });
});
