import type { AttributeValue, Item } from './attribute-value.ts';

/** The largest item DynamoDB stores, bytes. */
export const MAX_ITEM_BYTES = 400 * 1024;

function textBytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function blobBytes(base64: string): number {
  return Buffer.byteLength(base64, 'base64');
}

function sum<T>(values: readonly T[], size: (value: T) => number): number {
  let total = 0;
  for (const value of values) total += size(value);
  return total;
}

/** Bytes of a number: two significant digits a byte, one for the exponent, one more when negative. */
function numberBytes(number: string): number {
  const digits = number.replace(/^-/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
  if (digits === 0) return 1;
  const [whole = ''] = number.replace(/^-/, '').split('.');
  const point = whole === '0' ? -(/^0\.(0*)/.exec(number.replace(/^-/, ''))?.[1]?.length ?? 0) : whole.length;
  const oddStart = Math.abs(point) % 2;
  return 1 + Math.ceil((digits + oddStart) / 2) + (number.startsWith('-') ? 1 : 0);
}

/** Bytes of one value, as DynamoDB's sizing guide counts them. */
function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return textBytes(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.B !== undefined) return blobBytes(value.B);
  if (value.M) return 3 + Object.keys(value.M).length + itemSize(value.M);
  if (value.L) return 3 + sum(value.L, (member) => 1 + valueSize(member));
  if (value.SS) return sum(value.SS, textBytes);
  if (value.NS) return sum(value.NS, numberBytes);
  if (value.BS) return sum(value.BS, blobBytes);
  return 1;
}

/** Bytes of an item: names in UTF-8 and values. */
export function itemSize(item: Item): number {
  let total = 0;
  for (const name in item) {
    const value = item[name];
    if (value) total += textBytes(name) + valueSize(value);
  }
  return total;
}
