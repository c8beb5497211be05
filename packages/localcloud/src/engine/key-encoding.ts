import type { AttributeValue, Item, KeyType } from './attribute-value.ts';
import { orderOfNumber } from './dynalite.ts';
import { validationError } from './errors.ts';

/** The attributes that make a key, of a table or of an index. */
export interface KeySchema {
  readonly hash: { readonly name: string; readonly type: KeyType };
  readonly range: { readonly name: string; readonly type: KeyType } | undefined;
}

/** The one or two attributes of a key. */
export function keyParts({ hash, range }: KeySchema): readonly KeySchema['hash'][] {
  return range ? [hash, range] : [hash];
}

/** A key as the engine sorts it: `order` compares by code unit as DynamoDB compares the range key. */
export interface EncodedKey {
  readonly partition: string;
  readonly order: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII is exactly what is looked for
const ASCII = /^[\x00-\x7f]*$/;

/** Text whose code-unit order is DynamoDB's order of this key value: bytes of UTF-8, numbers by size, raw bytes. */
export function orderOf(value: AttributeValue, type: KeyType): string {
  if (type === 'N') return orderOfNumber(value.N ?? '0');
  if (type === 'B') return Buffer.from(value.B ?? '', 'base64').toString('latin1');
  const text = value.S ?? '';
  return ASCII.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** The key of an item that is known to have one. */
export function encodeKey(item: Item, schema: KeySchema): EncodedKey | undefined {
  const hash = item[schema.hash.name];
  if (hash?.[schema.hash.type] === undefined) return undefined;
  const partition = orderOf(hash, schema.hash.type);
  if (!schema.range) return { partition, order: '' };
  const range = item[schema.range.name];
  if (range?.[schema.range.type] === undefined) return undefined;
  return { partition, order: orderOf(range, schema.range.type) };
}

/** One string per key, without ambiguity whatever the parts contain. */
export function keyId(key: EncodedKey): string {
  return `${key.partition.length.toString(36)}:${key.partition}${key.order}`;
}

/** A well-mixed 32-bit hash (FNV-1a with murmur3's finaliser): scan order, segments and stream lanes rest on it. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function byteLength(value: AttributeValue, type: KeyType): number {
  if (type === 'N') return 1;
  return type === 'S' ? Buffer.byteLength(value.S ?? '', 'utf8') : Buffer.byteLength(value.B ?? '', 'base64');
}

/** Refuses an empty or over-long key value with DynamoDB's message. */
function checkKeyLength(name: string, value: AttributeValue, type: KeyType, role: 'hash' | 'range'): void {
  const length = byteLength(value, type);
  if (length === 0) {
    throw validationError(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${type === 'S' ? 'string' : 'binary'} value. Key: ${name}`,
    );
  }
  if (role === 'hash' && length > 2048) {
    throw validationError(
      'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes',
    );
  }
  if (role === 'range' && length > 1024) {
    throw validationError(
      'One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes',
    );
  }
}

/** Encodes the `Key` of a request, which must hold exactly the key attributes; throws ValidationException. */
export function encodeRequestKey(key: Item, schema: KeySchema): EncodedKey {
  const parts = keyParts(schema);
  const matches = parts.every((part) => key[part.name]?.[part.type] !== undefined);
  if (!matches || Object.keys(key).length !== parts.length) {
    throw validationError('The provided key element does not match the schema');
  }
  return encodeCheckedKey(key, schema);
}

/** Encodes the key of an item to be stored; throws ValidationException naming the missing or mistyped attribute. */
export function encodeItemKey(item: Item, schema: KeySchema): EncodedKey {
  for (const part of keyParts(schema)) {
    const value = item[part.name];
    if (value === undefined) {
      throw validationError(`One or more parameter values were invalid: Missing the key ${part.name} in the item`);
    }
    if (value[part.type] === undefined) {
      throw validationError(
        `One or more parameter values were invalid: Type mismatch for key ${part.name} expected: ${part.type} actual: ${Object.keys(value)[0]}`,
      );
    }
  }
  return encodeCheckedKey(item, schema);
}

function encodeCheckedKey(item: Item, schema: KeySchema): EncodedKey {
  const hash = item[schema.hash.name];
  if (hash) checkKeyLength(schema.hash.name, hash, schema.hash.type, 'hash');
  const range = schema.range && item[schema.range.name];
  if (range && schema.range) checkKeyLength(schema.range.name, range, schema.range.type, 'range');
  const encoded = encodeKey(item, schema);
  if (!encoded) throw validationError('The provided key element does not match the schema');
  return encoded;
}
