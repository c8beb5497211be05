/** A list that was cut: which, and how much of it is left. */
export interface ShortList {
  /** JSON pointer (RFC 6901). */
  readonly list: string;
  readonly shown: number;
  readonly count: number;
}

export interface CutValue {
  readonly value: unknown;
  readonly cut: readonly ShortList[];
}

/** How many bytes a text takes in the answer of a Lambda function, which carries it as a JSON string. */
function carriedBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text));
}

/** Whether there is room for a text; of a short one that is seen by its length. */
export function fits(text: string, room: number): boolean {
  return text.length * LONGEST_ESCAPE < room || carriedBytes(text) <= room;
}

/** What one character takes at most within a JSON string: `\u0000`. */
const LONGEST_ESCAPE = 6;

/** The same of a value that is written as JSON. */
export function valueBytes(value: unknown): number {
  return carriedBytes(JSON.stringify(value) ?? '');
}

/**
 * Cuts lists of a value until it takes no more than `room`: the longest first and each as far as it must, with at least one
 * entry left. Of an entry that is too large by itself the lists are cut in turn.
 */
export function cutLists(value: unknown, room: number, at = ''): CutValue {
  if (valueBytes(value) <= room) return { value, cut: [] };
  if (Array.isArray(value)) return cutList(value, room, at);
  const lists = outerLists(value, at).map((list) => ({ ...list, bytes: valueBytes(list.entries) }));
  const others = valueBytes(value) - lists.reduce((sum, { bytes }) => sum + bytes, 0);
  const share = fairShare(
    lists.map(({ bytes }) => bytes),
    Math.max(room - others, 0),
  );
  const shorter = new Map(lists.map(({ pointer, entries }) => [pointer, cutList(entries, share, pointer)]));
  return { value: withLists(value, at, shorter), cut: [...shorter.values()].flatMap(({ cut }) => cut) };
}

/** The entries of a list that there is room for, from `skip` on; one at least. */
export function cutList(entries: readonly unknown[], room: number, pointer: string, skip = 0): CutValue {
  const rest = entries.slice(skip);
  const fitting = countFitting(rest, room);
  const [first] = rest;
  const whole = fitting === 0 && rest.length > 0 ? cutLists(first, room, `${pointer}/${skip}`) : undefined;
  const value = whole === undefined ? rest.slice(0, fitting) : [whole.value];
  const isShort = value.length < rest.length;
  return {
    value,
    cut: [
      ...(isShort ? [{ list: pointer, shown: skip + value.length, count: entries.length }] : []),
      ...(whole?.cut ?? []),
    ],
  };
}

/** How many of a list's first entries there is room for. */
export function countFitting(entries: readonly unknown[], room: number): number {
  let used = 2;
  for (const [index, entry] of entries.entries()) {
    used += valueBytes(entry) + 1;
    if (used > room) return index;
  }
  return entries.length;
}

/** The lists in a value that stand in no other list. */
function outerLists(value: unknown, at: string): readonly { pointer: string; entries: readonly unknown[] }[] {
  if (Array.isArray(value)) return [{ pointer: at, entries: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => outerLists(member, `${at}/${escaped(name)}`));
}

function withLists(value: unknown, at: string, lists: ReadonlyMap<string, CutValue>): unknown {
  if (Array.isArray(value)) return lists.get(at)?.value ?? value;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value);
  return Object.fromEntries(
    members.map(([name, member]) => [name, withLists(member, `${at}/${escaped(name)}`, lists)]),
  );
}

/** The most that each of some sizes may take, so that together they take no more than `room`. */
function fairShare(sizes: readonly number[], room: number): number {
  let left = room;
  const sorted = sizes.toSorted((a, b) => a - b);
  for (const [index, size] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - index));
    if (size > share) return share;
    left -= size;
  }
  return room;
}

/** What stands at a JSON pointer of a value; `undefined` where nothing does. */
export function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((held, name) => memberOf(held, name.replaceAll('~1', '/').replaceAll('~0', '~')), value);
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
