/** One DynamoDB value as it travels: exactly one member is set; numbers are strings, bytes are base64. */
export interface AttributeValue {
  S?: string;
  N?: string;
  B?: string;
  SS?: string[];
  NS?: string[];
  BS?: string[];
  BOOL?: boolean;
  NULL?: boolean;
  L?: AttributeValue[];
  M?: Item;
}

/** An item, or the key of one: attribute names to values. A committed item is never changed in place. */
export interface Item {
  [name: string]: AttributeValue;
}

/** The types a key attribute may have. */
export type KeyType = 'S' | 'N' | 'B';

export type AttributeType = keyof AttributeValue;

const ATTRIBUTE_TYPES: readonly AttributeType[] = ['S', 'N', 'B', 'SS', 'NS', 'BS', 'BOOL', 'NULL', 'L', 'M'];

/** The one type descriptor of a value, e.g. `S`; undefined for an empty structure. */
export function typeOf(value: AttributeValue): AttributeType | undefined {
  return ATTRIBUTE_TYPES.find((type) => value[type] !== undefined);
}

function sameMembers(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((member) => right.includes(member));
}

function sameMap(left: Item, right: Item): boolean {
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => sameValue(left[name], right[name]));
}

/** Deep equality of two values; sets are compared without order, numbers as normalised text. */
export function sameValue(left: AttributeValue | undefined, right: AttributeValue | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  const type = typeOf(left);
  if (type === undefined || type !== typeOf(right)) return false;
  if (left.L && right.L) {
    const others = right.L;
    return left.L.length === others.length && left.L.every((value, index) => sameValue(value, others[index]));
  }
  if (left.M && right.M) return sameMap(left.M, right.M);
  const leftSet = left.SS ?? left.NS ?? left.BS;
  const rightSet = right.SS ?? right.NS ?? right.BS;
  if (leftSet && rightSet) return sameMembers(leftSet, rightSet);
  return left[type] === right[type];
}

/** Whether two items hold the same attributes with the same values. */
export function sameItem(left: Item, right: Item): boolean {
  return sameMap(left, right);
}
